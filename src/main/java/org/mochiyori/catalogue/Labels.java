package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Set;
import org.mochiyori.calendar.JsonFields;

/** Sets of short words in values of rules, such as classes of borrowers. */
final class Labels {
    private static final int LONGEST = 60;

    private Labels() {}

    static Set<String> read(JsonFields f, String name) {
        return Set.copyOf(f.texts(name, Labels::checked).stream().distinct().toList());
    }

    static void put(ObjectNode json, String name, Collection<String> words) {
        if (!words.isEmpty()) {
            ArrayNode list = json.putArray(name);
            words.stream().sorted().forEach(list::add);
        }
    }

    private static String checked(String word) {
        if (word.isBlank() || word.length() > LONGEST) {
            throw new IllegalArgumentException("1 to " + LONGEST + " characters");
        }
        return word;
    }
}
