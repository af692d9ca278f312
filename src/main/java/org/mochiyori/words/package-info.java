/**
 * What a person's words mean: spellings made equal, readings, concepts of the field, areas, persons, times and prices in the
 * words of a question.
 *
 * <p>Words: {@link org.mochiyori.words.Sense} (takes areas, times and the like out of a question), {@link
 * org.mochiyori.words.Understanding} (what it took), {@link org.mochiyori.words.QuestionReader} (cuts the rest into parts),
 * {@link org.mochiyori.words.ConceptLexicon} (finds concepts in text), {@link org.mochiyori.words.TextFold} (one spelling).
 *
 * <p>Arrows: catalogue (concepts), kernel. Pure; of Lucene it sees only the Japanese dictionary.
 */
@NullMarked
package org.mochiyori.words;

import org.jspecify.annotations.NullMarked;
