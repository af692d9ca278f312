package org.mochiyori.platform.text;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A sentence not yet put into a language: what rules and pages hand on.
 *
 * @param key key of the message
 * @param params values by name
 */
public record Phrase(String key, Map<String, Object> params) {
    public Phrase {
        params = Map.copyOf(params);
    }

    /** The message with values: name, value, name, value … */
    public static Phrase of(String key, Object... pairs) {
        return new Phrase(key, pairs(pairs));
    }

    /** Somebody's own words, the same in every language. */
    public static Phrase literal(String text) {
        return of("text.literal", "text", text);
    }

    /** A name, in the spelling of its reader. */
    public static Phrase literal(Named name) {
        return of("text.literal", "text", name);
    }

    static Map<String, Object> pairs(Object... pairs) {
        if (pairs.length % 2 != 0) {
            throw new IllegalArgumentException("a value without a name, or a name without a value");
        }
        Map<String, Object> params = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            params.put((String) pairs[i], pairs[i + 1]);
        }
        return params;
    }
}
