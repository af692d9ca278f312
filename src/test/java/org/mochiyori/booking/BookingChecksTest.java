package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.booking.LocalHubFixture.minutes;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.DbAddress;
import org.mochiyori.platform.jobs.ChangeLogChecks;
import org.mochiyori.platform.jobs.Sequencer;
import org.mochiyori.platform.keeping.Doctor;
import org.mochiyori.platform.keeping.Finding;
import org.mochiyori.support.Patient;
import org.mochiyori.support.TestPostgres;

/** Damage of each kind, done by hand past all doors, is named with the booking it is in. */
class BookingChecksTest {
    private Vertx vertx;
    private TestPostgres.Database database;
    private LocalHubFixture fixture;
    private Booking booking;

    @BeforeEach
    void book() {
        vertx = Vertx.vertx();
        database = TestPostgres.database();
        fixture = new LocalHubFixture(Db.open(vertx, DbAddress.parse(database.applicationUrl()), 2));
        LocalHubFixture.Lent desks = fixture.pool("長机（例）", 20);
        fixture.take(fixture.line(desks, 0, minutes(0, 60), 8));
        booking = fixture.take(fixture.line(desks, 0, minutes(30, 90), 12));
        fixture.take(fixture.line(desks, 0, minutes(60, 120), 8));
        Booking asked = fixture.take(LocalHubFixture.with(
                fixture.line(fixture.room("和室（例）"), 0, minutes(0, 60)), LocalHubFixture.byPerson(true), false));
        fixture.move(asked, Move.APPROVE);
        fixture.take(LocalHubFixture.with(
                fixture.line(fixture.room("集会室（例）"), 0, minutes(0, 60)), LocalHubFixture.byPerson(false), false));
        fixture.move(
                fixture.move(fixture.take(fixture.line(desks, 0, minutes(120, 150), 1)), Move.HAND_OVER), Move.RETURN);
        new Sequencer(fixture.db).run();
    }

    @AfterEach
    void drop() {
        fixture.db.close();
        vertx.close().await();
        database.close();
    }

    @Test
    void bookings_made_and_moved_by_the_program_are_well() {
        assertThat(examine().findings()).isEmpty();
        assertThat(Patient.examine(database, fixture.clock, ChangeLogChecks.all())
                        .findings())
                .isEmpty();
    }

    @Test
    void what_lapsed_and_was_not_swept_yet_is_well_for_ten_minutes() {
        fixture.clock.advance(Duration.ofDays(3).plusMinutes(9));
        assertThat(examine().findings()).isEmpty();
        fixture.clock.advance(Duration.ofMinutes(2));
        assertThat(examine().findings())
                .singleElement()
                .satisfies(late -> assertThat(late.check()).isEqualTo("holds"));
        fixture.clock.advance(Duration.ofDays(7));
        fixture.db.inTransaction(tx -> fixture.hub.expire(tx, 100));
        assertThat(examine().findings()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            capacity      | update units set capacity = 19 where capacity = 20
            takings       | update occupancies set amount = 11 where line = '%s'
            takings       | update occupancies set to_at = to_at - interval '1 minute' where line = '%s'
            takings       | delete from occupancies where line = '%s'
            takings       | update occupancies set line = (select id from booking_lines where state = 'closed') where line = '%s'
            history       | update booking_lines set state = 'cancelled' where id = '%s'
            history       | delete from line_moves where line = '%s' and sequence = 1
            history       | update line_moves set sequence = sequence + 1 where line = '%s' and sequence = (select max(sequence) from line_moves where line = '%1$s')
            history-moves | update line_moves set move = 'return' where line = '%s' and move = 'confirm'
            history-log   | delete from line_moves where line = '%s'
            history-log   | update line_moves set actor = null where line = '%s' and sequence = 1
            history-log   | delete from events where data ->> 'line' = '%s'
            booking-parts | with m as (delete from line_moves), o as (delete from occupancies) delete from booking_lines where id = '%s'
            booking-parts | insert into hubs (id, name, created_at) values ('south', '南（例）', now()); update bookings set hub = 'south' where id = '%2$s'
            """)
    void damage_by_hand_is_named(String check, String damage) {
        String line = booking.entries().getFirst().line().terms().id().toString();
        database.run("set session_replication_role = replica;"
                + damage.formatted(line, booking.id().toString()));
        List<Finding> findings = examine().findings();
        assertThat(findings).extracting(Finding::check).contains(check);
        assertThat(findings.stream().filter(one -> one.check().equals(check)).flatMap(one -> one.where().stream()))
                .containsAnyOf(line, booking.id().toString());
        assertThat(findings).allSatisfy(one -> assertThat(one.what()).endsWith("."));
    }

    private Doctor.Report examine() {
        return Patient.examine(database, fixture.clock, BookingChecks.all());
    }
}
