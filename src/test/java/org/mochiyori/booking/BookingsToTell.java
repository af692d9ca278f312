package org.mochiyori.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.mochiyori.kernel.Ids;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.jobs.Events;
import org.mochiyori.platform.jobs.Sequencer;
import org.mochiyori.support.TestClock;

/** Real bookings for tests of what follows from them, in the hub {@code north} between two groups（例）. */
public final class BookingsToTell {
    /** Saturday 10:00 in Tokyo; the clock stands thirty days before. */
    public static final Instant START = LocalHubFixture.START;

    private final LocalHubFixture fixture;

    /** Over a migrated database. */
    public BookingsToTell(Db db) {
        fixture = new LocalHubFixture(db);
    }

    public TestClock clock() {
        return fixture.clock;
    }

    public Events events() {
        return fixture.events;
    }

    public Ids ids() {
        return new Ids(fixture.clock, new Random(11));
    }

    public UUID lender() {
        return fixture.lender;
    }

    public UUID borrower() {
        return fixture.borrower;
    }

    /** Asks for rooms of these names on one morning; a person decides, the borrower confirms. */
    public Booking ask(Instant from, String... rooms) {
        return take(from, from.plus(Duration.ofHours(2)), "space", LocalHubFixture.byPerson(true), rooms);
    }

    /** Books without a person. */
    public Booking book(Instant from, String... rooms) {
        return take(from, from.plus(Duration.ofHours(2)), "space", LocalHubFixture.automatic(), rooms);
    }

    /** Lends things for some days, handed over a second later. */
    public Booking handOut(Instant from, Instant until, String... things) {
        Booking taken = take(from, until, "equipment", LocalHubFixture.automatic(), things);
        fixture.clock.advance(Duration.ofSeconds(1)); // booked, and only then handed over
        return move(taken, Move.HAND_OVER);
    }

    /** Moves all its lines. */
    public Booking move(Booking booking, Move move) {
        return fixture.move(booking, move);
    }

    /** The clock ends what is over. */
    public void expire() {
        fixture.db.inTransaction(tx -> fixture.hub.expire(tx, 100));
    }

    /** Numbers what has happened, so that readers see it. */
    public void sequence() {
        new Sequencer(fixture.db).run();
    }

    private Booking take(Instant from, Instant until, String kind, Terms.Conditions conditions, String... names) {
        TimeWindow window = new TimeWindow(from, until);
        Terms[] lines = new Terms[names.length];
        for (int i = 0; i < names.length; i++) {
            Terms line = fixture.line(fixture.room(names[i]), i, window);
            lines[i] = LocalHubFixture.with(of(kind, line), conditions, false);
        }
        return fixture.take(lines);
    }

    private static Terms of(String kind, Terms line) {
        Terms.Thing thing = line.thing();
        return new Terms(
                line.id(),
                line.position(),
                new Terms.Thing(thing.listing(), kind, thing.title(), thing.hub(), thing.lender(), thing.zone()),
                line.window(),
                line.quantity(),
                line.optional(),
                line.price(),
                line.conditions(),
                line.taking());
    }
}
