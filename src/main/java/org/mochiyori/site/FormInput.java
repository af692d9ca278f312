package org.mochiyori.site;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Problem.FieldError;
import org.mochiyori.platform.text.Phrase;

/** Reads the answers of a form and notes each wrong one, so that a page shows all of them at once and loses none. */
final class FormInput {
    private final Map<String, String> typed;
    private final Map<String, Phrase> wrong = new LinkedHashMap<>();

    FormInput(Map<String, String> typed) {
        this.typed = Map.copyOf(typed);
    }

    /** A text that must be given; empty where it is not, or too long. */
    String text(String name, int most) {
        String text = textIfAny(name, most);
        if (text.isEmpty() && !wrong.containsKey(name)) {
            wrong(name, "required");
        }
        return text;
    }

    /** A text that may be left out. */
    String textIfAny(String name, int most) {
        String text = typed.getOrDefault(name, "").strip();
        if (text.codePointCount(0, text.length()) > most) {
            wrong.put(name, Phrase.of("form.wrong-length", "most", most));
            return "";
        }
        return text;
    }

    /** The same, empty where nothing was typed. */
    Optional<String> findText(String name, int most) {
        return Optional.of(textIfAny(name, most)).filter(text -> !text.isEmpty());
    }

    /** A whole number, in whatever digits it was typed. */
    Optional<Integer> count(String name, int least, int most) {
        Optional<Integer> number = convert(name, "number", Integer::valueOf);
        if (number.isPresent() && (number.get() < least || number.get() > most)) {
            wrong.put(name, Phrase.of("form.wrong-range", "least", least, "most", most));
            return Optional.empty();
        }
        return number;
    }

    /** A day as browsers send it: 2027-01-09. */
    Optional<LocalDate> day(String name) {
        return convert(name, "day", LocalDate::parse);
    }

    /** The same where nobody is told that it is none. */
    static Optional<LocalDate> ofDay(String text) {
        return new FormInput(Map.of("day", text)).day("day");
    }

    /** A time of day as browsers send it: 13:30. */
    Optional<LocalTime> time(String name) {
        return convert(name, "time", LocalTime::parse);
    }

    /** An identifier of an option. */
    Optional<UUID> id(String name) {
        return convert(name, "value", UUID::fromString);
    }

    /** Any other answer: the converter throws for a wrong text; what is missing is noted by {@link #require}. */
    <T> Optional<T> convert(String name, String code, Function<String, T> converter) {
        String text = Normalizer.normalize(typed.getOrDefault(name, ""), Normalizer.Form.NFKC)
                .strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(converter.apply(text));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            wrong(name, code);
            return Optional.empty();
        }
    }

    /** Notes that an answer is missing, unless it is there or already wrong. */
    <T> Optional<T> require(String name, Optional<T> answer) {
        if (answer.isEmpty() && !wrong.containsKey(name)) {
            wrong(name, "required");
        }
        return answer;
    }

    /** A day and, in a box named after it, a time of that day; both must be there. */
    Optional<Instant> moment(String name, ZoneId zone) {
        Optional<LocalDate> day = require(name, day(name));
        Optional<LocalTime> time = require(name + "Time", time(name + "Time"));
        return day.flatMap(d -> time.map(t -> d.atTime(t).atZone(zone).toInstant()));
    }

    /** What is wrong with an answer, for a problem: it is missing, or it is another. */
    String code(String name) {
        return textIfAny(name, Integer.MAX_VALUE).isEmpty() ? "required" : "value";
    }

    /** Whether a box is ticked. */
    boolean isTicked(String name) {
        return typed.containsKey(name);
    }

    /** Notes a wrong answer by its code. */
    void wrong(String name, String code) {
        wrong.put(name, ofCode(code));
    }

    /** Notes a wrong answer in a sentence. */
    void wrong(String name, Phrase sentence) {
        wrong.put(name, sentence);
    }

    /** Notes what a front door found wrong; the last part of a pointer is the name of the answer. */
    void wrong(Problem.Invalid invalid) {
        for (FieldError error : invalid.errors()) {
            wrong.put(error.pointer().substring(error.pointer().lastIndexOf('/') + 1), sentence(error));
        }
    }

    boolean isFine() {
        return wrong.isEmpty();
    }

    /** What was typed and what is wrong, to show the form again. */
    Answers answers() {
        return new Answers(typed, wrong);
    }

    /** A wrong field in the reader's language; what has no sentence of its own is told as wrong. */
    static Phrase sentence(FieldError error) {
        return ofCode(error.code());
    }

    private static Phrase ofCode(String code) {
        return switch (code) {
            case "required" -> Phrase.of("form.wrong-required");
            case "number" -> Phrase.of("form.wrong-number");
            case "day" -> Phrase.of("form.wrong-day");
            case "time" -> Phrase.of("form.wrong-time");
            case "mail" -> Phrase.of("form.wrong-mail");
            case "phone" -> Phrase.of("form.wrong-phone");
            case "length" -> Phrase.of("form.wrong-size");
            case "common", "easy" -> Phrase.of("form.wrong-easy");
            case "repeated" -> Phrase.of("form.wrong-repeated");
            case "order" -> Phrase.of("form.wrong-order");
            default -> Phrase.of("form.wrong-value");
        };
    }
}
