package org.mochiyori.site;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mochiyori.calendar.Hours;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Slots;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.site.view.Field;

/**
 * How the time of a listing is asked for: hours, named bands, whole days, or wishes for a day.
 *
 * @param bands the bands and runs of bands to choose from, for {@link Way#BANDS}
 */
record Pieces(Way way, List<Field.Option> bands, ZoneId zone) {
    Pieces {
        bands = List.copyOf(bands);
    }

    /** What a form asks. */
    enum Way {
        HOURS,
        BANDS,
        DAYS,
        WISHES
    }

    /** As the listing's opening rules of a day have it. */
    static Pieces of(Entry entry, Optional<Opening> opening, LocalDate day) {
        ZoneId zone = entry.hub().zone();
        if (entry.listing().kind() == ListingKind.SKILL) {
            return new Pieces(Way.WISHES, List.of(), zone);
        }
        return switch (opening.map(Opening::slots).orElse(new Slots.Grid(30, 0))) {
            case Slots.Grid grid -> new Pieces(Way.HOURS, List.of(), zone);
            case Slots.Days days -> new Pieces(Way.DAYS, List.of(), zone);
            // From the first of a month to the last: other days are refused, and these offered.
            case Slots.Months months -> new Pieces(Way.DAYS, List.of(), zone);
            case Slots.Bands bands ->
                new Pieces(
                        Way.BANDS, bands.runs(day).stream().map(Pieces::option).toList(), zone);
        };
    }

    /** The window that a form asks for; empty where an answer is missing or wrong, which the form then knows. */
    Optional<TimeWindow> window(FormInput form, Instant now) {
        return switch (way) {
            case HOURS -> hours(form);
            case BANDS -> band(form);
            case DAYS -> days(form, now);
            case WISHES -> wish(form, 1, true);
        };
    }

    /** Further times that would do as well, of what a person is asked for: one is needed, so that there is a choice. */
    List<TimeWindow> candidates(FormInput form) {
        return way == Way.WISHES
                ? Stream.concat(further(form, 2).stream(), further(form, 3).stream())
                        .toList()
                : List.of();
    }

    /** The second is needed; none is a choice that was there before. */
    private Optional<TimeWindow> further(FormInput form, int number) {
        Optional<TimeWindow> wished = wish(form, number, number == 2);
        boolean repeated = wished.isPresent()
                && IntStream.range(1, number)
                        .mapToObj(before -> wish(form, before, true))
                        .anyMatch(wished::equals);
        if (repeated) {
            form.wrong("wish" + number, "repeated");
            return Optional.empty();
        }
        return wished;
    }

    /** The names of the boxes that say when. */
    static List<String> names() {
        return List.of(
                "date", "from", "until", "band", "fetch", "bring", "wish1", "from1", "until1", "wish2", "from2",
                "until2", "wish3", "from3", "until3");
    }

    private Optional<TimeWindow> wish(FormInput form, int number, boolean needed) {
        String name = "wish" + number;
        Optional<LocalDate> day = form.day(name);
        boolean asked = needed || day.isPresent();
        Optional<LocalTime> from = form.time("from" + number);
        Optional<LocalTime> until = form.time("until" + number);
        if (asked) {
            form.require(name, day);
            form.require("from" + number, from);
            form.require("until" + number, until);
        }
        return day.isEmpty() || from.isEmpty() || until.isEmpty()
                ? Optional.empty()
                : ordered(form, "until" + number, at(day.get(), from.get()), at(day.get(), until.get()));
    }

    /** The answers that ask for a stretch, by name. */
    Map<String, String> answers(Span span) {
        String day = span.from().toLocalDate().toString();
        String from = span.from().toLocalTime().toString();
        String until = span.until().toLocalTime().toString();
        return switch (way) {
            case HOURS -> Map.of("date", day, "from", from, "until", until);
            case BANDS -> Map.of("date", day, "band", from + "-" + until);
            case DAYS ->
                Map.of(
                        "fetch",
                        day,
                        "bring",
                        span.until().minusNanos(1).toLocalDate().toString());
            // Nobody helps for days on end: of a loan that lasts so long, the first day is what is near.
            case WISHES ->
                span.from().toLocalDate().equals(span.until().toLocalDate()) ? wished(1, span) : Map.of("wish1", day);
        };
    }

    /** The answers that ask for further times, by name. */
    Map<String, String> further(List<TimeWindow> candidates) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            answers.putAll(wished(i + 2, Span.of(candidates.get(i), zone)));
        }
        return answers;
    }

    private static Map<String, String> wished(int number, Span span) {
        return Map.of(
                "wish" + number, span.from().toLocalDate().toString(),
                "from" + number, span.from().toLocalTime().toString(),
                "until" + number, span.until().toLocalTime().toString());
    }

    /** The same as the query of an address. */
    String query(Span span) {
        return answers(span).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(answer -> answer.getKey() + "=" + answer.getValue())
                .collect(Collectors.joining("&"));
    }

    private Optional<TimeWindow> hours(FormInput form) {
        Optional<LocalDate> day = form.require("date", form.day("date"));
        Optional<LocalTime> from = form.require("from", form.time("from"));
        Optional<LocalTime> until = form.require("until", form.time("until"));
        if (day.isEmpty() || from.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        boolean midnight = until.get().equals(LocalTime.MIDNIGHT);
        return ordered(
                form,
                "until",
                at(day.get(), from.get()),
                at(midnight ? day.get().plusDays(1) : day.get(), until.get()));
    }

    private Optional<TimeWindow> band(FormInput form) {
        Optional<LocalDate> day = form.require("date", form.day("date"));
        Optional<Hours> band = form.require("band", form.convert("band", "value", Hours::parse));
        return day.isEmpty() || band.isEmpty()
                ? Optional.empty()
                : Optional.of(new TimeWindow(
                        minute(day.get(), band.get().from()),
                        minute(day.get(), band.get().until())));
    }

    /** Whole days; a loan that begins today begins now. */
    private Optional<TimeWindow> days(FormInput form, Instant now) {
        Optional<LocalDate> fetch = form.require("fetch", form.day("fetch"));
        Optional<LocalDate> bring = form.require("bring", form.day("bring"));
        if (fetch.isEmpty() || bring.isEmpty()) {
            return Optional.empty();
        }
        Instant morning = at(fetch.get(), LocalTime.MIDNIGHT);
        boolean today = fetch.get().equals(LocalDate.ofInstant(now, zone));
        Instant from = today ? now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES) : morning;
        return ordered(form, "bring", from, at(bring.get().plusDays(1), LocalTime.MIDNIGHT));
    }

    private static Optional<TimeWindow> ordered(FormInput form, String name, Instant from, Instant until) {
        if (!from.isBefore(until)) {
            form.wrong(name, "order");
            return Optional.empty();
        }
        return Optional.of(new TimeWindow(from, until));
    }

    private Instant minute(LocalDate day, int minute) {
        return at(day.plusDays(minute / Hours.DAY), LocalTime.ofSecondOfDay(minute % Hours.DAY * 60L));
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    private static Field.Option option(List<Slots.Band> run) {
        Hours hours =
                new Hours(run.getFirst().hours().from(), run.getLast().hours().until());
        String name = String.join("・", run.stream().map(Slots.Band::name).toList());
        return new Field.Option(
                hours.toString(),
                Phrase.of("booking.band-of", "name", LentWords.band(name), "hours", hours.toString()));
    }
}
