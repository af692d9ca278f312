package org.mochiyori.arrangement;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.arrangement.Sounding.Choice;
import org.mochiyori.arrangement.Sounding.Given;
import org.mochiyori.booking.WindowInput;
import org.mochiyori.booking.Wish;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.people.Scopes;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;

/** 打診 over HTTP, for desks and lenders. Who is asked answers on a page. */
final class SoundingRoutes {
    private final Soundings soundings;
    private final Offers offers;

    SoundingRoutes(Soundings soundings, Offers offers) {
        this.soundings = soundings;
        this.offers = offers;
    }

    void mount(Api api) {
        api.get("/bookings/:id/soundings", this::list);
        api.create("/bookings/:id/lines/:line/soundings", this::ask);
        api.create("/soundings/:id/answer", this::answer);
        api.create("/soundings/:id/take", this::take);
    }

    private Answer list(Call call) {
        call.query().done();
        return Answer.ok(SoundingJson.list(soundings.list(call.caller(), call.id("id"))));
    }

    private Answer ask(Call call, Tx tx) {
        Input in = call.body();
        Optional<Sounding.Way> way =
                in.oneOfIfAny("way", Set.of("mail", "phone")).flatMap(Sounding.Way::find);
        int days = in.numberIfAny("days", 1, Soundings.MOST_DAYS).orElse(Soundings.USUAL_DAYS);
        Optional<UUID> instead = in.idIfAny("listing");
        in.done();
        Soundings.Asking asking = new Soundings.Asking(way, days);
        Sounding sounding = instead.isPresent()
                ? soundings.askNext(
                        tx,
                        call.caller(Scopes.BOOK),
                        new Soundings.At(call.id("id"), call.id("line")),
                        instead.get(),
                        asking)
                : soundings.ask(tx, call.caller(Scopes.BOOK), new Soundings.At(call.id("id"), call.id("line")), asking);
        return created(sounding);
    }

    private Answer answer(Call call, Tx tx) {
        Input in = call.body();
        Choice choice = Choice.find(in.oneOf("answer", Choice.words())).orElse(Choice.DECLINE);
        Optional<Integer> candidate = in.numberIfAny("candidate", 1, 1 + Wish.WishLine.MOST_CANDIDATES);
        Optional<String> reason = in.oneOfIfAny("reason", Soundings.REASONS);
        String note = in.text("note", 1000);
        Optional<TimeWindow> window =
                choice == Choice.OFFER && in.has("from") ? WindowInput.read(in) : Optional.empty();
        in.done();
        Given given = new Given(choice, candidate, reason, Optional.of(note), window);
        return created(soundings.answerAtDesk(tx, call.caller(Scopes.BOOK), call.id("id"), given));
    }

    private Answer take(Call call, Tx tx) {
        call.body().done();
        return created(offers.take(tx, call.caller(Scopes.BOOK), call.id("id")));
    }

    private static Answer created(Sounding sounding) {
        return Answer.created(
                Api.BASE + "/bookings/" + sounding.subject().booking() + "/soundings", SoundingJson.sounding(sounding));
    }
}
