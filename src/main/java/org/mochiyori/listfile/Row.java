package org.mochiyori.listfile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A record by meaning: tidied cells, and the notes made while it is read. */
final class Row {
    /** A filled cell: its heading and its tidied text. */
    record Cell(String heading, String text) {}

    private final Map<Field, List<Cell>> byField = new EnumMap<>(Field.class);
    private final List<Cell> unknown = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    Row(SequencedMap<String, String> cells, Columns columns) {
        cells.forEach((heading, raw) -> {
            String text = Tidy.cell(raw);
            if (!text.isEmpty()) {
                Cell cell = new Cell(heading, text);
                Optional<Field> field = columns.meaning(heading);
                field.ifPresentOrElse(
                        known -> byField.computeIfAbsent(known, any -> new ArrayList<>())
                                .add(cell),
                        () -> unknown.add(cell));
            }
        });
    }

    Optional<Cell> first(Field field) {
        return byField.getOrDefault(field, List.of()).stream().findFirst();
    }

    /** The first filled cell of that meaning; "" if none. */
    String text(Field field) {
        return first(field).map(Cell::text).orElse("");
    }

    Optional<String> find(Field field) {
        return first(field).map(Cell::text);
    }

    List<Cell> all(Field field) {
        return byField.getOrDefault(field, List.of());
    }

    List<Cell> unknown() {
        return unknown;
    }

    /** Whether nothing is filled but what templates fill too. */
    boolean isBlank() {
        return unknown.isEmpty() && byField.keySet().stream().allMatch(Field::frame);
    }

    /** How many cells say something. */
    int filled() {
        return unknown.size() + byField.values().stream().mapToInt(List::size).sum();
    }

    void note(Reason reason, Object... pairs) {
        notes.add(Note.of(reason, pairs));
    }

    List<Note> notes() {
        return notes;
    }
}
