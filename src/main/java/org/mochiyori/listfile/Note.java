package org.mochiyori.listfile;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mochiyori.platform.text.Phrase;

/**
 * One thing to know about a row or file.
 *
 * @param values what its sentence names: the column, what stood there, what was made of it
 */
public record Note(Reason reason, Map<String, Object> values) {
    public Note {
        values = Map.copyOf(values);
    }

    /** The reason with its values: name, value, name, value … */
    public static Note of(Reason reason, Object... pairs) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], pairs[i + 1]);
        }
        return new Note(reason, values);
    }

    /** The sentence, not yet in a language. */
    public Phrase phrase() {
        return new Phrase(reason.messageKey(), values);
    }
}
