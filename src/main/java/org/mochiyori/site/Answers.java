package org.mochiyori.site;

import java.util.List;
import java.util.Map;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Field;

/**
 * What was typed into a form and what is wrong with it: a page with errors keeps every answer.
 *
 * @param typed answers by name of the field
 * @param wrong errors by name of the field
 */
public record Answers(Map<String, String> typed, Map<String, Phrase> wrong) {
    public Answers {
        typed = Map.copyOf(typed);
        wrong = Map.copyOf(wrong);
    }

    /** Nothing typed yet. */
    public static Answers none() {
        return new Answers(Map.of(), Map.of());
    }

    /** The questions with these answers and errors. */
    List<Field> fill(List<Field> fields) {
        return fields.stream().map(field -> field.answered(typed, wrong)).toList();
    }
}
