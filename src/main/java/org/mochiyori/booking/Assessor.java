package org.mochiyori.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mochiyori.booking.Wish.WishLine;
import org.mochiyori.calendar.Asker;
import org.mochiyori.calendar.FreeTime;
import org.mochiyori.calendar.Need;
import org.mochiyori.calendar.Stock;
import org.mochiyori.catalogue.Lending;
import org.mochiyori.catalogue.Tariff;
import org.mochiyori.group.Standing;
import org.mochiyori.kernel.Ids;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Sql;

/**
 * Measures a wish by every rule, without effect and without locks: quotes end here, bookings begin here. A fixed number of
 * queries, however many lines there are; a few more where something is refused and alternatives are looked for.
 */
final class Assessor {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int ALTERNATIVES = 4;

    private final Offers offers;
    private final Ids ids;

    Assessor(Offers offers, Ids ids) {
        this.offers = offers;
        this.ids = ids;
    }

    /**
     * Who asks for whom, what for, and when.
     *
     * @param leaving lines that go when what is asked for comes: what they take is free for it
     * @param coming what was measured before and is had when this is asked
     */
    record Asking(
            Standing standing,
            Booking.Borrower borrower,
            LendingRules.Borrowing borrowing,
            Booking.Request request,
            boolean atDesk,
            Instant now,
            Set<UUID> leaving,
            Coming coming) {
        /** Where nothing was measured before. */
        Asking(
                Standing standing,
                Booking.Borrower borrower,
                LendingRules.Borrowing borrowing,
                Booking.Request request,
                boolean atDesk,
                Instant now,
                Set<UUID> leaving) {
            this(standing, borrower, borrowing, request, atDesk, now, leaving, Coming.NOTHING);
        }

        Asking leaving(Set<UUID> lines) {
            return new Asking(standing, borrower, borrowing, request, atDesk, now, lines, coming);
        }

        Asking after(Coming others) {
            return new Asking(standing, borrower, borrowing, request, atDesk, now, leaving, others);
        }
    }

    /**
     * What a wish is about, on its way.
     *
     * @param uses what is taken around it, as far as that was asked for before anybody knew more
     */
    record Wished(Supplier<Map<UUID, Offer>> offers, Around uses) {
        /** Of what has been read before. */
        static Wished of(Map<UUID, Offer> offers) {
            return new Wished(() -> offers, Around.NOTHING);
        }
    }

    /** What is taken of a listing within a window; of none where that is not known yet. */
    private record Around(Optional<TimeWindow> window, Supplier<List<Use>> uses) {
        static final Around NOTHING = new Around(Optional.empty(), List::of);

        boolean covers(TimeWindow other) {
            return window.filter(mine -> mine.contains(other)).isPresent();
        }
    }

    /** Asks for what the wish is about; the answer crosses the wire beside whatever is asked next. */
    Wished send(Sql sql, Wish wish) {
        return new Wished(offers.send(sql, listings(wish)), around(sql, wish));
    }

    /** What the wish is about, and nothing of what is taken of it. */
    Map<UUID, Offer> offers(Sql sql, Wish wish) {
        return offers.list(sql, listings(wish));
    }

    /** What is kept free before and after is nearly always less than a day, and nearly all wishes are for one thing. */
    private static Around around(Sql sql, Wish wish) {
        if (wish.lines().size() > 1 || !wish.lines().getFirst().candidates().isEmpty()) {
            return Around.NOTHING;
        }
        WishLine only = wish.lines().getFirst();
        TimeWindow window = only.window().widened(A_DAY, A_DAY);
        return new Around(Optional.of(window), OccupancyStore.sendUses(sql, only.listing(), window));
    }

    /** @param wished what {@link #send} has asked for */
    List<Assessed> assess(Sql sql, Wish wish, Asking asking, Wished wished) {
        Map<UUID, Offer> found = visible(wished.offers().get(), asking);
        WishRules.requireKnown(wish, found);
        List<Agreement> agreements = agreements(sql, found.values().stream().toList(), asking);
        List<Assessed> lines = new ArrayList<>();
        for (int i = 0; i < wish.lines().size(); i++) {
            WishLine line = wish.lines().get(i);
            Offer offer = Optional.ofNullable(found.get(line.listing())).orElseThrow();
            lines.add(measured(offer, line, i, asking, agreements));
        }
        Uses taken = new Uses(sql, asking, wished.uses());
        List<Assessed> judged = judged(taken, lines, asking, agreements);
        List<Assessed> pardoned = WaiverRules.applied(sql, lines, judged, asking);
        return pardoned.equals(lines) ? judged : judged(taken, pardoned, asking, agreements);
    }

    /** Every rule but those about the price: who may have it, whether it is free, and how much one may have. */
    private List<Assessed> judged(Uses taken, List<Assessed> lines, Asking asking, List<Agreement> agreements) {
        List<Assessed> lendable = lines.stream()
                .map(line -> LendingRules.refusal(line, asking, agreements)
                        .map(line::refused)
                        .orElse(line))
                .toList();
        return new QuotaCheck(taken.sql(), asking).check(free(taken, lendable, asking.now()));
    }

    /** A refusal of what was seen free a moment ago, with alternatives as they are now. */
    Problem taken(Sql sql, Assessed line, Instant now) {
        return withAlternatives(Uses.ofAll(sql), List.of(line), now)
                .getFirst()
                .problem()
                .orElseThrow();
    }

    /** The first of some lines that could be had, each by itself. */
    List<Terms> possible(Sql sql, Wish wish, Asking asking, int most) {
        Map<UUID, Offer> found = visible(offers(sql, wish), asking);
        List<Agreement> agreements = agreements(sql, found.values().stream().toList(), asking);
        List<Assessed> lines = new ArrayList<>();
        for (int i = 0; i < wish.lines().size(); i++) {
            WishLine line = wish.lines().get(i);
            Optional<Offer> offer = Optional.ofNullable(found.get(line.listing()));
            if (offer.isPresent()) {
                lines.add(measured(offer.get(), line, i, asking, agreements));
            }
        }
        List<Terms> allowed = possible(lines);
        List<Use> uses = Uses.ofAll(sql).during(allowed);
        return lines.stream()
                .filter(line -> LendingRules.refusal(line, asking, agreements).isEmpty())
                .filter(line -> Fit.refused(List.of(line.terms()), capacities(List.of(line)), uses, asking.now())
                        .isEmpty())
                .filter(line -> allows(line, uses, asking.now()))
                .filter(line -> new QuotaCheck(sql, asking)
                        .check(List.of(line))
                        .getFirst()
                        .problem()
                        .isEmpty())
                .limit(most)
                .map(Assessed::terms)
                .toList();
    }

    /** What the price of a line has on top by the borrower's choice, as far as it is still offered. */
    Set<String> extras(Sql sql, Terms terms) {
        UUID listing = terms.thing().listing();
        Set<String> priced =
                terms.price().parts().stream().map(Price.Part::label).collect(Collectors.toSet());
        return Optional.ofNullable(offers.list(sql, Set.of(listing)).get(listing)).stream()
                .flatMap(offer -> offered(offer, terms.window()))
                .filter(priced::contains)
                .collect(Collectors.toSet());
    }

    /** When the thing of a wish's first line is free near its time, once a time is closed. */
    List<TimeWindow> times(Sql sql, Wish wish, Asking asking, Displacing.Closing closing) {
        Optional<Offer> offer = Optional.ofNullable(
                visible(offers(sql, wish), asking).get(wish.lines().getFirst().listing()));
        if (offer.isEmpty() || offer.get().isSkill() || !offer.get().listing().isLendable()) {
            return List.of();
        }
        Assessed line = measured(offer.get(), wish.lines().getFirst(), 0, asking, List.of());
        List<Use> uses = new ArrayList<>(
                new Uses(sql, asking, Around.NOTHING).within(reach(line, asking.now()), List.of(line.terms())));
        closing.units().forEach(unit -> uses.add(Use.ofBlock(unit, closing.during())));
        return time(line, uses, asking.now())
                .alternatives(line.terms().window(), need(line, asking.now()), ALTERNATIVES);
    }

    /**
     * What is taken, but for lines that leave and for what a desk keeps back for itself to lend, and what is taken by those that
     * come before.
     */
    private record Uses(Sql sql, Set<UUID> leaving, Set<String> desks, Coming coming, Around known) {
        Uses(Sql sql, Asking asking, Around known) {
            this(sql, asking.leaving(), asking.standing().desks(), asking.coming(), known);
        }

        /** Whoever asks. */
        static Uses ofAll(Sql sql) {
            return new Uses(sql, Set.of(), Set.of(), Coming.NOTHING, Around.NOTHING);
        }

        List<Use> during(List<Terms> lines) {
            return Fit.span(lines).map(span -> within(span, lines)).orElse(List.of());
        }

        List<Use> within(TimeWindow window, List<Terms> lines) {
            List<Use> all =
                    known.covers(window) ? known.uses().get() : OccupancyStore.listUses(sql, Fit.units(lines), window);
            return Stream.concat(
                            all.stream().filter(use -> !leaving.contains(use.by()) && use.bars(desks)),
                            coming.uses().stream())
                    .toList();
        }
    }

    private Assessed measured(Offer offer, WishLine line, int position, Asking asking, List<Agreement> agreements) {
        AgreementRules.Day today = new AgreementRules.Day(offer.date(asking.now()));
        Optional<Agreement> under = AgreementRules.covering(offer, asking.borrowing(), agreements, today);
        Terms terms = new Terms(
                ids.next(),
                position,
                thing(offer),
                line.window(),
                line.quantity(),
                line.optional(),
                price(offer, line, line.window(), asking),
                conditions(offer, line.window(), under, asking),
                new Terms.Taking(footprint(offer, line.window()), offer.amounts(line.quantity())),
                line.candidates().stream()
                        .map(at -> new Terms.Candidate(at, footprint(offer, at), price(offer, line, at, asking)))
                        .toList());
        Asker asker = new Asker(asking.borrowing().classesAt(offer.listing().hub()), Set.of());
        return new Assessed(offer, terms, asker, List.of(), Optional.empty());
    }

    private static Price price(Offer offer, WishLine line, TimeWindow window, Asking asking) {
        FeeRules.Charges charges = offer.charges(offer.date(window.from()));
        List<String> classes = asking.borrowing().classesAt(offer.listing().hub());
        return FeeRules.price(
                offer,
                charges,
                new FeeRules.Asked(
                        window,
                        line.quantity(),
                        classes,
                        asking.request().nature().word(),
                        line.extras()));
    }

    private List<Assessed> free(Uses taken, List<Assessed> lines, Instant now) {
        List<Terms> possible = possible(lines);
        List<Terms> times =
                possible.stream().flatMap(terms -> terms.atEach().stream()).toList();
        List<Use> uses = taken.during(times);
        Set<Integer> full = Fit.refused(possible, capacities(lines), uses, now);
        List<Assessed> refused = new ArrayList<>();
        for (Assessed line : lines) {
            if (line.problem().isEmpty() && (full.contains(line.terms().position()) || !allows(line, uses, now))) {
                refused.add(line);
            }
        }
        if (refused.isEmpty()) {
            return lines;
        }
        Map<Integer, Assessed> explained = withAlternatives(taken, refused, now).stream()
                .collect(Collectors.toMap(line -> line.terms().position(), line -> line));
        return lines.stream()
                .map(line -> explained.getOrDefault(line.terms().position(), line))
                .toList();
    }

    /** Why, and what would be free instead: what is taken is read as far as that is looked for, which only a refusal is worth. */
    private static List<Assessed> withAlternatives(Uses taken, List<Assessed> refused, Instant now) {
        List<Terms> terms = refused.stream().map(Assessed::terms).toList();
        List<Use> uses = refused.stream()
                .map(line -> reach(line, now))
                .reduce(TimeWindow::spanning)
                .map(window -> taken.within(window, terms))
                .orElse(List.of());
        return refused.stream()
                .map(line -> line.refused(problem(line, uses, now)))
                .toList();
    }

    /** Where alternatives may lie, with what is kept free before them; none of them begins before this moment. */
    private static TimeWindow reach(Assessed line, Instant now) {
        TimeWindow wished = line.terms().window();
        TimeWindow taken = line.terms().taking().during();
        TimeWindow offered = time(line, List.of(), now)
                .alternativesWithin(wished)
                .map(taken::spanning)
                .orElse(taken);
        Instant first = now.minus(Duration.between(taken.from(), wished.from())).minus(A_DAY);
        return offered.from().isBefore(first) && first.isBefore(taken.from())
                ? new TimeWindow(first, offered.until())
                : offered;
    }

    private static Problem problem(Assessed line, List<Use> uses, Instant now) {
        FreeTime time = time(line, uses, now);
        Terms terms = line.terms();
        Optional<Problem> rule = line.offer().isSkill()
                ? terms.atEach().stream().flatMap(at -> past(at, now).stream()).findFirst()
                : time.mayBook(terms.window(), need(line, now));
        // Free by itself, but not beside the other lines of the same booking, or taken a moment ago and given back.
        return rule.orElseGet(() -> new Problem.Taken(Map.of(
                "alternatives",
                time.alternatives(terms.window(), need(line, now), ALTERNATIVES).stream()
                        .map(window -> BookingJson.window(window, terms.thing().zone()))
                        .toList())));
    }

    private static boolean allows(Assessed line, List<Use> uses, Instant now) {
        Terms terms = line.terms();
        return line.offer().isSkill()
                ? terms.atEach().stream().allMatch(at -> mayAsk(line, at, uses, now))
                : time(line, uses, now).allows(terms.window(), need(line, now));
    }

    /** Whether nothing that is known now speaks against a time that somebody is asked for. */
    private static boolean mayAsk(Assessed line, Terms at, List<Use> uses, Instant now) {
        return past(at, now).isEmpty()
                && Fit.refused(List.of(at), capacities(List.of(line)), uses, now)
                        .isEmpty();
    }

    /** A skill has no opening hours here: its times are arranged by people. */
    private static Optional<Problem> past(Terms terms, Instant now) {
        return terms.window().from().isBefore(now)
                ? Optional.of(new Problem.RuleRefuses("opening.past", "desk", Map.of()))
                : Optional.empty();
    }

    private static FreeTime time(Assessed line, List<Use> uses, Instant now) {
        Set<UUID> own = line.terms().taking().amounts().keySet();
        List<Use> ofLine = uses.stream().filter(use -> own.contains(use.unit())).toList();
        return new FreeTime(line.offer().timetable(), Stocks.of(line.offer().listing(), ofLine, now));
    }

    private static Need need(Assessed line, Instant now) {
        return new Need(line.terms().quantity(), now, line.asker());
    }

    private static Map<UUID, Integer> capacities(List<Assessed> lines) {
        Map<UUID, Integer> capacities = new HashMap<>();
        lines.forEach(line ->
                line.offer().listing().units().forEach(share -> capacities.put(share.unit(), share.capacity())));
        return capacities;
    }

    private static List<Terms> possible(List<Assessed> lines) {
        return lines.stream()
                .filter(line -> line.problem().isEmpty())
                .map(Assessed::terms)
                .toList();
    }

    private static TimeWindow footprint(Offer offer, TimeWindow window) {
        return offer.isSkill() ? window : new FreeTime(offer.timetable(), Stock.of(1)).footprint(window);
    }

    private static Terms.Thing thing(Offer offer) {
        return new Terms.Thing(
                offer.listing().id(),
                offer.listing().kind().word(),
                offer.listing().name(),
                offer.listing().hub(),
                offer.listing().group().orElseThrow(),
                offer.entry().hub().zone());
    }

    private static Terms.Conditions conditions(Offer offer, TimeWindow use, Optional<Agreement> under, Asking asking) {
        Lending lending = offer.lending(asking.now());
        boolean byPerson = lending.decision() == Lending.Decision.PERSON
                || offer.isSkill()
                || under.map(a -> a.scope().byPerson()).orElse(false)
                || LendingRules.isDecided(offer, asking);
        return new Terms.Conditions(
                byPerson,
                lending.requestBlocks() && !offer.isSkill(),
                // Whoever offers times to a person has said that each of them will do.
                lending.confirming().byBorrower() || (byPerson && !offer.isSkill() && !asking.atDesk()),
                under.map(a -> Duration.ofHours(a.scope().answerHours())).orElse(lending.respond()),
                lending.hold(),
                offer.cancellation(asking.now()),
                lending.confirming().latest(use.from(), offer.timetable().zone()));
    }

    private static List<Agreement> agreements(Sql sql, List<Offer> found, Asking asking) {
        Set<String> others = found.stream()
                .map(offer -> offer.listing().hub())
                .filter(hub -> !hub.equals(asking.borrowing().hub()))
                .collect(Collectors.toSet());
        return others.isEmpty()
                ? List.of()
                : AgreementStore.listBetween(sql, others, asking.borrowing().hub());
    }

    static Map<UUID, Offer> visible(Map<UUID, Offer> found, Asking asking) {
        return found.entrySet().stream()
                .filter(offer -> LendingRules.isVisible(offer.getValue(), asking.borrowing(), asking.standing()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Stream<String> offered(Offer offer, TimeWindow use) {
        return offer.charges(offer.date(use.from())).tariff().choices().stream().map(Tariff.Extra::label);
    }

    private static Set<UUID> listings(Wish wish) {
        return wish.lines().stream().map(WishLine::listing).collect(Collectors.toSet());
    }
}
