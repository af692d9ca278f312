package org.mochiyori.paper;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.mochiyori.booking.Agreement.DataItem;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.Bookings;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Terms;
import org.mochiyori.catalogue.PaperText;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.Ruleset;
import org.mochiyori.dues.Account;
import org.mochiyori.dues.Dues;
import org.mochiyori.dues.Payment;
import org.mochiyori.group.Group;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.Yen;
import org.mochiyori.people.Hub;

/** The front door: which papers a booking has for its reader, and what stands on each. */
public final class Papers {
    private final Sources sources;
    private final Bookings bookings;
    private final Dues dues;

    Papers(Sources sources, Bookings bookings, Dues dues) {
        this.sources = sources;
        this.bookings = bookings;
        this.dues = dues;
    }

    /** Those there are now, in the order of the lines; receipts last. */
    public List<Paper.Key> list(Seen seen) {
        List<Paper.Key> keys = new ArrayList<>();
        for (Line line : lines(seen)) {
            UUID lender = line.terms().thing().lender();
            PaperRules.kinds(line, isPublic(lender)).stream()
                    .map(kind -> new Paper.Key(kind, lender))
                    .filter(key -> !keys.contains(key))
                    .forEach(keys::add);
        }
        dues.list(seen).stream()
                .flatMap(account -> account.payments().stream())
                .filter(Papers::isReceived)
                .forEach(payment -> keys.add(new Paper.Key(PaperKind.RECEIPT, payment.id())));
        return keys;
    }

    /**
     * One of them.
     *
     * @throws Refused as not found for those who may not see the booking, and where there is no such paper
     */
    public Paper get(Caller caller, UUID booking, Paper.Key key) {
        Seen seen = bookings.get(caller, booking);
        return key.kind() == PaperKind.RECEIPT ? receipt(seen, key.of()) : ofLender(caller, seen, key);
    }

    private Paper ofLender(Caller caller, Seen seen, Paper.Key key) {
        boolean publicLender = isPublic(key.of());
        List<Line> lines = lines(seen).stream()
                .filter(line -> line.terms().thing().lender().equals(key.of()))
                .filter(line -> PaperRules.belongs(line, key.kind(), publicLender))
                .toList();
        if (lines.isEmpty()) {
            throw absent();
        }
        Terms first = lines.getFirst().terms();
        List<Bookings.Passed> moves = bookings.history(caller, seen.booking().id()).stream()
                .filter(passed -> passed.state() == PaperRules.decided(key.kind()))
                .filter(passed ->
                        lines.stream().anyMatch(line -> line.terms().id().equals(passed.line())))
                .toList();
        Instant decided = moves.stream()
                .map(Bookings.Passed::at)
                .max(Instant::compareTo)
                .orElse(seen.booking().at());
        PaperText text = text(first);
        Paper.From from = from(first, text);
        boolean act = key.kind() == PaperKind.PERMIT || key.kind() == PaperKind.REFUSAL;
        boolean asks = key.kind() == PaperKind.REQUEST;
        return new Paper(
                key.kind(),
                number(seen, key.of()),
                seen.booking().number(),
                LocalDate.ofInstant(decided, first.thing().zone()),
                asks ? sources.lender(key.of()).name() : borrower(seen),
                asks ? new Paper.From(borrower(seen), "", from.desk(), from.basis()) : from,
                lines.stream().map(line -> item(line.terms())).toList(),
                new Paper.Use(
                        seen.booking().request().purpose(),
                        seen.booking().request().persons()),
                key.kind() == PaperKind.REFUSAL ? Paper.Sum.NONE : sum(seen, lines),
                PaperRules.conditions(key.kind(), text, own(lines)),
                act ? PaperRules.appeal(text, from.name()) : List.of(),
                key.kind() == PaperKind.REFUSAL ? Optional.of(reason(moves)) : Optional.empty(),
                page(seen));
    }

    private Paper receipt(Seen seen, UUID id) {
        Account account = dues.list(seen).stream()
                .filter(one ->
                        one.payments().stream().anyMatch(payment -> payment.id().equals(id)))
                .findFirst()
                .orElseThrow(Papers::absent);
        Payment payment = account.payments().stream()
                .filter(one -> one.id().equals(id) && isReceived(one))
                .findFirst()
                .orElseThrow(Papers::absent);
        List<Line> lines = lines(seen).stream()
                .filter(line -> line.terms().thing().lender().equals(account.lender()))
                .toList();
        Terms first = lines.getFirst().terms();
        return new Paper(
                PaperKind.RECEIPT,
                payment.number(),
                seen.booking().number(),
                LocalDate.ofInstant(payment.at(), first.thing().zone()),
                borrower(seen),
                from(first, text(first)),
                lines.stream().map(line -> item(line.terms())).toList(),
                new Paper.Use(PaperRules.received(payment, account, isPublic(account.lender())), OptionalInt.empty()),
                new Paper.Sum(
                        List.of(),
                        payment.yen(),
                        true,
                        Yen.ZERO,
                        Optional.of(
                                switch (payment.method()) {
                                    case CASH -> "現金";
                                    case TRANSFER -> "振込";
                                    case STAMPS -> "証紙";
                                    case OTHER -> "その他";
                                })),
                List.of(),
                List.of(),
                Optional.empty(),
                page(seen));
    }

    private Paper.Sum sum(Seen seen, List<Line> lines) {
        List<Account.LineDue> owed = dues.list(seen).stream()
                .flatMap(account -> account.lines().stream())
                .filter(due -> lines.stream().anyMatch(line -> line.terms().id().equals(due.line())))
                .toList();
        return new Paper.Sum(
                owed.stream().flatMap(due -> due.parts().stream()).toList(),
                owed.stream().map(Account.LineDue::due).reduce(Yen.ZERO, Yen::plus),
                owed.stream().allMatch(Account.LineDue::isComplete),
                lines.stream().map(line -> line.terms().price().deposit()).reduce(Yen.ZERO, Yen::plus),
                Optional.empty());
    }

    private Paper.From from(Terms terms, PaperText text) {
        Hub hub = sources.hub(terms.thing().hub());
        String lender = sources.lender(terms.thing().lender()).name();
        String name = text.issuer().isEmpty() ? lender : text.issuer();
        String phone = hub.profile().phone();
        return new Paper.From(
                name,
                name.equals(lender) ? "" : lender,
                phone.isEmpty() ? hub.name() : hub.name() + "　電話 " + phone,
                text.basis());
    }

    private PaperText text(Terms terms) {
        Ruleset rules = sources.rules(terms.thing().listing());
        return rules.on(day(terms), RuleKind.PAPER, PaperText::fromJson).orElse(PaperText.PLAIN);
    }

    private List<String> own(List<Line> lines) {
        return lines.stream()
                .map(line -> line.terms().thing().listing())
                .distinct()
                .map(sources::conditions)
                .distinct()
                .toList();
    }

    /** Permits count by lender within the booking, so a number says both and is never given twice. */
    private static String number(Seen seen, UUID lender) {
        List<UUID> lenders = seen.booking().entries().stream()
                .map(entry -> entry.line().terms().thing().lender())
                .distinct()
                .toList();
        return seen.booking().number() + "-" + (lenders.indexOf(lender) + 1);
    }

    private String borrower(Seen seen) {
        Map<DataItem, String> told = bookings.borrower(seen);
        String home = sources.hub(seen.booking().borrower().hub()).name();
        return told.getOrDefault(DataItem.GROUP_NAME, told.getOrDefault(DataItem.PERSON_NAME, home));
    }

    private boolean isPublic(UUID lender) {
        return sources.lender(lender).profile().kind() == Group.Kind.PUBLIC;
    }

    private static Paper.Item item(Terms terms) {
        ZoneId zone = terms.thing().zone();
        LocalDateTime from = LocalDateTime.ofInstant(terms.window().from(), zone);
        LocalDateTime until = LocalDateTime.ofInstant(terms.window().until(), zone);
        boolean wholeDays = from.toLocalTime().equals(LocalTime.MIDNIGHT)
                && until.toLocalTime().equals(LocalTime.MIDNIGHT);
        return new Paper.Item(terms.thing().title(), from, until, terms.quantity(), wholeDays);
    }

    private static String reason(List<Bookings.Passed> moves) {
        return moves.stream()
                .map(move -> String.join(
                                " ",
                                move.note().orElse(""),
                                move.note().isPresent() ? "" : move.reason().orElse(""))
                        .strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("窓口におたずねください。");
    }

    private URI page(Seen seen) {
        return sources.page("/bookings/" + seen.booking().id());
    }

    private static LocalDate day(Terms terms) {
        return LocalDate.ofInstant(terms.window().from(), terms.thing().zone());
    }

    private static boolean isReceived(Payment payment) {
        return payment.yen().value() > 0;
    }

    private static List<Line> lines(Seen seen) {
        return seen.entries().stream().map(Booking.Entry::line).toList();
    }

    private static Refused absent() {
        return new Refused(new Problem.NotFound());
    }
}
