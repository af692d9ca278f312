package org.mochiyori.site;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.index.ListingDocument;
import org.mochiyori.index.SearchRequest.Filters;
import org.mochiyori.index.SearchRequest.Page;
import org.mochiyori.index.SearchRequest.Size;
import org.mochiyori.index.SearchRequest.Sort;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.search.Times;
import org.mochiyori.search.Wanted;
import org.mochiyori.site.view.HomeView.Bar;

/** What the search bar asks. What cannot be read is left out: an address may have been shared, or mended by hand. */
record SearchForm(Bar bar, Wanted wanted) {
    /** The names in the address that make the front page a page of results. */
    static final Set<String> NAMES = Set.of("q", "where", "date", "part", "persons", "kind", "fee", "here");

    private static final int PAGE = 20;
    static final int LONGEST_CURSOR = 2000;
    private static final Duration SOME_TIME = Duration.ofHours(1);

    /** Reads the address; empty where nothing is looked for. */
    static Optional<SearchForm> read(Visit visit, ZoneId zone) {
        boolean asks = NAMES.stream()
                .anyMatch(name ->
                        visit.asked(name).filter(text -> !text.equals("any")).isPresent());
        return asks ? Optional.of(of(visit, zone)) : Optional.empty();
    }

    /** Reads the address, also where nothing is looked for. */
    static SearchForm of(Visit visit, ZoneId zone) {
        Bar bar = bar(visit);
        return new SearchForm(bar, wanted(visit, bar, zone));
    }

    /** The bar as it was sent. */
    static Bar bar(Visit visit) {
        return new Bar(
                visit.asked("q").orElse(""),
                visit.asked("where").orElse(""),
                visit.asked("date").orElse(""),
                visit.asked("part").orElse("any"),
                visit.asked("persons").orElse(""),
                visit.asked("kind").orElse(""));
    }

    private static Wanted wanted(Visit visit, Bar bar, ZoneId zone) {
        int persons = new FormInput(Map.of("persons", bar.persons()))
                .count("persons", 1, 100_000)
                .orElse(0);
        Filters filters = Filters.NONE.but(draft -> {
            draft.kinds = kinds(bar.kind());
            draft.mostYen = visit.asked("fee").equals(Optional.of("free")) ? OptionalInt.of(0) : OptionalInt.empty();
            draft.reservations = visit.asked("here").isPresent() ? Set.of(ListingDocument.Reservation.HERE) : Set.of();
            draft.size = new Size(persons, 0);
        });
        Page page = new Page(Sort.RELEVANCE, visit.asked("after", LONGEST_CURSOR), PAGE, true);
        String words =
                Stream.of(bar.where(), bar.q()).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
        return new Wanted(words, false, filters, times(bar, zone), true, page);
    }

    private static Set<ListingKind> kinds(String code) {
        return Stream.of(ListingKind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(code))
                .collect(Collectors.toSet());
    }

    /** A part of a day wants some hour of it; a whole day wants all of it. */
    private static Optional<Times> times(Bar bar, ZoneId zone) {
        Optional<LocalDate> day = new FormInput(Map.of("date", bar.date())).day("date");
        return day.map(date -> switch (bar.part()) {
            case "morning" -> new Times(window(date, zone, 9, 12), Optional.of(SOME_TIME), 1);
            case "afternoon" -> new Times(window(date, zone, 13, 17), Optional.of(SOME_TIME), 1);
            case "evening" -> new Times(window(date, zone, 18, 21), Optional.of(SOME_TIME), 1);
            case "day" -> new Times(window(date, zone, 9, 17), Optional.empty(), 1);
            default -> new Times(window(date, zone, 9, 21), Optional.of(SOME_TIME), 1);
        });
    }

    private static TimeWindow window(LocalDate date, ZoneId zone, int from, int until) {
        return new TimeWindow(
                date.atTime(LocalTime.of(from, 0)).atZone(zone).toInstant(),
                date.atTime(LocalTime.of(until, 0)).atZone(zone).toInstant());
    }
}
