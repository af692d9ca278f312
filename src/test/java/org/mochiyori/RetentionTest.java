package org.mochiyori;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.DbAddress;
import org.mochiyori.platform.jobs.ChangeLogChecks;
import org.mochiyori.platform.jobs.Sequencer;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.Retention;
import org.mochiyori.platform.web.PublicOrigin;
import org.mochiyori.support.Patient;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestPostgres;

/** One thing of each kind is over its time and one is not: a dry run tells it, and the run does just that. */
class RetentionTest {
    private static final TestClock CLOCK = TestClock.at("2027-01-09T01:00:00Z");
    private static final Map<String, Long> ONE_OF_EACH = new TreeMap<>(Map.ofEntries(
            Map.entry("people", 1L),
            Map.entry("sessions", 1L),
            Map.entry("registrations", 1L),
            Map.entry("links", 1L),
            Map.entry("tokens", 1L),
            Map.entry("sign-in-failures", 1L),
            Map.entry("known-addresses", 1L),
            Map.entry("groups", 1L),
            Map.entry("rosters", 1L),
            Map.entry("invitations", 1L),
            Map.entry("unused-photos", 1L),
            Map.entry("skill-contacts", 1L),
            Map.entry("import-files", 1L),
            Map.entry("import-previews", 1L),
            Map.entry("booking-notes", 1L),
            Map.entry("sounding-notes", 1L),
            Map.entry("report-words", 1L),
            Map.entry("report-photos", 1L),
            Map.entry("renewal-links", 1L),
            Map.entry("sounding-links", 1L),
            Map.entry("reductions-notes", 1L),
            Map.entry("charges-notes", 1L),
            Map.entry("payments-notes", 1L),
            Map.entry("custody-records-notes", 1L),
            Map.entry("custody-answers-notes", 1L),
            Map.entry("custody-photos", 1L),
            Map.entry("custody-renewals-notes", 1L),
            Map.entry("custody-claim-moves-notes", 1L),
            Map.entry("outage-keeps-notes", 1L),
            Map.entry("displacement-notes", 1L),
            Map.entry("emergency-notes", 1L),
            Map.entry("messages", 1L),
            Map.entry("message-reports", 1L),
            Map.entry("calendar-feeds", 1L),
            Map.entry("letters", 1L),
            Map.entry("letter-stops", 1L),
            Map.entry("notices", 1L),
            Map.entry("saved-searches", 1L),
            Map.entry("saved-finds", 1L),
            Map.entry("idempotency-keys", 1L),
            Map.entry("refusals", 1L)));

    private Vertx vertx;
    private TestPostgres.Database database;
    private Db db;
    private Retention retention;

    @BeforeEach
    void live() {
        vertx = Vertx.vertx();
        database = TestPostgres.database();
        // Each statement makes two of a kind: 'a' is old, 'b' is young.
        database.run("""
                create temp table t as select * from (values
                  ('a', '00000000-0000-7000-8000-00000000000a'::uuid, '2020-01-09'::timestamptz),
                  ('b', '00000000-0000-7000-8000-00000000000b', '2027-01-08 22:00Z')) t (x, id, at);
                insert into hubs (id, name, created_at) values ('north', '北（例）', now());
                insert into people (id, name, kana, mail, phone, created_at, seen_at)
                  select id, x || 'さん（例）', x, x || '@example.jp', '0420000000', '2019-01-01', at from t;
                insert into sessions select sha256(x::bytea), (select id from t where x = 'b'), at, at, at + interval '5 hours' from t;
                insert into registrations (id, name, mail, password_hash, requested_at, expires_at)
                  select id, 'x', 'new@example.jp', 'x', at, at + interval '1 day' from t;
                insert into one_time_links select sha256(x::bytea), 'reset-password', (select id from t where x = 'b'), '', at, at from t;
                insert into access_tokens select id, sha256(x::bytea), (select id from t where x = 'b'), 'x', '{read}', at, at from t;
                insert into sign_in_failures select id, 'x', at from t;
                insert into known_addresses select (select id from t where x = 'b'), x, at from t;
                insert into groups (id, hub, name, kind, state, number, phone, valid_until, created_at)
                  select id, 'north', x || '会（例）', 'club', 'active', x, '0420000001', at + interval '1 year', at from t;
                insert into members select id, id, 'representative', at from t;
                insert into roster_entries select id, 1, x from t;
                insert into invitations select sha256(x::bytea), id, 'member', (select id from t where x = 'b'), at, at from t;
                insert into photos select encode(sha256(x::bytea), 'hex'), x::bytea, 1, 1, at from t;
                insert into listings (id, hub, kind, state, reservation, name, created_at)
                  select id, 'north', 'skill', 'retired', 'none', x, at from t;
                insert into listing_contacts select id, x, '0420000002' from t;
                insert into events select id, at, 'north', 'listing', id::text, 'retired' from t;
                insert into imports (id, hub, file, bytes, state, started_by, started_at, ended_at)
                  select id, 'north', x, 'bytes'::bytea, 'applied', id, at, at from t
                  union all select gen_random_uuid(), 'north', x, 'bytes'::bytea, 'previewed', id, at, null from t;
                insert into bookings (id, hub, group_id, person, purpose, channel, created_at)
                  select id, 'north', id, id, '定例会', 'web', at from t;
                insert into booking_lines select id, id, 0, 'north', id, id, 'skill', x, at, at + interval '1 hour', 1, false, '[]', '{}',
                  '{}', at, at + interval '1 hour', false, true, false, 1, 1, 0, 'closed', null, false, false, null, null, 1 from t;
                insert into line_moves select id, 1, at, 'ask', 'held', (select id from t where x = 'b'), id, null, '鍵は私が持っています' from t;
                insert into soundings (id, booking, line, listing, hub, way, asked_by, asked_at, answer_by, state, settled_at, note)
                  select id, id, id, id, 'north', 'phone', (select id from t where x = 'b'), at - interval '2 days',
                    at + interval '5 days', 'declined', at, '旅行中' from t;
                insert into sounding_links select sha256(x::bytea), id from t;
                insert into use_reports select id, id, at, 8, 120, '喜ばれました', (select id from t where x = 'b') from t;
                insert into use_report_photos select id, id, 1, encode(sha256(x::bytea), 'hex'), ''::bytea, 1, 1,
                  (select id from t where x = 'b'), at from t;
                insert into renewal_links select sha256(x::bytea), id, at from t;
                insert into reductions select id, 1, at, 'ask', 'good', '公益', 100, 0, 'desk', 10, 'down',
                  (select id from t where x = 'b'), id, '子ども食堂のため' from t;
                insert into charges select id, id, at, 'other', 100, null, (select id from t where x = 'b'), '湯のみ' from t;
                insert into payments (id, booking, lender, hub, at, deposit, yen, method, actor, note)
                  select id, id, id, 'north', at, false, 100, 'cash', (select id from t where x = 'b'), '封筒で' from t;
                insert into custody_records select id, id, id, 'return', at, 1, 1, '[]', '欠けあり', (select id from t where x = 'b'), id,
                  at + interval '1 hour' from t;
                insert into custody_answers select id, at, 'agreed', (select id from t where x = 'b'), 'そのとおりです' from t;
                insert into custody_photos select id, id, ''::bytea, 1, 1, (select id from t where x = 'b'), at from t;
                insert into custody_renewals select id, 1, at, 'ask', at, (select id from t where x = 'b'), id, 'もう少し' from t;
                insert into custody_claims select id, id, id, 'lost', 1, at from t;
                insert into custody_claim_moves select id, 1, at, 'report', null, null, (select id from t where x = 'b'), id, 'なくした' from t;
                insert into units (id, capacity) select id, 1 from t;
                insert into outages (id, hub, listing, unit, amount, from_at, to_at, reason, made_by, made_at)
                  select id, 'north', id, id, 1, at, at + interval '1 hour', '点検', id, at from t;
                insert into outage_keeps select id, id, at, (select id from t where x = 'b'), '隣から借りる' from t;
                insert into blocks (id, hub, listing, from_at, to_at, reason, made_by, made_at)
                  select id, 'north', id, at, at + interval '1 hour', '点検', id, at from t;
                insert into displacements (id, block, line, booking, hub, state, sequence)
                  select id, id, id, id, 'north', 'kept', 1 from t;
                insert into displacement_moves
                  select id, 1, at, 'keep', (select id from t where x = 'b'), null, '電話で話した' from t;
                insert into emergencies select id, 'north', null, '台風', b, at, b, at, '警報が解けた' from t, (select id from t where x = 'b') o (b);
                insert into messages (id, booking, lender, n, side, author, body, at, burst)
                  select id, id, id, 1, 'borrower', (select id from t where x = 'b'), '鍵はどこですか', at, id from t;
                insert into message_reports (id, message, hub, reason, reported_by, reported_at)
                  select id, id, 'north', 'x', (select id from t where x = 'b'), at from t;
                insert into calendar_feeds (id, person, name, secret_hash, slot, made_at)
                  select id, (select id from t where x = 'b'), x, sha256(x::bytea), case x when 'a' then 1 else 2 end, at from t;
                insert into letters (id, kind, dedupe, recipient, sender, language, subject, secret, state, created_at, sent_at)
                  select id, 'reminder', x, 'c@example.jp', '', 'ja', 'x', false, 'sent', at, at from t;
                insert into letter_stops (key, search, reader, made_at)
                  select repeat(x, 22), gen_random_uuid(), repeat(x, 64), at from t;
                insert into notices (id, person, kind, hub, subject_kind, subject, dedupe, created_at)
                  select id, (select id from t where x = 'b'), 'reminder', 'north', 'booking', id, x, at from t;
                insert into saved_searches (id, person, name, query, ends_at, slot, stop_key, created_at)
                  select id, (select id from t where x = 'b'), x, 'q=x', at, case x when 'a' then 1 else 2 end, x, at from t;
                insert into saved_finds select (select id from t where x = 'b'), id, tstzrange(at, at + interval '1 hour'), 'new', at, at from t;
                insert into refusals select id, at, (select id from t where x = 'b'), 'GET', '/x', x, 404, '' from t;
                insert into idempotency_keys select (select id from t where x = 'b'), 'x', x, 'x', at from t;
                """);
        db = Db.open(vertx, DbAddress.parse(database.applicationUrl()), 2);
        retention = new Retention(
                db,
                CLOCK,
                Server.features(vertx, db, PublicOrigin.parse("http://localhost:1"), CLOCK)
                        .terms(Periods.USUAL));
    }

    @AfterEach
    void drop() {
        db.close();
        vertx.close().await();
        database.close();
    }

    @Test
    void a_dry_run_counts_and_changes_nothing() {
        assertThat(look()).isEqualTo(ONE_OF_EACH);
        assertThat(look()).isEqualTo(ONE_OF_EACH);
    }

    @Test
    void a_run_takes_what_the_dry_run_told_and_once() {
        assertThat(run()).isEqualTo(ONE_OF_EACH);
        assertThat(look().values()).containsOnly(0L);
        assertThat(run().values()).containsOnly(0L);
    }

    @Test
    void names_and_addresses_of_the_forgotten_are_nowhere_and_their_bookings_stay() {
        run();
        assertThat(texts("select name || kana || coalesce(mail, '') || phone from people order by id"))
                .containsExactly("-", "bさん（例）bb@example.jp0420000000");
        assertThat(texts("select count(*)::text from bookings")).containsExactly("2");
        assertThat(texts("select kind from events where subject_kind = 'person'"))
                .containsExactly("forgotten");
        assertThat(texts("select coalesce(note, 'none') from line_moves order by line"))
                .containsExactly("none", "鍵は私が持っています");
    }

    @Test
    void who_is_still_in_a_group_or_has_borrowed_lately_is_not_forgotten() {
        database.run("update groups set valid_until = null");
        assertThat(look()).containsEntry("people", 0L);
        database.run("update groups set valid_until = '2021-01-09'; update booking_lines set to_at = '2027-02-09',"
                + " foot_to = '2027-02-09'");
        assertThat(look()).containsEntry("people", 0L);
        database.run(
                "delete from displacement_moves; delete from displacements; delete from sounding_links; delete from soundings; delete from use_report_photos; delete from use_reports; delete from custody_photos; delete from custody_answers; delete from custody_records; delete from outage_keeps; delete from custody_claim_moves;"
                        + " delete from custody_claims; delete from custody_renewals; delete from reductions; delete from charges; delete from payments; delete from line_moves; delete from booking_lines");
        assertThat(run()).containsEntry("people", 1L);
    }

    @Test
    void the_history_is_whole_afterwards() {
        run();
        new Sequencer(db).run();
        assertThat(Patient.examine(database, CLOCK, ChangeLogChecks.all()).findings())
                .isEmpty();
    }

    private Map<String, Long> look() {
        Map<String, Long> counts = new TreeMap<>();
        retention.look((term, count) -> counts.put(term.name(), count));
        return counts;
    }

    private Map<String, Long> run() {
        Map<String, Long> counts = new TreeMap<>();
        retention.run((term, count) -> counts.put(term.name(), count));
        return counts;
    }

    private List<String> texts(String sql) {
        return db.list("select x from (" + sql + ") t (x)", row -> row.getString("x"));
    }
}
