package org.mochiyori.site.view;

import java.util.List;
import org.mochiyori.platform.text.Phrase;

/**
 * Questions and the one button that sends the answers.
 *
 * @param action where they go, by POST
 */
public record Form(String action, List<Field> fields, Phrase submit) {
    public Form {
        fields = List.copyOf(fields);
    }

    /** The questions answered wrongly. */
    public List<Field> wrong() {
        return fields.stream().filter(field -> field.error().isPresent()).toList();
    }

    /** Whether a file is sent along. */
    public boolean upload() {
        return fields.stream().anyMatch(field -> field.type() == Field.Type.FILE);
    }
}
