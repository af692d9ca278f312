package org.mochiyori.listfile;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The meanings of one file's headings. JSON objects may bring new ones with every element. */
final class Columns {
    private static final int MOST_HEADINGS = 10_000;

    private final Headings headings;
    private final Map<String, Optional<Field>> meanings = new HashMap<>();
    private final Layout layout;

    Columns(Headings headings, List<String> names) {
        this.headings = headings;
        names.forEach(this::meaning);
        boolean named = meanings.values().stream()
                .anyMatch(one -> one.filter(Field::names).isPresent());
        if (!named) {
            names.stream()
                    .filter(headings::mayName)
                    .findFirst()
                    .ifPresent(one -> meanings.put(one, Optional.of(Field.NAME)));
        }
        Set<Field> fields = EnumSet.noneOf(Field.class);
        meanings.values().forEach(one -> one.ifPresent(fields::add));
        this.layout = Layout.of(fields, names.stream().map(Headings::key).collect(Collectors.toSet()));
    }

    Layout layout() {
        return layout;
    }

    Optional<Field> meaning(String heading) {
        if (meanings.size() > MOST_HEADINGS) {
            return headings.find(heading);
        }
        return meanings.computeIfAbsent(heading, headings::find);
    }
}
