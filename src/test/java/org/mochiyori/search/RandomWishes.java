package org.mochiyori.search;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Slots;

/** Times that somebody may ask for: mostly in the pieces that are lent, now and then not. */
final class RandomWishes {
    static final ZoneOffset ZONE = ZoneOffset.ofHours(9);

    private final Random random;

    RandomWishes(Random random) {
        this.random = random;
    }

    /** From when to when. */
    record Span(OffsetDateTime from, OffsetDateTime to) {
        Duration length() {
            return Duration.between(from, to);
        }
    }

    /** Beginning on a date, mostly of the shape that the rules ask for. */
    Span on(LocalDate date, Opening opening) {
        return random.nextInt(8) == 0 ? anyhow(date) : shaped(date, opening);
    }

    private Span anyhow(LocalDate date) {
        int from = 15 * random.nextInt(92);
        return new Span(at(date, from), at(date, from + 15 * (1 + random.nextInt(60))));
    }

    /** In pieces that are lent; whether they are open, free and long enough is another matter. */
    Span shaped(LocalDate date, Opening opening) {
        return switch (opening.slots()) {
            case Slots.Grid grid -> {
                // Mostly by day, or nearly all would fall where it is closed.
                int early = random.nextInt(4) == 0 ? 0 : 8 * 60 / grid.minutes();
                int late = (random.nextInt(4) == 0 ? 1440 - grid.offset() : 20 * 60) / grid.minutes();
                int first = grid.offset() + grid.minutes() * (early + random.nextInt(late - early));
                int most = Math.max(1, 300 / grid.minutes());
                int until = first + grid.minutes() * (1 + random.nextInt(most));
                yield new Span(at(date, first), at(date, Math.min(until, 1440)));
            }
            case Slots.Bands bands -> {
                List<List<Slots.Band>> runs = bands.runs(date);
                List<Slots.Band> run = runs.get(random.nextInt(runs.size()));
                int overrun = random.nextInt(3) == 0 ? bands.overrun() : 0;
                yield new Span(
                        at(date, run.getFirst().hours().from() - (random.nextBoolean() ? overrun : 0)),
                        at(date, run.getLast().hours().until() + overrun));
            }
            case Slots.Days days -> {
                int count = days.shortest() + random.nextInt(days.longest().orElse(9) - days.shortest() + 1);
                yield new Span(at(date, 0), at(date.plusDays(count), 0));
            }
            case Slots.Months months -> {
                LocalDate first = date.withDayOfMonth(1);
                int count = months.shortest() + random.nextInt(months.longest().orElse(4) - months.shortest() + 1);
                yield new Span(at(first, 0), at(first.plusMonths(count), 0));
            }
        };
    }

    /** The shortest length that the rules lend in one piece. */
    static Duration shortest(Opening opening) {
        return switch (opening.slots()) {
            case Slots.Grid grid ->
                Duration.ofMinutes(
                        Math.max(1, Math.ceilDiv(opening.limits().shortest(), grid.minutes())) * grid.minutes());
            case Slots.Bands bands ->
                Duration.ofMinutes(Math.max(1, opening.limits().shortest()));
            case Slots.Days days -> Duration.ofDays(days.shortest());
            case Slots.Months months -> Duration.ofDays(1);
        };
    }

    /** Where a use that begins then may end and holds the wished one: in the pieces that are lent, the shortest first. */
    static Stream<OffsetDateTime> ends(OffsetDateTime start, OffsetDateTime wished, Opening opening) {
        LocalDate date = start.toLocalDate();
        Stream<OffsetDateTime> ends = switch (opening.slots()) {
            case Slots.Grid grid ->
                IntStream.rangeClosed(1, 1 + 36 * 60 / grid.minutes())
                        .mapToObj(n -> start.plusMinutes((long) n * grid.minutes()));
            case Slots.Bands bands ->
                bands.on(date).stream().map(band -> at(date, band.hours().until()));
            case Slots.Days days -> IntStream.rangeClosed(1, 40).mapToObj(n -> at(date.plusDays(n), 0));
            case Slots.Months months ->
                IntStream.rangeClosed(1, 12)
                        .mapToObj(n -> at(date.withDayOfMonth(1).plusMonths(n), 0));
        };
        return Stream.concat(Stream.of(wished), ends.filter(end -> end.isAfter(wished)));
    }

    /** A minute of a date, counted on beyond its end. */
    static OffsetDateTime at(LocalDate date, int minute) {
        return date.atStartOfDay().plusMinutes(minute).atOffset(ZONE);
    }
}
