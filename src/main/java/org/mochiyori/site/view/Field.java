package org.mochiyori.site.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * A question of a form, with what was answered and what is wrong with it.
 *
 * @param form which of several forms on one page asks; empty where it is alone
 * @param name of the parameter, unique in the form
 * @param hint how to answer, shown before the box
 * @param autocomplete token of the HTML standard, or empty
 * @param options to choose from, for {@link Type#SELECT} and {@link Type#CHOICE}
 */
public record Field(
        String form,
        String name,
        Type type,
        Phrase label,
        Optional<Phrase> hint,
        String value,
        List<Option> options,
        Optional<Phrase> error,
        boolean required,
        String autocomplete) {
    public Field {
        options = List.copyOf(options);
    }

    /** What is asked for. */
    public enum Type {
        TEXT("text"),
        EMAIL("email"),
        TEL("tel"),
        PASSWORD("password"),
        /** A count, typed: full-width digits are read as well, so the box is text with a number pad. */
        COUNT("text"),
        DATE("date"),
        TIME("time"),
        LONG_TEXT("textarea"),
        SELECT("select"),
        /** One of a few, all in sight. */
        CHOICE("radio"),
        /** Yes or no. */
        CHECK("checkbox"),
        FILE("file"),
        /** Carried along unseen; not a question. */
        HIDDEN("hidden");

        private final String html;

        Type(String html) {
            this.html = html;
        }

        /** The value of {@code type}, or the element's name. */
        public String html() {
            return html;
        }
    }

    /** One possible answer. */
    public record Option(String value, Phrase label) {}

    /** A required question without an answer yet. */
    public static Field of(Type type, String name, String labelKey) {
        return new Field(
                "", name, type, Phrase.of(labelKey), Optional.empty(), "", List.of(), Optional.empty(), true, "");
    }

    /** A value that is carried along unseen. */
    public static Field hidden(String name, String value) {
        return of(Type.HIDDEN, name, "form.choose").value(value).optional();
    }

    /** The same in one of several forms on a page, which may ask for the same. */
    public Field in(String which) {
        return new Field(which, name, type, label, hint, value, options, error, required, autocomplete);
    }

    /** The same, asked in other words. */
    public Field labelled(Phrase text) {
        return new Field(form, name, type, text, hint, value, options, error, required, autocomplete);
    }

    /** The same, to be left empty if one likes. */
    public Field optional() {
        return new Field(form, name, type, label, hint, value, options, error, false, autocomplete);
    }

    /** The same with an explanation. */
    public Field hint(Phrase text) {
        return new Field(form, name, type, label, Optional.of(text), value, options, error, required, autocomplete);
    }

    /** The same with what was answered. */
    public Field value(String answer) {
        return new Field(form, name, type, label, hint, answer, options, error, required, autocomplete);
    }

    /** The same with what was typed under its name, and what is wrong with that. */
    public Field answered(Map<String, String> typed, Map<String, Phrase> wrong) {
        // Of a box that is not ticked, a form sends nothing.
        boolean cleared = type == Type.CHECK && typed.containsKey("once");
        Field answered = value(typed.getOrDefault(name, cleared ? "" : value));
        // A page can give back what was typed, but no file: browsers let it choose none.
        boolean lost = type == Type.FILE && error.isEmpty() && typed.containsKey("once");
        return Optional.ofNullable(wrong.get(name))
                .or(() -> lost ? Optional.of(Phrase.of("form.file-again")) : Optional.empty())
                .map(answered::error)
                .orElse(answered);
    }

    /** The same with its choices. */
    public Field options(List<Option> choices) {
        return new Field(form, name, type, label, hint, value, choices, error, required, autocomplete);
    }

    /** The same with what is wrong. */
    public Field error(Phrase text) {
        return new Field(form, name, type, label, hint, value, options, Optional.of(text), required, autocomplete);
    }

    /** The same, to be filled by the browser. */
    public Field autocomplete(String token) {
        return new Field(form, name, type, label, hint, value, options, error, required, token);
    }

    /** The id of the box. */
    public String id() {
        return form.isEmpty() ? "f-" + name : "f-" + form + "-" + name;
    }

    /** The ids of what describes the box. */
    public String describedBy() {
        String hintId = hint.isPresent() ? id() + "-hint" : "";
        String errorId = error.isPresent() ? id() + "-error" : "";
        return (hintId + " " + errorId).strip();
    }
}
