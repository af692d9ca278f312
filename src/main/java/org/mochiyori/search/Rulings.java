package org.mochiyori.search;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.mochiyori.calendar.Choices;
import org.mochiyori.calendar.Choices.Choice;
import org.mochiyori.calendar.Need;
import org.mochiyori.calendar.Timetable;
import org.mochiyori.search.Found.State;

/**
 * What the rules say of times, for the next who asks for the same. Kept until the second is over: when asking begins and ends
 * is told in whole seconds, so between two of them the answer cannot change.
 */
final class Rulings {
    private static final int MOST = 500;

    private final Map<Times, Moment> known = new ConcurrentHashMap<>();

    private record Moment(long second, AtomicReferenceArray<@Nullable Ruling> byKind) {}

    /**
     * What the rules say.
     *
     * @param otherwise what a listing is that has no room for any of the choices
     * @param exact whether choices begin and end with half hours
     */
    record Ruling(List<Choice> choices, State otherwise, boolean exact) {
        static Ruling of(Timetable rules, Times times, Instant now) {
            Need need = new Need(times.quantity(), now);
            List<Choice> choices = times.stretch()
                    .map(length -> Choices.holding(rules, length, times.window(), need))
                    .orElseGet(() -> Choices.covering(rules, times.window(), need));
            State otherwise = Choices.isUnknown(rules, times.window()) ? State.UNKNOWN : State.TAKEN;
            return new Ruling(
                    choices, otherwise, choices.stream().map(Choice::footprint).allMatch(BusyBits::isExact));
        }
    }

    /**
     * Where to look up and to keep rulings on times, at a moment.
     *
     * @param kinds of rules that there are at least; their numbers stay what they are
     */
    AtomicReferenceArray<@Nullable Ruling> at(Times times, Instant now, int kinds) {
        if (isSecond(now) || !isInSeconds(times)) {
            return new AtomicReferenceArray<>(kinds);
        }
        Moment moment = known.get(times);
        if (moment != null
                && moment.second() == now.getEpochSecond()
                && moment.byKind().length() >= kinds) {
            return moment.byKind();
        }
        if (known.size() >= MOST) {
            known.clear();
        }
        AtomicReferenceArray<@Nullable Ruling> begun = new AtomicReferenceArray<>(kinds);
        known.put(times, new Moment(now.getEpochSecond(), begun));
        return begun;
    }

    private static boolean isInSeconds(Times times) {
        return isSecond(times.window().from())
                && isSecond(times.window().until())
                && times.stretch().map(Duration::toNanosPart).orElse(0) == 0;
    }

    private static boolean isSecond(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).equals(instant);
    }
}
