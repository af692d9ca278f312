package org.mochiyori.arrangement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.mochiyori.booking.Actor;
import org.mochiyori.booking.Answering;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.Move;
import org.mochiyori.booking.Moving;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.State;
import org.mochiyori.dues.Charge;
import org.mochiyori.dues.Dues;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Problem.RuleRefuses;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/** 実施報告: after the day the lending side reports what came of it, and with that the line is closed. */
public final class Reports {
    /** The longest help that is reported at once: ten days. */
    public static final int MOST_MINUTES = 14_400;

    private final Workshop shop;
    private final Dues dues;

    Reports(Workshop shop, Dues dues) {
        this.shop = shop;
        this.dues = dues;
    }

    /**
     * Reports, closes the line, and adds 実費 to what is owed for it.
     *
     * @param expense what was spent on material and the way there; nothing where it is zero
     * @throws Refused as not allowed for all but the lending side, as wrong state where it is not agreed, before the time is over
     */
    public Report report(Tx tx, Caller caller, Soundings.At at, Report.Said said, Yen expense) {
        Seen seen = shop.booking().bookings().get(tx, caller, at.booking());
        Line line = Workshop.requireLent(seen, at.line());
        if (line.state() != State.CONFIRMED && line.state() != State.OUT) {
            throw new Refused(new Problem.WrongState(line.state().code(), "report"));
        }
        if (shop.now().isBefore(line.terms().window().until())) {
            throw new Refused(new RuleRefuses("close.before-end", "", Map.of()));
        }
        Actor by = Actor.of(caller.person(), line.terms().thing().lender());
        Booking booking = seen.booking();
        if (line.state() == State.CONFIRMED) {
            booking = move(tx, booking, at.line(), Move.HAND_OVER, by);
        }
        move(tx, booking, at.line(), Move.RETURN, by);
        Report report = new Report(at.booking(), at.line(), shop.now(), said, caller.person());
        ReportStore.insert(tx, report);
        if (expense.value() > 0) {
            dues.charge(
                    tx,
                    caller,
                    new Dues.Place(at.booking(), at.line()),
                    new Dues.Charging(Charge.Kind.OTHER, expense, OptionalInt.empty(), Optional.of("実費")));
        }
        shop.platform()
                .events()
                .append(
                        tx,
                        Event.of("help", at.line(), "reported")
                                .in(line.terms().thing().hub())
                                .by(caller.person())
                                .with(JsonNodeFactory.instance
                                        .objectNode()
                                        .put("booking", at.booking().toString())
                                        .put("persons", said.persons())
                                        .put("minutes", said.minutes())));
        return report;
    }

    /** What was reported about the lines of a booking that somebody sees. */
    public List<Report> list(Seen seen) {
        return ReportStore.listOfBooking(shop.platform().db(), seen.booking().id()).stream()
                .filter(report -> seen.sides().containsKey(report.line()))
                .toList();
    }

    private Booking move(Tx tx, Booking read, UUID line, Move move, Actor by) {
        return shop.booking()
                .answering()
                .answer(tx, read, new Answering.Answer(line, move, by, Moving.Words.NONE, Optional.empty()));
    }
}
