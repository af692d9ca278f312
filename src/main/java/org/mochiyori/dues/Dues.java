package org.mochiyori.dues;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.booking.Bookings;
import org.mochiyori.booking.CalledOff;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.Price;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Side;
import org.mochiyori.booking.Terms;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.Ruleset;
import org.mochiyori.catalogue.Tariff;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/**
 * The front door to what is owed: accounts are read, charges and payments noted. Amounts come
 * from prices and rules on this side; what somebody sends is never more than what they put down as received.
 */
public final class Dues {
    private final Platform platform;
    private final Bookings bookings;
    private final CatalogueModule catalogue;
    private final Demand.Source demanded;

    Dues(Platform platform, Bookings bookings, CatalogueModule catalogue, Demand.Source demanded) {
        this.platform = platform;
        this.bookings = bookings;
        this.catalogue = catalogue;
        this.demanded = demanded;
    }

    /** The accounts of a booking that are for the reader's eyes, one for each lender. */
    public List<Account> list(Seen seen) {
        return list(platform.db(), seen);
    }

    private List<Account> list(Sql sql, Seen seen) {
        List<UUID> ids = Lines.of(seen).stream().map(Lines::id).toList();
        Map<UUID, List<ReductionMove>> reductions =
                DuesStore.listReductions(sql, ids).stream().collect(Collectors.groupingBy(ReductionMove::line));
        Map<UUID, List<Charge>> charges =
                DuesStore.listCharges(sql, ids).stream().collect(Collectors.groupingBy(Charge::line));
        Map<UUID, List<Demand>> demands = demanded.list(sql, ids).stream().collect(Collectors.groupingBy(Demand::line));
        Map<UUID, CalledOff> calledOff =
                bookings.calledOff(sql, seen).stream().collect(Collectors.toMap(CalledOff::line, called -> called));
        List<Payment> payments = DuesStore.listPayments(sql, seen.booking().id());
        List<Account> accounts = new ArrayList<>();
        for (UUID lender : Lines.lenders(seen)) {
            List<Line> lines = Lines.of(seen, lender);
            accounts.add(new Account(
                    lender,
                    lines.getFirst().terms().thing().hub(),
                    lines.stream()
                            .map(line -> DuesRules.due(new DuesRules.Known(
                                    line.terms(),
                                    line.state(),
                                    reductions.getOrDefault(Lines.id(line), List.of()),
                                    charges.getOrDefault(Lines.id(line), List.of()),
                                    demands.getOrDefault(Lines.id(line), List.of()),
                                    Optional.ofNullable(calledOff.get(Lines.id(line))))))
                            .toList(),
                    payments.stream()
                            .filter(payment -> payment.lender().equals(lender))
                            .toList(),
                    lines.stream()
                            .flatMap(line -> demands.getOrDefault(Lines.id(line), List.of()).stream())
                            .toList()));
        }
        return accounts;
    }

    /**
     * Adds to what a line costs, or lets off a part of it.
     *
     * @throws Refused where there is no tariff for an overrun, or more would be let off than is owed
     */
    public Account.LineDue charge(Tx tx, Caller caller, Place at, Charging charging) {
        Seen seen = locked(tx, caller, at.booking());
        Line line = Lines.require(seen, at.line(), Side.LENDER);
        Yen owed = due(tx, seen, at.line()).due();
        Yen yen = switch (charging.kind()) {
            case OVERRUN -> overrun(tx, line.terms(), charging.hours().orElse(1));
            case OTHER, CANCELLATION -> charging.yen();
            case WAIVER -> charging.yen().times(-1);
        };
        if (yen.value() + owed.value() < 0) {
            throw new Refused(Problem.Invalid.of("/yen", "range", "at most what is owed"));
        }
        Charge charge = new Charge(
                platform.ids().next(),
                at.line(),
                now(),
                charging.kind(),
                yen,
                charging.hours(),
                caller.person(),
                charging.note());
        DuesStore.insert(tx, charge);
        tell(
                tx,
                seen,
                line.terms(),
                charging.kind() == Charge.Kind.WAIVER ? "waived" : "charged",
                caller.person(),
                yen);
        return due(tx, seen, at.line());
    }

    /** Notes money received or paid back at the desk. */
    public Payment pay(Tx tx, Caller caller, UUID booking, Paying paying) {
        Seen seen = locked(tx, caller, booking);
        UUID lender = paying.lender().orElseGet(() -> Lines.lenders(seen).getFirst());
        List<Line> lines = Lines.of(seen, lender);
        if (lines.isEmpty()) {
            throw new Refused(new Problem.NotFound());
        }
        Line first = Lines.require(seen, Lines.id(lines.getFirst()), Side.LENDER);
        Account account = list(tx, seen).stream()
                .filter(one -> one.lender().equals(lender))
                .findFirst()
                .orElseThrow();
        Yen there = paying.deposit() ? account.depositHeld() : account.paid();
        if (paying.yen().value() == 0 || paying.yen().value() + there.value() < 0) {
            throw new Refused(Problem.Invalid.of("/yen", "range", "not nothing, and no more back than was received"));
        }
        Payment payment = DuesStore.insert(
                tx,
                new Payment(
                        platform.ids().next(),
                        "",
                        booking,
                        lender,
                        now(),
                        paying.deposit(),
                        paying.yen(),
                        paying.method(),
                        caller.person(),
                        paying.note()),
                account.hub());
        tell(tx, seen, first.terms(), "paid", caller.person(), paying.yen());
        return payment;
    }

    /**
     * What is owed for one line of a booking that somebody has read; empty where the lender has not told it.
     *
     * @throws Refused as not found where the line is not for their eyes
     */
    public Optional<Yen> findOwed(Sql sql, Seen seen, UUID line) {
        return Optional.of(due(sql, seen, line))
                .filter(Account.LineDue::isComplete)
                .map(Account.LineDue::due);
    }

    /** Which line of which booking. */
    public record Place(UUID booking, UUID line) {}

    /**
     * What the desk adds or lets off.
     *
     * @param yen above zero; not looked at for an overrun
     * @param hours of an overrun
     */
    public record Charging(Charge.Kind kind, Yen yen, OptionalInt hours, Optional<String> note) {}

    /**
     * What the desk has received.
     *
     * @param lender whose money it is; empty where there is one lender
     * @param yen below zero where it was paid back
     */
    public record Paying(
            Optional<UUID> lender, boolean deposit, Yen yen, Payment.Method method, Optional<String> note) {}

    Seen locked(Tx tx, Caller caller, UUID booking) {
        Seen seen = bookings.get(tx, caller, booking);
        DuesStore.lock(tx, booking);
        return seen;
    }

    Account.LineDue due(Sql sql, Seen seen, UUID line) {
        return list(sql, seen).stream()
                .flatMap(account -> account.lines().stream())
                .filter(one -> one.line().equals(line))
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    private Yen overrun(Sql sql, Terms terms, int hours) {
        Tariff.Overrun tariff = rules(sql, terms)
                .on(day(terms), RuleKind.TARIFF, Tariff::fromJson)
                .flatMap(Tariff::overrun)
                .orElseThrow(() -> new Refused(new Problem.RuleRefuses("dues.no-overrun", "desk", Map.of())));
        Yen band = terms.price().parts().stream()
                .filter(part -> part.code().equals("per-band"))
                .reduce((first, last) -> last)
                .map(Price.Part::yen)
                .orElseThrow(() -> new Refused(new Problem.RuleRefuses("dues.no-overrun", "desk", Map.of())));
        return tariff.of(band, hours);
    }

    Ruleset rules(Sql sql, Terms terms) {
        Listing listing = catalogue.listings().get(sql, terms.thing().listing()).listing();
        return catalogue.rules().of(sql, listing);
    }

    static LocalDate day(Terms terms) {
        return LocalDate.ofInstant(terms.window().from(), terms.thing().zone());
    }

    void tell(Tx tx, Seen seen, Terms terms, String what, UUID by, Yen yen) {
        platform.events()
                .append(
                        tx,
                        Event.of("dues", seen.booking().id(), what)
                                .in(terms.thing().hub())
                                .by(by)
                                .with(DuesJson.event(terms.id(), yen)));
    }

    Instant now() {
        return platform.clock().instant();
    }
}
