package org.mochiyori.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The values of a rule in the course of time: on a date, the latest one not after it holds, whole, unless it has ended since.
 *
 * @param values by date, each date once; may be empty
 * @param ends first dates on which nothing is said any more, until the next value; by date, none of them a value's
 */
public record Validity<T>(List<Dated<T>> values, List<LocalDate> ends) {
    public Validity {
        values = values.stream().sorted(Comparator.comparing(Dated::validFrom)).toList();
        ends = ends.stream().sorted().toList();
        long begun = Stream.concat(values.stream().map(Dated::validFrom), ends.stream())
                .distinct()
                .count();
        if (begun < values.size() + ends.size()) {
            throw new IllegalArgumentException("two values begin on one date");
        }
    }

    /** Values that do not end. */
    public Validity(List<Dated<T>> values) {
        this(values, List.of());
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
            Dated<T> latest = values.get(i);
            if (!latest.validFrom().isAfter(date)) {
                return hasEnded(latest.validFrom(), date) ? Optional.empty() : Optional.of(latest.value());
            }
        }
        return Optional.empty();
    }

    /** The same, but ended from a date on, until what begins later; a value that begins on it is left out. */
    public Validity<T> endedOn(LocalDate date) {
        return new Validity<>(
                values.stream().filter(value -> !value.validFrom().equals(date)).toList(),
                Stream.concat(ends.stream(), Stream.of(date)).distinct().toList());
    }

    /** The same with values read as something else. */
    public <R> Validity<R> as(Function<T, R> reader) {
        return new Validity<>(
                values.stream()
                        .map(value -> new Dated<>(value.validFrom(), reader.apply(value.value())))
                        .toList(),
                ends);
    }

    /** Whether there is a value on the date or on a later one. */
    public boolean isKnown(LocalDate date) {
        return on(date).isPresent()
                || values.stream().anyMatch(value -> value.validFrom().isAfter(date));
    }

    /** The dates on which another value begins, or one ends, in order. */
    List<LocalDate> turns() {
        return Stream.concat(values.stream().map(Dated::validFrom), ends.stream())
                .sorted()
                .toList();
    }

    /**
     * This one wherever it has a value, and the farther one before that and where this one has ended: {@code
     * listing.over(place).over(hub)}. Values are never merged.
     */
    public Validity<T> over(Validity<T> farther) {
        if (values.isEmpty()) {
            return farther;
        }
        return ends.isEmpty() ? after(farther) : between(farther);
    }

    /** What does not end covers all that is above it from its first day on. */
    private Validity<T> after(Validity<T> farther) {
        LocalDate first = values.getFirst().validFrom();
        List<Dated<T>> both = new ArrayList<>(values);
        farther.values.stream().filter(d -> d.validFrom().isBefore(first)).forEach(both::add);
        return new Validity<>(
                both, farther.ends.stream().filter(end -> end.isBefore(first)).toList());
    }

    private Validity<T> between(Validity<T> farther) {
        List<Dated<T>> both = new ArrayList<>();
        List<LocalDate> neither = new ArrayList<>();
        Optional<T> before = Optional.empty();
        for (LocalDate day : Stream.concat(turns().stream(), farther.turns().stream())
                .distinct()
                .sorted()
                .toList()) {
            Optional<T> now = on(day).or(() -> farther.on(day));
            if (now.isEmpty() && before.isPresent()) {
                neither.add(day);
            }
            // What is above may change unseen.
            if (!now.equals(before)) {
                now.ifPresent(value -> both.add(new Dated<>(day, value)));
            }
            before = now;
        }
        return new Validity<>(both, neither);
    }

    private boolean hasEnded(LocalDate begun, LocalDate date) {
        for (LocalDate end : ends) {
            if (end.isAfter(begun) && !end.isAfter(date)) {
                return true;
            }
        }
        return false;
    }
}
