package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * Questions and the button that sends the answers.
 *
 * @param action where they go, by POST
 * @param other a second button, for those who want something else with the same answers
 */
public record Form(String action, List<Field> fields, Phrase submit, Optional<Button> other) {
    public Form {
        fields = List.copyOf(fields);
    }

    /** With one button, as nearly all are. */
    public Form(String action, List<Field> fields, Phrase submit) {
        this(action, fields, submit, Optional.empty());
    }

    /**
     * A button that says by its name that it was pressed.
     *
     * @param name of the parameter it sends
     */
    public record Button(String name, Phrase label) {}

    /** The same with a second button. */
    public Form or(Button second) {
        return new Form(action, fields, submit, Optional.of(second));
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
