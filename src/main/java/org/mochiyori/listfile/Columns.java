package org.mochiyori.listfile;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The meanings of one file's headings. JSON objects may bring new ones with every element. */
final class Columns {
    private static final int MOST_HEADINGS = 10_000;
    private static final Pattern NUMBERED = Pattern.compile(" \\([0-9]+\\)$");

    private final Headings headings;
    private final Map<String, Optional<Field>> meanings = new HashMap<>();
    private final Layout layout;

    Columns(Headings headings, List<String> names) {
        this.headings = headings;
        names.stream().map(Columns::bare).forEach(name -> meanings.computeIfAbsent(name, headings::find));
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

    /** What a heading means, also one that was numbered because another is called the same: 画像URL (2). */
    Optional<Field> meaning(String heading) {
        Optional<Field> known = meanings.get(heading);
        if (known != null) {
            return known;
        }
        String bare = bare(heading);
        Optional<Field> found = meanings.getOrDefault(bare, headings.find(bare));
        if (meanings.size() <= MOST_HEADINGS) {
            meanings.put(heading, found);
        }
        return found;
    }

    /** What the text would mean as a heading of any table. */
    Optional<Field> heading(String text) {
        return text.length() > 20 ? Optional.empty() : headings.find(text);
    }

    private static String bare(String heading) {
        return NUMBERED.matcher(heading).replaceFirst("");
    }
}
