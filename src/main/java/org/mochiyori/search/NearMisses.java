package org.mochiyori.search;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mochiyori.catalogue.Municipalities;
import org.mochiyori.index.SearchRequest.Circle;
import org.mochiyori.index.SearchRequest.Filters;
import org.mochiyori.index.SearchRequest.Page;
import org.mochiyori.index.SearchRequest.Size;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.search.Help.NearMiss;
import org.mochiyori.search.Help.Relaxed;
import org.mochiyori.words.QuestionReader;

/** Relaxes one condition of a question after the other and keeps what is then found. */
final class NearMisses {
    /** So few are an invitation to look further. */
    static final long FEW = 3;

    private static final int MOST = 4;
    private static final int ITEMS = 3;
    private static final int METRES = 2_000;
    private static final Duration WEEK = Duration.ofDays(7);

    private final Municipalities municipalities;
    private final QuestionReader questions;
    private final ZoneId zone;

    NearMisses(Municipalities municipalities, QuestionReader questions, ZoneId zone) {
        this.municipalities = municipalities;
        this.questions = questions;
        this.zone = zone;
    }

    /**
     * Near misses of a question.
     *
     * @param wanted the question, with all that its words said put into its conditions
     * @param known how many it found; a near miss has more to show
     * @param ask answers another question
     */
    List<NearMiss> of(Wanted wanted, long known, Instant now, Function<Wanted, Found> ask) {
        List<NearMiss> all = new ArrayList<>();
        for (Map.Entry<Relaxed, Wanted> way : ways(wanted, now).entrySet()) {
            if (all.size() == MOST || (way.getKey() == Relaxed.WORDS && !all.isEmpty())) {
                break;
            }
            Found found = ask.apply(way.getValue().on(Page.first(ITEMS)));
            long unknown = way.getValue().withUnknown() ? found.unknownTotal().orElse(0) : 0;
            if (found.total() + unknown > known) {
                all.add(new NearMiss(way.getKey(), found.total() + unknown, found.items()));
            }
        }
        return all;
    }

    private Map<Relaxed, Wanted> ways(Wanted wanted, Instant now) {
        Map<Relaxed, Wanted> ways = new LinkedHashMap<>();
        wanted.times().ifPresent(times -> addTimes(wanted, times, now, ways));
        questions.wider(wanted.words()).ifPresent(wider -> ways.put(Relaxed.MEANING, wanted.saying(wider)));
        Filters filters = wanted.filters();
        filters.near().ifPresent(circle -> ways.put(Relaxed.DISTANCE, wanted.with(filters.near(further(circle)))));
        if (!filters.areas().isEmpty()) {
            ways.put(Relaxed.AREA, wanted.with(filters.in(wider(filters.areas()))));
        }
        if (filters.box().isPresent()) {
            ways.put(Relaxed.BOX, wanted.with(filters.but(draft -> draft.box = Optional.empty())));
        }
        if (filters.size().persons() > 1) {
            ways.put(
                    Relaxed.PERSONS,
                    wanted.with(filters.of(new Size(0, filters.size().quantity()))));
        }
        if (filters.size().quantity() > 1) {
            ways.put(
                    Relaxed.QUANTITY,
                    wanted.with(filters.of(new Size(filters.size().persons(), 0))));
        }
        Map<Relaxed, Filters> plain = new LinkedHashMap<>();
        plain.put(Relaxed.HUB, filters.but(draft -> draft.hubs = Set.of()));
        plain.put(Relaxed.RESERVATION, filters.but(draft -> draft.reservations = Set.of()));
        plain.put(Relaxed.FEE, filters.but(draft -> draft.mostYen = OptionalInt.empty()));
        plain.put(Relaxed.FEATURE, filters.but(draft -> draft.features = Set.of()));
        plain.put(Relaxed.CATEGORY, filters.but(draft -> draft.categories = Set.of()));
        plain.put(Relaxed.KIND, filters.but(draft -> draft.kinds = Set.of()));
        plain.forEach((relaxed, wider) -> {
            if (!wider.equals(filters)) {
                ways.put(relaxed, wanted.with(wider));
            }
        });
        boolean narrowed = !filters.equals(Filters.NONE) || wanted.times().isPresent();
        if (!wanted.words().isBlank() && narrowed) {
            ways.put(Relaxed.WORDS, wanted.saying(""));
        }
        return ways;
    }

    /** The same length at another hour of the day, or on another day of the week. */
    private void addTimes(Wanted asked, Times times, Instant now, Map<Relaxed, Wanted> ways) {
        // What nobody knows was there before; another time does not make it known.
        Wanted wanted = asked.ifKnown();
        Duration length = times.stretch().orElse(times.window().length());
        ZonedDateTime day = times.window().from().atZone(zone).with(LocalTime.MIN);
        Instant midnight = day.plusDays(1).toInstant();
        // Of a day that is over no hour is left.
        if (now.isBefore(midnight)) {
            TimeWindow sameDay = new TimeWindow(later(day.toInstant(), now), midnight);
            if (length.compareTo(sameDay.length()) <= 0 && !sameDay.equals(times.window())) {
                ways.put(Relaxed.HOUR, wanted.at(new Times(sameDay, Optional.of(length), times.quantity())));
            }
        }
        Instant begin = later(day.toInstant().minus(WEEK.dividedBy(2)), now);
        TimeWindow week = new TimeWindow(begin, begin.plus(WEEK).plus(length));
        ways.put(Relaxed.DAY, wanted.at(new Times(week, Optional.of(length), times.quantity())));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Circle further(Circle circle) {
        return new Circle(circle.centre(), Math.max(circle.metres() * 2, circle.metres() + METRES));
    }

    /** The prefectures of municipalities; of prefectures, the whole country. */
    private Set<String> wider(Set<String> areas) {
        boolean local = areas.stream().noneMatch(municipalities::isPrefecture);
        return local
                ? areas.stream()
                        .flatMap(code -> municipalities.prefectureOf(code).stream())
                        .flatMap(name -> municipalities.prefectureCode(name).stream())
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
