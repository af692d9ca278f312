package org.mochiyori.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A button inside the form of a rule: one row more, one less, one further up. Without scripts, the form is sent and comes back.
 *
 * @param act what is done
 * @param at the way to the row, or to the rows
 * @param kind of a new row: tag and word, or nothing
 */
record RulePress(Act act, String at, String kind) {
    /** What buttons do. */
    enum Act {
        ROW,
        /** A row in the place of the one that is there. */
        ONLY,
        PART,
        REMOVE,
        UP
    }

    /** The value a button sends. */
    String code() {
        return act.name() + ":" + at + ":" + kind;
    }

    /** What a sent value means; empty for one that is of no such button. */
    static Optional<RulePress> read(String code) {
        String[] parts = code.split(":", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        for (Act act : Act.values()) {
            if (act.name().equals(parts[0])) {
                return Optional.of(new RulePress(act, parts[1], parts[2]));
            }
        }
        return Optional.empty();
    }

    /** Changes the value; a button of rows that are gone does nothing. */
    void on(ObjectNode value) {
        int cut = at.lastIndexOf('.');
        String last = at.substring(cut + 1);
        JsonNode parent = cut < 0 ? value : value.at("/" + at.substring(0, cut).replace('.', '/'));
        if (parent instanceof ObjectNode object) {
            on(object, last);
        } else if (parent instanceof ArrayNode array && last.matches("[0-9]{1,3}")) {
            on(array, Integer.parseInt(last));
        }
    }

    private void on(ObjectNode object, String name) {
        switch (act) {
            case ROW -> add(object.get(name) instanceof ArrayNode there ? there : object.putArray(name));
            case ONLY -> add(object.putArray(name));
            case PART -> object.putObject(name);
            case REMOVE -> object.remove(name);
            case UP -> {}
        }
    }

    private void add(ArrayNode rows) {
        ObjectNode row = rows.addObject();
        if (!kind.isEmpty()) {
            row.put(kind.split("=", 2)[0], kind.substring(kind.indexOf('=') + 1));
        }
    }

    private void on(ArrayNode rows, int n) {
        if (n < rows.size() && act == Act.REMOVE) {
            rows.remove(n);
        } else if (n > 0 && n < rows.size() && act == Act.UP) {
            JsonNode row = rows.remove(n);
            rows.insert(n - 1, row);
        }
    }
}
