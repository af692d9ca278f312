package org.mochiyori.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The values of a rule in the course of time: on a date, the latest one not after it holds, whole.
 *
 * @param values by date, each date once; may be empty
 */
public record Validity<T>(List<Dated<T>> values) {
    public Validity {
        values = values.stream().sorted(Comparator.comparing(Dated::validFrom)).toList();
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i).validFrom().equals(values.get(i - 1).validFrom())) {
                throw new IllegalArgumentException("two values begin on one date");
            }
        }
    }

    /**
     * A value and the first date on which it holds.
     *
     * @param validFrom first date
     */
    public record Dated<T>(LocalDate validFrom, T value) {}

    /** No value at any date. */
    public static <T> Validity<T> none() {
        return new Validity<>(List.of());
    }

    /** One value for all time. */
    public static <T> Validity<T> always(T value) {
        return new Validity<>(List.of(new Dated<>(LocalDate.MIN, value)));
    }

    /** The value that holds on the date. */
    public Optional<T> on(LocalDate date) {
        for (int i = values.size() - 1; i >= 0; i--) {
            if (!values.get(i).validFrom().isAfter(date)) {
                return Optional.of(values.get(i).value());
            }
        }
        return Optional.empty();
    }

    /**
     * This one wherever it has a value, and the farther one before that: {@code listing.over(place).over(hub)}. Values are
     * never merged.
     */
    public Validity<T> over(Validity<T> farther) {
        if (values.isEmpty()) {
            return farther;
        }
        LocalDate first = values.getFirst().validFrom();
        List<Dated<T>> both = new ArrayList<>(values);
        farther.values.stream().filter(d -> d.validFrom().isBefore(first)).forEach(both::add);
        return new Validity<>(both);
    }

    /**
     * The same where a value may stand for an end: from its date on the farther one holds again, and where that has none, the end
     * stands.
     */
    public Validity<T> over(Validity<T> farther, Predicate<T> ended) {
        if (values.stream().map(Dated::value).noneMatch(ended)) {
            return over(farther);
        }
        return new Validity<>(Stream.concat(values.stream(), farther.values.stream())
                .map(Dated::validFrom)
                .distinct()
                .flatMap(day -> on(day)
                        .filter(value -> !ended.test(value))
                        .or(() -> farther.on(day))
                        .or(() -> on(day))
                        .map(value -> new Dated<>(day, value))
                        .stream())
                .toList());
    }
}
