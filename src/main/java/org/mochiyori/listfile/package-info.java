/**
 * Reads the lists of municipalities and groups, whatever file they come in: bytes in, understood records out.
 *
 * <p>Words: {@link org.mochiyori.listfile.FileReader} (the door), {@link org.mochiyori.listfile.SourceFile} (bytes as
 * they came), {@link org.mochiyori.listfile.Layout} (which list it is), {@link org.mochiyori.listfile.Entry} (one record
 * as understood), {@link org.mochiyori.listfile.Note} (what was repaired, doubted or refused, and why), {@link
 * org.mochiyori.listfile.Duplicates} (which records are one place). Nothing here keeps or changes anything.
 *
 * <p>Arrows: catalogue, platform, kernel.
 */
@NullMarked
package org.mochiyori.listfile;

import org.jspecify.annotations.NullMarked;
