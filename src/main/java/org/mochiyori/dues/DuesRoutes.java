package org.mochiyori.dues;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.booking.Bookings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Yen;
import org.mochiyori.people.Scopes;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;

/** What is owed, over HTTP. */
final class DuesRoutes {
    private static final int MOST_YEN = 100_000_000;

    private final Bookings bookings;
    private final Dues dues;
    private final Reductions reductions;

    DuesRoutes(Bookings bookings, Dues dues, Reductions reductions) {
        this.bookings = bookings;
        this.dues = dues;
        this.reductions = reductions;
    }

    void mount(Api api) {
        api.get("/bookings/:id/dues", this::read);
        api.create("/bookings/:id/reductions", this::ask);
        api.create("/bookings/:id/reductions/decision", this::decide);
        api.create("/bookings/:id/charges", this::charge);
        api.create("/bookings/:id/payments", this::pay);
    }

    private Answer read(Call call) {
        call.query().done();
        return Answer.ok(DuesJson.accounts(dues.list(bookings.get(call.caller(), call.id("id")))));
    }

    private Answer ask(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.BOOK);
        Input in = call.body();
        UUID line = in.id("line");
        Reductions.Asking asking = new Reductions.Asking(in.text("ground", 60), in.text("reason", 1000));
        in.done();
        return line(call, reductions.ask(tx, caller, new Dues.Place(call.id("id"), line), asking));
    }

    private Answer decide(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.LIST);
        Input in = call.body();
        UUID line = in.id("line");
        boolean granted = in.oneOf("decision", Set.of("grant", "refuse")).equals("grant");
        Optional<Integer> percent = in.numberIfAny("percent", 1, 100);
        Optional<String> note = in.textIfAny("note", 1000);
        in.check("note", granted || note.isPresent(), "required", "a refusal says why");
        in.done();
        return line(
                call,
                reductions.decide(
                        tx,
                        caller,
                        new Dues.Place(call.id("id"), line),
                        new Reductions.Deciding(granted, percent, note)));
    }

    private Answer charge(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.LIST);
        Input in = call.body();
        UUID line = in.id("line");
        Charge.Kind kind =
                Charge.Kind.find(in.oneOf("kind", words(Charge.Kind.values()))).orElse(Charge.Kind.OTHER);
        boolean byHour = kind == Charge.Kind.OVERRUN;
        Optional<Integer> yen = in.numberIfAny("yen", 1, MOST_YEN);
        Optional<Integer> hours = in.numberIfAny("hours", 1, 24);
        Optional<String> note = in.textIfAny("note", 300);
        in.check("hours", hours.isPresent() == byHour, "either", "hours for an overrun, and for nothing else");
        in.check("yen", yen.isPresent() != byHour, "either", "an amount for all but an overrun");
        in.check("note", byHour || note.isPresent(), "required", "what for");
        in.done();
        Dues.Charging charging = new Dues.Charging(
                kind, new Yen(yen.orElse(0)), hours.map(OptionalInt::of).orElse(OptionalInt.empty()), note);
        return line(call, dues.charge(tx, caller, new Dues.Place(call.id("id"), line), charging));
    }

    private Answer pay(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.LIST);
        Input in = call.body();
        Dues.Paying paying = new Dues.Paying(
                in.idIfAny("lender"),
                in.flag("deposit"),
                new Yen(in.number("yen", -MOST_YEN, MOST_YEN)),
                in.oneOfIfAny("method", words(Payment.Method.values()))
                        .flatMap(Payment.Method::find)
                        .orElse(Payment.Method.CASH),
                in.textIfAny("note", 300));
        in.done();
        Payment payment = dues.pay(tx, caller, call.id("id"), paying);
        return Answer.created(address(call), DuesJson.payment(payment));
    }

    private static Answer line(Call call, Account.LineDue line) {
        return Answer.created(address(call), DuesJson.line(line));
    }

    private static String address(Call call) {
        return Api.BASE + "/bookings/" + call.id("id") + "/dues";
    }

    private static Set<String> words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
