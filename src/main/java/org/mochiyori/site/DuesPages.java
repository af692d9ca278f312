package org.mochiyori.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Side;
import org.mochiyori.dues.Account;
import org.mochiyori.dues.Charge;
import org.mochiyori.dues.Dues;
import org.mochiyori.dues.Payment;
import org.mochiyori.dues.ReductionMove;
import org.mochiyori.dues.Reductions;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.Quote;

/** What is owed, on the page of a booking: asking for a 減免, deciding about it, noting money at the desk. */
final class DuesPages {
    private static final int MOST_YEN = 100_000_000;

    private final Doors doors;

    DuesPages(Doors doors) {
        this.doors = doors;
    }

    /** Before the page of a booking, which would take these for its moves. */
    void mount(PageRouter pages) {
        pages.post("/bookings/:id/reductions", visit -> send(visit, (tx, form) -> ask(visit, tx, form)));
        pages.post("/bookings/:id/decisions", visit -> send(visit, (tx, form) -> decide(visit, tx, form)));
        pages.post("/bookings/:id/payments", visit -> send(visit, (tx, form) -> pay(visit, tx, form)));
        pages.post("/bookings/:id/charges", visit -> send(visit, (tx, form) -> charge(visit, tx, form)));
    }

    /** What is owed, each amount explained, and what has been paid of it. */
    static Quote quote(List<Account> accounts) {
        List<Quote.Line> lines = new ArrayList<>();
        List<Phrase> terms = new ArrayList<>();
        for (Account account : accounts) {
            for (Account.LineDue due : account.lines()) {
                due.parts().stream().map(Quotes::line).forEach(lines::add);
                due.reduction()
                        .filter(move -> move.kind() != ReductionMove.Kind.GRANT)
                        .ifPresent(move -> terms.add(told(move)));
            }
            if (!account.payments().isEmpty()) {
                terms.add(Phrase.of("dues.paid", "yen", account.paid()));
                terms.add(balance(account.balance()));
            }
            if (account.deposit().value() > 0) {
                terms.add(Phrase.of("dues.deposit", "yen", account.deposit()));
            }
            if (account.depositHeld().value() > 0) {
                terms.add(Phrase.of("dues.deposit-held", "yen", account.depositHeld()));
            }
        }
        Yen total = accounts.stream().map(Account::due).reduce(Yen.ZERO, Yen::plus);
        cancellation(accounts, total).ifPresent(terms::addFirst);
        boolean complete = accounts.stream().allMatch(Account::isComplete);
        return new Quote(lines, Quotes.amount(total, complete), terms, List.of());
    }

    /** The sum of what calling off costs, where several things cost something and the total is not just that. */
    private static Optional<Phrase> cancellation(List<Account> accounts, Yen total) {
        List<Yen> owed = accounts.stream()
                .flatMap(account -> account.lines().stream())
                .map(Account.LineDue::cancellation)
                .filter(yen -> yen.value() > 0)
                .toList();
        Yen sum = owed.stream().reduce(Yen.ZERO, Yen::plus);
        return owed.size() > 1 && !sum.equals(total)
                ? Optional.of(Phrase.of("dues.cancellation", "yen", sum, "n", owed.size()))
                : Optional.empty();
    }

    /** What the reader may do about money now. */
    List<Move> moves(Seen seen, List<Account> accounts, Titles titles) {
        List<Move> moves = new ArrayList<>();
        asking(seen, titles).ifPresent(moves::add);
        accounts.stream()
                .flatMap(account -> account.lines().stream())
                .filter(due -> due.reduction()
                        .filter(move -> move.kind() == ReductionMove.Kind.ASK)
                        .isPresent())
                .filter(due -> isOf(seen, due.line(), Side.LENDER))
                .findFirst()
                .ifPresent(due -> moves.add(deciding(seen, due, titles)));
        accounts.stream()
                .filter(account -> isOf(seen, account.lines().getFirst().line(), Side.LENDER))
                .findFirst()
                .ifPresent(account -> {
                    moves.add(paying(seen, account));
                    moves.add(charging(seen, account, titles));
                });
        return moves;
    }

    private Optional<Move> asking(Seen seen, Titles titles) {
        List<Field.Option> grounds = seen.entries().stream()
                .filter(entry -> seen.sidesOf(entry.line()).contains(Side.BORROWER))
                .flatMap(entry -> doors
                        .dues()
                        .reductions()
                        .grounds(seen, BookingRows.terms(entry).id())
                        .stream()
                        .map(ground -> new Field.Option(
                                BookingRows.terms(entry).id() + " " + ground.code(),
                                Phrase.of(
                                        "dues.ground",
                                        "label",
                                        ground.label(),
                                        "percent",
                                        ground.percent(),
                                        "title",
                                        titles.of(BookingRows.terms(entry).thing())))))
                .toList();
        return grounds.isEmpty()
                ? Optional.empty()
                : Optional.of(new Move(
                        "/bookings/" + seen.booking().id() + "/reductions",
                        Phrase.of("dues.ask"),
                        false,
                        Optional.empty(),
                        List.of(
                                Field.of(Field.Type.SELECT, "ground", "dues.ask-ground")
                                        .options(grounds),
                                Field.of(Field.Type.LONG_TEXT, "why", "dues.ask-why"))));
    }

    private static Phrase title(Seen seen, Account.LineDue due, Titles titles) {
        return seen.booking()
                .find(due.line())
                .map(entry -> titles.of(BookingRows.terms(entry).thing()))
                .orElseGet(() -> Phrase.literal(due.title()));
    }

    private static Move deciding(Seen seen, Account.LineDue due, Titles titles) {
        ReductionMove asked = due.reduction().orElseThrow();
        return new Move(
                "/bookings/" + seen.booking().id() + "/decisions",
                Phrase.of("dues.decide"),
                false,
                Optional.of(Phrase.of(
                        "dues.asked-for",
                        "label",
                        asked.ground().label(),
                        "percent",
                        asked.percent(),
                        "title",
                        title(seen, due, titles),
                        "note",
                        asked.note().orElse(""))),
                List.of(
                        Field.hidden("line", due.line().toString()),
                        Field.of(Field.Type.CHOICE, "decision", "dues.decision")
                                .options(List.of(
                                        new Field.Option("grant", Phrase.of("dues.grant")),
                                        new Field.Option("refuse", Phrase.of("dues.refuse")))),
                        Field.of(Field.Type.LONG_TEXT, "because", "dues.decide-why")
                                .optional()));
    }

    private static Move paying(Seen seen, Account account) {
        return new Move(
                "/bookings/" + seen.booking().id() + "/payments",
                Phrase.of("dues.pay"),
                false,
                Optional.empty(),
                List.of(
                        Field.hidden("lender", account.lender().toString()),
                        Field.of(Field.Type.COUNT, "yen", "dues.pay-yen")
                                .value(
                                        account.balance().value() > 0
                                                ? String.valueOf(
                                                        account.balance().value())
                                                : ""),
                        Field.of(Field.Type.SELECT, "method", "dues.pay-method")
                                .options(Arrays.stream(Payment.Method.values())
                                        .map(one ->
                                                new Field.Option(one.word(), Phrase.of("dues.method-" + one.word())))
                                        .toList()),
                        Field.of(Field.Type.CHECK, "back", "dues.pay-back").optional(),
                        Field.of(Field.Type.CHECK, "deposit", "dues.pay-deposit")
                                .optional()));
    }

    private static Move charging(Seen seen, Account account, Titles titles) {
        return new Move(
                "/bookings/" + seen.booking().id() + "/charges",
                Phrase.of("dues.charge"),
                false,
                Optional.empty(),
                List.of(
                        Field.of(Field.Type.SELECT, "line", "dues.charge-line")
                                .options(account.lines().stream()
                                        .map(due -> new Field.Option(due.line().toString(), title(seen, due, titles)))
                                        .toList()),
                        Field.of(Field.Type.SELECT, "kind", "dues.charge-kind")
                                .options(Arrays.stream(Charge.Kind.values())
                                        .map(kind ->
                                                new Field.Option(kind.word(), Phrase.of("dues.kind-" + kind.word())))
                                        .toList()),
                        Field.of(Field.Type.COUNT, "amount", "dues.charge-amount"),
                        Field.of(Field.Type.TEXT, "what", "dues.charge-what").optional()));
    }

    private Reply send(Visit visit, BiConsumer<Tx, FormInput> act) {
        visit.caller();
        FormInput form = new FormInput(visit.typed());
        doors.platform().db().inTransaction(tx -> {
            act.accept(tx, form);
            return form;
        });
        return Reply.go("/bookings/" + visit.id());
    }

    private void ask(Visit visit, Tx tx, FormInput form) {
        String[] chosen = form.text("ground", 200).split(" ", 2);
        String why = form.text("why", 1000);
        fine(form, chosen.length == 2, "ground");
        doors.dues()
                .reductions()
                .ask(
                        tx,
                        visit.caller(),
                        new Dues.Place(visit.id(), id(chosen[0])),
                        new Reductions.Asking(chosen[1], why));
    }

    private void decide(Visit visit, Tx tx, FormInput form) {
        UUID line = line(form);
        boolean granted = form.text("decision", 10).equals("grant");
        Optional<String> why = form.findText("because", 1000);
        fine(form, granted || why.isPresent(), "because");
        doors.dues()
                .reductions()
                .decide(
                        tx,
                        visit.caller(),
                        new Dues.Place(visit.id(), line),
                        new Reductions.Deciding(granted, Optional.empty(), why));
    }

    private void pay(Visit visit, Tx tx, FormInput form) {
        long yen = form.count("yen", 1, MOST_YEN).orElse(0);
        Optional<Payment.Method> method = Payment.Method.find(form.text("method", 20));
        fine(form, yen > 0 && method.isPresent(), yen > 0 ? "method" : "yen");
        doors.dues()
                .dues()
                .pay(
                        tx,
                        visit.caller(),
                        visit.id(),
                        new Dues.Paying(
                                form.id("lender"),
                                form.isTicked("deposit"),
                                new Yen(form.isTicked("back") ? -yen : yen),
                                method.orElseThrow(),
                                Optional.empty()));
    }

    private void charge(Visit visit, Tx tx, FormInput form) {
        Optional<UUID> line = form.require("line", form.id("line"));
        Optional<Charge.Kind> kind = Charge.Kind.find(form.text("kind", 20));
        int amount = form.count("amount", 1, MOST_YEN).orElse(0);
        Optional<String> what = form.findText("what", 300);
        boolean byHour = kind.filter(Charge.Kind.OVERRUN::equals).isPresent();
        boolean counted = amount > 0 && (!byHour || amount <= 24);
        fine(form, kind.isPresent() && counted && (byHour || what.isPresent()), counted ? "what" : "amount");
        doors.dues()
                .dues()
                .charge(
                        tx,
                        visit.caller(),
                        new Dues.Place(visit.id(), line.orElseThrow()),
                        new Dues.Charging(
                                kind.orElseThrow(),
                                new Yen(byHour ? 0 : amount),
                                byHour ? OptionalInt.of(amount) : OptionalInt.empty(),
                                what));
    }

    private static UUID line(FormInput form) {
        return form.id("line").orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            throw new Refused(new Problem.NotFound());
        }
    }

    /** @param box what is missing where all else is fine */
    private static void fine(FormInput form, boolean complete, String box) {
        if (!complete && form.isFine()) {
            form.wrong(box, "required");
        }
        if (!form.isFine()) {
            throw new Refused(new Problem.Invalid(form.answers().wrong().keySet().stream()
                    .map(name -> new Problem.FieldError("/" + name, form.code(name), "the answers of the form"))
                    .toList()));
        }
    }

    private static boolean isOf(Seen seen, UUID line, Side side) {
        return seen.entries().stream()
                .map(Booking.Entry::line)
                .anyMatch(one ->
                        one.terms().id().equals(line) && seen.sidesOf(one).contains(side));
    }

    private static Phrase told(ReductionMove move) {
        return move.kind() == ReductionMove.Kind.ASK
                ? Phrase.of("dues.waiting", "label", move.ground().label())
                : Phrase.of(
                        "dues.refused",
                        "label",
                        move.ground().label(),
                        "note",
                        move.note().orElse(""));
    }

    private static Phrase balance(Yen balance) {
        if (balance.value() < 0) {
            return Phrase.of("dues.give-back", "yen", balance.times(-1));
        }
        return balance.equals(Yen.ZERO) ? Phrase.of("dues.settled") : Phrase.of("dues.open", "yen", balance);
    }
}
