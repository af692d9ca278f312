package org.mochiyori.site;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.search.Found;
import org.mochiyori.search.Help;
import org.mochiyori.search.Marker;
import org.mochiyori.site.view.Card;
import org.mochiyori.site.view.Chip;
import org.mochiyori.site.view.Here;
import org.mochiyori.site.view.HomeView;
import org.mochiyori.site.view.HomeView.KindCount;
import org.mochiyori.site.view.HomeView.Results;
import org.mochiyori.site.view.Kind;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Pager;
import org.mochiyori.words.Marks;
import org.mochiyori.words.Understanding;

/** The front page, and what is found from it. */
final class HomePages {
    private static final int FRESH = 6;
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private final Doors doors;
    private final Cards cards;

    HomePages(Doors doors, Cards cards) {
        this.doors = doors;
        this.cards = cards;
    }

    void mount(PageRouter pages) {
        pages.get(
                "/",
                visit -> SearchForm.read(visit, ZONE)
                        .map(form -> results(visit, form))
                        .orElseGet(() -> home(visit)));
    }

    private Reply home(Visit visit) {
        return Reply.show(new HomeView(
                SearchForm.bar(visit),
                Optional.empty(),
                kinds(),
                doors.catalogue().listings().newest(FRESH).stream()
                        .map(entry -> cards.of(entry, visit.language()))
                        .toList()));
    }

    private Reply results(Visit visit, SearchForm form) {
        Found found = doors.search().search().find(visit.findCaller(), form.wanted());
        Language language = visit.language();
        Here here = Choices.here(visit.context());
        Marker marker = new Marker(doors.catalogue().concepts(), found);
        Results results = new Results(
                Phrase.of(
                        "search.count",
                        "n",
                        found.total() + found.unknownTotal().orElse(0)),
                found.understood().chips().stream()
                        .flatMap(chip ->
                                understood(chip, language)
                                        .map(said -> new Chip(said, without(here, chip.text()), true))
                                        .stream())
                        .toList(),
                chips(here),
                found.items().stream()
                        .map(item -> card(item, language, Optional.of(marker)))
                        .toList(),
                new Pager(
                        visit.asked("after", 2000).map(after -> here.without("after")),
                        found.next().map(next -> here.with("after", next))),
                help(found.help(), here, language),
                SavedPages.keep(doors.saved().searches().query(form.wanted())),
                MonthPages.of(here));
        return Reply.show(new HomeView(form.bar(), Optional.of(results), List.of(), List.of()));
    }

    private List<KindCount> kinds() {
        Map<ListingKind, Integer> counts = doors.catalogue().listings().countPublished();
        return Arrays.stream(ListingKind.values())
                .map(kind -> {
                    Kind shown = Cards.kind(kind);
                    return new KindCount(shown, counts.getOrDefault(kind, 0), "/?kind=" + shown.code());
                })
                .toList();
    }

    private Card card(Found.Item item, Language language, Optional<Marker> marker) {
        Card card = cards.of(item.entry(), language);
        Optional<Phrase> free = item.free().flatMap(one -> switch (one.state()) {
            case FREE ->
                one.firstStart()
                        .map(at -> Phrase.of(
                                "search.free-from",
                                "at",
                                LocalDateTime.ofInstant(at, item.entry().hub().zone())));
            case TAKEN -> Optional.of(Phrase.of("search.taken"));
            case UNKNOWN -> Optional.of(Phrase.of("search.unknown"));
        });
        return new Card(
                card.href(),
                card.title(),
                card.kind(),
                card.reservation(),
                card.place(),
                card.facts(),
                free,
                Optional.of(Phrase.literal(item.entry().hub().called())),
                card.photo(),
                marker.map(marks -> marking(
                                marks, card.title(), Cards.about(item.entry().listing(), language)))
                        .orElse(card.marking()));
    }

    private static Card.Marking marking(Marker marker, String title, String about) {
        Marker.Marked name = marker.name(title);
        List<Card.Piece> snippet = name.marks().isEmpty()
                ? marker.snippet(about).map(HomePages::pieces).orElse(List.of())
                : List.of();
        return new Card.Marking(pieces(name), snippet);
    }

    private static List<Card.Piece> pieces(Marker.Marked marked) {
        List<Card.Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Marks.Span span : marked.marks()) {
            pieces.add(new Card.Piece(marked.text().substring(at, span.from()), false));
            pieces.add(new Card.Piece(marked.text().substring(span.from(), span.until()), true));
            at = span.until();
        }
        pieces.add(new Card.Piece(marked.text().substring(at), false));
        return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
    }

    private Optional<Phrase> understood(Understanding.Chip chip, Language language) {
        return switch (chip.meaning()) {
            case Understanding.Area area ->
                Optional.of(
                        chip.sure() ? Phrase.literal(area.name()) : Phrase.of("search.area-also", "area", area.name()));
            case Understanding.Persons persons -> Optional.of(Phrase.of("booking.persons-of", "n", persons.count()));
            case Understanding.Window window -> Optional.of(when(window));
            case Understanding.Price price ->
                Optional.of(
                        price.mostYen() == 0
                                ? Phrase.of("listing.fee-free")
                                : Phrase.of("search.fee-most", "yen", new Yen(price.mostYen())));
            case Understanding.Feature feature -> cards.label(feature.concept(), language);
        };
    }

    private static Phrase when(Understanding.Window when) {
        Span span = Span.of(when.window(), ZONE);
        return when.lasts()
                .map(length -> length.toMinutesPart() == 0
                        ? Phrase.of("search.span-hours", "span", span, "n", length.toHours())
                        : Phrase.of("search.span-minutes", "span", span, "n", length.toMinutes()))
                .orElseGet(() -> Phrase.of("booking.span", "span", span));
    }

    /** The same question without a stretch of its words. */
    private static String without(Here here, String stretch) {
        String name = here.query().getOrDefault("q", "").contains(stretch) ? "q" : "where";
        String rest = here.query().getOrDefault(name, "").replace(stretch, " ").strip();
        Here first = new Here(here.path(), rest(here));
        return rest.isEmpty() ? first.without(name) : first.with(name, rest);
    }

    private HomeView.Help help(Help help, Here here, Language language) {
        Here first = new Here(here.path(), rest(here));
        List<Link> spellings = help.didYouMean().stream()
                .map(spelling -> new Link(Phrase.literal(spelling), first.with("q", spelling)))
                .toList();
        List<HomeView.Near> near = help.nearMisses().stream()
                .map(miss -> new HomeView.Near(
                        Phrase.of("search.near-" + miss.relaxed().name().toLowerCase(Locale.ROOT)),
                        Phrase.of("search.count", "n", miss.total()),
                        miss.items().stream()
                                .map(item -> card(item, language, Optional.empty()))
                                .toList()))
                .toList();
        List<Link> popular = help.popular().stream()
                .flatMap(id -> cards.label(id, language).stream())
                .map(label -> new Link(
                        label,
                        new Here("/", Map.of())
                                .with("q", String.valueOf(label.params().get("text")))))
                .toList();
        return new HomeView.Help(spellings, near, popular, hints(here));
    }

    private static List<Chip> chips(Here whole) {
        Here here = new Here(whole.path(), rest(whole));
        List<Chip> chips = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            boolean on = kind.code().equals(here.query().get("kind"));
            chips.add(new Chip(Phrase.of(kind.key()), on ? here.without("kind") : here.with("kind", kind.code()), on));
        }
        chips.add(toggle(here, "fee", "free", "listing.fee-free"));
        chips.add(toggle(here, "here", "1", "listing.reserve-here"));
        return chips;
    }

    /** Another question begins at its first page. */
    private static Map<String, String> rest(Here here) {
        Map<String, String> query = new java.util.LinkedHashMap<>(here.query());
        query.remove("after");
        return query;
    }

    private static Chip toggle(Here here, String name, String value, String key) {
        boolean on = here.query().containsKey(name);
        return new Chip(Phrase.of(key), on ? here.without(name) : here.with(name, value), on);
    }

    private static List<Link> hints(Here here) {
        List<Link> hints = new ArrayList<>();
        if (!here.query().getOrDefault("date", "").isEmpty()) {
            hints.add(new Link(Phrase.of("search.without-date"), here.without("date")));
        }
        if (!here.query().getOrDefault("kind", "").isEmpty()) {
            hints.add(new Link(Phrase.of("search.without-kind"), here.without("kind")));
        }
        hints.add(new Link(Phrase.of("search.start-again"), "/"));
        return hints;
    }
}
