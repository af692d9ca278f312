package org.mochiyori.site;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mochiyori.booking.Quote.QuotedLine;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Stretch;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.catalogue.Tariff;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.site.view.CartView;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Line;
import org.mochiyori.site.view.Move;

/** The lines of a cart as its page shows them, with what would work instead. */
final class CartItems {
    private final Doors doors;

    CartItems(Doors doors) {
        this.doors = doors;
    }

    /** Whether the reader sees it and may ask for it here. */
    private boolean isLent(Optional<Caller> caller, UUID listing) {
        return doors.catalogue()
                .listings()
                .findVisible(caller, listing)
                .filter(entry -> entry.listing().isLendable())
                .isPresent();
    }

    /** The one this browser holds, without what cannot be lent any more: it would hold up all the rest. */
    Cart kept(Visit visit) {
        Cart cart = Cart.of(visit);
        Optional<Caller> caller = Optional.of(visit.caller());
        return cart.of(cart.lines().stream()
                .filter(line -> isLent(caller, line.listing()))
                .map(this::offered)
                .toList());
    }

    /** The line without what its lender does not offer (any more): extras of that day, times of what is no person's help. */
    private Cart.Line offered(Cart.Line line) {
        if (line.extras().isEmpty() && line.candidates().isEmpty()) {
            return line;
        }
        List<TimeWindow> candidates = listing(line).kind() == ListingKind.SKILL ? line.candidates() : List.of();
        Set<String> there = choices(line).extras().stream()
                .map(Tariff.Extra::label)
                .filter(line.extras()::contains)
                .collect(Collectors.toSet());
        return new Cart.Line(line.listing(), line.window(), line.quantity(), there, candidates);
    }

    Listing listing(Cart.Line line) {
        return entry(line).listing();
    }

    private Entry entry(Cart.Line line) {
        return doors.catalogue().listings().find(line.listing()).orElseThrow();
    }

    /** Whether rules of any of them look at the nature of a use. */
    boolean asksNature(Cart cart) {
        return cart.lines().stream().anyMatch(line -> choices(line).natures());
    }

    private RequestChoices choices(Cart.Line line) {
        Entry entry = entry(line);
        LocalDate use = LocalDate.ofInstant(line.window().from(), entry.hub().zone());
        return RequestChoices.of(doors.catalogue().rules().of(doors.platform().db(), entry.listing()), use);
    }

    /**
     * A line to be shown.
     *
     * @param quoted empty where the whole could not be measured
     * @param language of the reader
     */
    record Shown(int position, Cart.Line line, Optional<QuotedLine> quoted, Language language) {
        Optional<Problem> refusal() {
            return quoted.flatMap(QuotedLine::refusal);
        }
    }

    /** @param waiver for what refuses it */
    CartView.Item item(Shown shown, Optional<Move> waiver) {
        int position = shown.position();
        Cart.Line line = shown.line();
        Entry entry = entry(line);
        Span when = Span.of(line.window(), entry.hub().zone());
        Optional<Problem> refusal = shown.refusal();
        String path = "/listings/" + line.listing();
        return new CartView.Item(
                shown(entry, Cards.title(entry.listing(), shown.language()), when, line.quantity()),
                times(line, entry.hub().zone()),
                path,
                shown.quoted()
                        .filter(one -> one.refusal().isEmpty())
                        .map(one -> one.terms().price())
                        .map(price -> Quotes.amount(price.total(), price.isComplete())),
                refusal.map(Refusals::sentences).orElse(List.of()),
                refusal.map(problem -> instead(position, line, entry, problem)).orElse(List.of()),
                waiver,
                path + "/book?line=" + position + "&quantity=" + line.quantity() + "&"
                        + pieces(entry, when.from().toLocalDate()).query(when),
                move("/cart/remove", Phrase.of("cart.remove"), position, List.of()));
    }

    private static List<Phrase> times(Cart.Line line, ZoneId zone) {
        List<Phrase> times = line.windows().stream()
                .map(window -> Phrase.of("booking.span", "span", Span.of(window, zone)))
                .toList();
        return times.size() == 1
                ? times
                : IntStream.range(0, times.size())
                        .mapToObj(i -> Phrase.of("cart.wish", "n", i + 1, "when", times.get(i)))
                        .toList();
    }

    /** What something is called in the reader's language. */
    String title(UUID listing, Language language) {
        return Cards.title(
                doors.catalogue().listings().find(listing).orElseThrow().listing(), language);
    }

    private static Line shown(Entry entry, String title, Span when, int quantity) {
        boolean many = entry.listing().kind() == ListingKind.EQUIPMENT;
        return new Line(
                Phrase.literal(title),
                Cards.kind(entry.listing().kind()),
                when,
                many ? Optional.of(Phrase.of("booking.amount-of", "n", quantity)) : Optional.empty());
    }

    private Pieces pieces(Entry entry, LocalDate day) {
        Optional<Opening> opening = doors.catalogue()
                .rules()
                .openings(doors.platform().db(), entry.listing())
                .on(day);
        return Pieces.of(entry, opening, day);
    }

    private List<Move> instead(int position, Cart.Line line, Entry entry, Problem problem) {
        List<Move> moves = new ArrayList<>();
        if (!line.candidates().isEmpty()) {
            // Another first time mends nothing where a further one is refused: the form shows them all.
            return moves;
        }
        int left = left(line);
        if (left > 0 && left < line.quantity()) {
            List<Field> fewer = List.of(Field.hidden("quantity", String.valueOf(left)));
            moves.add(move("/cart/change", Phrase.of("cart.fewer", "n", left), position, fewer));
        }
        ZoneId zone = entry.hub().zone();
        for (Span span : Refusals.alternatives(problem)) {
            List<Field> window = List.of(
                    Field.hidden("from", instant(span.from(), zone)),
                    Field.hidden("until", instant(span.until(), zone)));
            moves.add(move("/cart/change", Phrase.of("booking.span", "span", span), position, window));
        }
        return moves;
    }

    /** How many are free during the whole window. */
    private int left(Cart.Line line) {
        return line.quantity() == 1
                ? 0
                : doors.booking().availability().answered(line.listing(), line.window(), 1).stretches().stream()
                        .mapToInt(Stretch::remaining)
                        .min()
                        .orElse(0);
    }

    private static Move move(String action, Phrase label, int position, List<Field> more) {
        List<Field> fields = new ArrayList<>(more);
        fields.add(Field.hidden("line", String.valueOf(position)));
        return new Move(action, label, false, Optional.empty(), fields);
    }

    private static String instant(LocalDateTime local, ZoneId zone) {
        return local.atZone(zone).toInstant().toString();
    }
}
