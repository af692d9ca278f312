package org.mochiyori.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.booking.Actor;
import org.mochiyori.booking.Answering;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.Bookings;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.Move;
import org.mochiyori.booking.Moving;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Side;
import org.mochiyori.booking.State;
import org.mochiyori.dues.Charge;
import org.mochiyori.dues.Dues;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Problem.RuleRefuses;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;
import org.mochiyori.platform.web.JsonBody;

/**
 * The front door: what came of a use is put down. Of rooms and things the borrower reports, where the lender's rule asks for it,
 * or the desk from a sheet of paper; of somebody's help the lending side does, and with that the line is closed.
 */
public final class Reports {
    /** The longest help that is reported at once: ten days. */
    public static final int MOST_MINUTES = 14_400;

    private final Platform platform;
    private final Bookings bookings;
    private final Answering answering;
    private final Dues dues;
    private final Asking asking;

    Reports(Platform platform, ReportModule.Doors doors, Asking asking) {
        this.platform = platform;
        this.bookings = doors.booking().bookings();
        this.answering = doors.booking().answering();
        this.dues = doors.dues().dues();
        this.asking = asking;
    }

    /**
     * Which line of which booking.
     *
     * @param version of the report that is corrected; empty for one who relies on there being none
     */
    public record At(UUID booking, UUID line, OptionalLong version) {}

    /**
     * How many were there, as somebody says.
     *
     * @param persons all together; may be left out where the kinds are told
     * @param counts by the kinds that the lender counts
     */
    public record Attendance(Optional<Integer> persons, List<Report.Count> counts) {
        public Attendance {
            counts = List.copyOf(counts);
        }
    }

    /** What somebody says, beside how many came; texts may be empty. */
    public record Words(
            Optional<String> usedFor, Set<String> ticked, Optional<String> trouble, Optional<String> remarks) {
        public Words {
            ticked = Set.copyOf(ticked);
        }
    }

    /**
     * Reports about the use of a room or a thing, or corrects what was reported.
     *
     * @throws Refused by {@code report.not-asked}, by {@code report.before-use}; as stale where another report was faster
     */
    public Report report(Tx tx, Caller caller, At at, Attendance attendance, Words words) {
        ReportStore.lock(tx, at.booking());
        Seen seen = bookings.get(tx, caller, at.booking());
        Line line = own(seen, at.line());
        if (!ReportRules.hasBegun(line, now())) {
            throw new Refused(new RuleRefuses("report.before-use", "", Map.of()));
        }
        Ask ask = asking.find(tx, seen, line)
                .orElseThrow(() -> new Refused(new RuleRefuses("report.not-asked", "", Map.of())));
        Optional<Report> before = ReportStore.find(tx, at.booking(), at.line());
        int sequence = before.map(Report::sequence).orElse(0);
        if (sequence != at.version().orElse(0)) {
            throw new Refused(new Problem.Stale("\"" + sequence + "\""));
        }
        Report.Said said = new Report.Said(
                words.usedFor(),
                ReportRules.attended(ask.counts(), attendance.persons(), attendance.counts()),
                ReportRules.checks(ask.checklist(), words.ticked()),
                words.trouble(),
                words.remarks(),
                OptionalInt.empty());
        UUID party = seen.sidesOf(line).contains(Side.BORROWER)
                ? seen.booking().borrower().party()
                : line.terms().thing().lender();
        Report report = new Report(
                at.booking(),
                at.line(),
                sequence + 1,
                now(),
                said,
                caller.person(),
                Optional.of(party),
                before.map(Report::photos).orElse(List.of()));
        return put(tx, line, report, ReportRules.tellsTrouble(said, before.map(Report::said)));
    }

    /**
     * Reports about somebody's help, closes the line, and adds 実費 to what is owed for it.
     *
     * @param expense what was spent on material and the way there; nothing where it is zero
     * @throws Refused as not allowed for all but the lending side, as wrong state where it is not agreed, before the time is over
     */
    public Report reportHelp(Tx tx, Caller caller, At at, Report.Said said, Yen expense) {
        Seen seen = bookings.get(tx, caller, at.booking());
        Line line = line(seen, at.line());
        if (!seen.sidesOf(line).contains(Side.LENDER)) {
            throw new Refused(new Problem.NotAllowed("side.lender"));
        }
        if (line.state() != State.CONFIRMED && line.state() != State.OUT) {
            throw new Refused(new Problem.WrongState(line.state().code(), "report"));
        }
        if (now().isBefore(line.terms().window().until())) {
            throw new Refused(new RuleRefuses("close.before-end", "", Map.of()));
        }
        UUID lender = line.terms().thing().lender();
        close(tx, seen.booking(), line, Actor.of(caller.person(), lender));
        Report report =
                new Report(at.booking(), at.line(), 1, now(), said, caller.person(), Optional.of(lender), List.of());
        put(tx, line, report, false);
        if (expense.value() > 0) {
            dues.charge(
                    tx,
                    caller,
                    new Dues.Place(at.booking(), at.line()),
                    new Dues.Charging(Charge.Kind.OTHER, expense, OptionalInt.empty(), Optional.of("実費")));
        }
        return report;
    }

    /** What was reported about the lines of a booking that somebody sees: of each line the report that counts. */
    public List<Report> list(Seen seen) {
        return ReportStore.listOfBooking(platform.db(), seen.booking().id()).stream()
                .filter(report -> seen.sides().containsKey(report.line()))
                .toList();
    }

    /** The reports that lenders ask for about lines whose use has begun; those written already among them. */
    public List<Ask> asks(Seen seen) {
        List<Line> begun = seen.entries().stream()
                .map(Booking.Entry::line)
                .filter(line -> ReportRules.hasBegun(line, now()))
                .toList();
        return asking.list(platform.db(), seen, begun);
    }

    private void close(Tx tx, Booking read, Line line, Actor by) {
        Booking booking = read;
        UUID id = line.terms().id();
        if (line.state() == State.CONFIRMED) {
            booking = move(tx, booking, id, Move.HAND_OVER, by);
        }
        move(tx, booking, id, Move.RETURN, by);
    }

    private Booking move(Tx tx, Booking read, UUID line, Move move, Actor by) {
        return answering.answer(tx, read, new Answering.Answer(line, move, by, Moving.Words.NONE, Optional.empty()));
    }

    /** @param trouble whether the lender has to hear of something broken, dirty or found */
    private Report put(Tx tx, Line line, Report report, boolean trouble) {
        ReportStore.insert(tx, report);
        AskStore.settle(tx, report.line());
        platform.events()
                .append(
                        tx,
                        Event.of("report", report.booking(), report.sequence() == 1 ? "made" : "corrected")
                                .in(line.terms().thing().hub())
                                .by(report.by())
                                .with(JsonBody.mapper()
                                        .createObjectNode()
                                        .put("line", report.line().toString())
                                        .put("persons", report.said().attended().persons())
                                        .put("trouble", trouble)));
        return report;
    }

    /** A line that the caller may report about. @throws Refused as not allowed for those who are on neither side of it */
    static Line own(Seen seen, UUID id) {
        Line line = line(seen, id);
        if (seen.sidesOf(line).isEmpty()) {
            throw new Refused(new Problem.NotAllowed("side.borrower"));
        }
        return line;
    }

    /** A line for the reader's eyes. @throws Refused as not found where it is not */
    static Line line(Seen seen, UUID id) {
        return seen.entries().stream()
                .map(Booking.Entry::line)
                .filter(line -> line.terms().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    private Instant now() {
        return platform.clock().instant();
    }
}
