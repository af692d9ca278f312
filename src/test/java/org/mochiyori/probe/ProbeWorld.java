package org.mochiyori.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Contact;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.curation.Duplicates;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.Secrets;
import org.mochiyori.people.StaffRole;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/**
 * One of everything, all of it one hub's, with an insider who may do anything with it and an intruder who holds the same
 * offices in another hub.
 */
final class ProbeWorld implements AutoCloseable {
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-12-20T09:00:00+09:00");

    private static final Pattern ID = Pattern.compile("\\{([A-Za-z]+)}");

    private final TestHub server = TestHub.start(TestClock.at(NOW.toInstant().toString()));
    private final BookingFixture fixture = BookingFixture.on(server);
    private final PeopleFixture people = fixture.people();
    private final Lender lender = fixture.lender();
    private final Who insider = people.operator();
    private final Who intruder = people.resident();
    private final Lender abroad = fixture.listings().lender();
    private final TestClient insiderBrowser = browser(insider);
    private final TestClient intruderBrowser = browser(intruder);
    private final Map<String, String> ids = new HashMap<>();

    ProbeWorld() {
        offices(insider, lender);
        offices(intruder, abroad);
        fill();
    }

    TestHub server() {
        return server;
    }

    BookingFixture fixture() {
        return fixture;
    }

    /** A browser in which somebody who may do anything here is signed in. */
    TestClient insider() {
        return insiderBrowser;
    }

    /** The insider's cookie as a page of another site would make a browser send it. */
    TestClient cookieOnly() {
        return server.client().with("Cookie", people.cookie(insider));
    }

    /** A program of the insider that may only read. */
    TestClient reader() {
        return server.client().bearing(people.token(insider, "read"));
    }

    /** A browser of somebody who may do anything in another hub. */
    TestClient intruder() {
        return intruderBrowser;
    }

    /** A path with the ids of this world in the place of their names. */
    String path(String template) {
        return ID.matcher(template).replaceAll(found -> id(template, found.group(1)));
    }

    /** The same with another text for one of the names. */
    String path(String template, String name, String text) {
        return ID.matcher(template)
                .replaceAll(found ->
                        Matcher.quoteReplacement(found.group(1).equals(name) ? text : id(template, found.group(1))));
    }

    /** The same with the parameters that the operation cannot do without. */
    String address(Operation operation, String path) {
        String query = operation.query().stream()
                .filter(parameter -> parameter.path("required").asBoolean())
                .map(parameter -> parameter.path("name").asText())
                .map(name -> name + "="
                        + switch (name) {
                            case "hub" -> lender.hub();
                            case "group" -> lender.group().toString();
                            case "from" -> "2027-01-09T09:00:00%2B09:00";
                            case "to" -> "2027-01-10T09:00:00%2B09:00";
                            case "day" -> "2027-01-09";
                            default ->
                                throw new IllegalStateException("what to ask " + operation + " for as " + name + "?");
                        })
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** What stands for an id in a path. */
    String id(String path, String name) {
        String exact = ids.get(path + " " + name);
        if (exact != null) {
            return exact;
        }
        String segment = path.substring("/api/v1/".length(), path.indexOf("/{" + name + "}"));
        String found = ids.getOrDefault(segment.replaceAll("(?<=/)[^/]*[{0-9][^/]*/", ""), ids.get(name));
        if (found == null) {
            throw new IllegalStateException("this world has nothing for {" + name + "} of " + path + ": add it");
        }
        return found;
    }

    /** The whole address of an operation in this world. */
    String address(Operation operation) {
        return address(operation, path(operation.path()));
    }

    /** The insider, naming the present version where the operation demands one. */
    TestClient insiderAt(Operation operation) {
        return operation.demandsVersion()
                ? version(path(operation.path()))
                        .map(tag -> insider().with("If-Match", tag))
                        .orElse(insider())
                : insider();
    }

    // Its own, or that of the nearest thing above it.
    private Optional<String> version(String path) {
        for (String at = path; at.length() > "/api/v1/".length(); at = at.substring(0, at.lastIndexOf('/'))) {
            Optional<String> tag = insider().get(at).header("ETag");
            if (tag.isPresent()) {
                return tag;
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        server.close();
    }

    private TestClient browser(Who who) {
        return server.client().with("Cookie", people.cookie(who)).with("Origin", people.origin());
    }

    private void offices(Who who, Lender at) {
        people.appoint(at.hub(), who, StaffRole.OPERATOR);
        people.appoint(at.hub(), who, StaffRole.CURATOR);
        people.appoint(at.hub(), who, StaffRole.DESK);
        fixture.listings().member(at.group(), who.id(), "representative");
    }

    private void fill() {
        Entry room = fixture.decidedRoom();
        Entry other = fixture.room();
        Entry draft = fixture.listings()
                .in(tx -> server.features()
                        .catalogue()
                        .listings()
                        .create(
                                tx,
                                lender.caller(),
                                lender.group(),
                                ListingDraft.here(
                                        Optional.of(room.place().orElseThrow().id()),
                                        "会議室2（例）",
                                        "meeting-room",
                                        Thing.Space.forPersons(8))));
        Entry skill = fixture.listings().skill(lender, new Contact("助田 花", "090-0000-0000", "", ""));
        ids.put("/api/v1/listings/{id}/renewal id", skill.id().toString());
        ids.put("hubs", lender.hub());
        ids.put("hub", lender.hub());
        ids.put("listings", draft.id().toString());
        ids.put("places", room.place().orElseThrow().id().toString());
        ids.put("groups", lender.group().toString());
        ids.put("kind", "lending");
        ids.put("validFrom", "2020-01-02");
        ids.put("role", "curator");
        JsonNode booked = read(fixture.book(room));
        ids.put("bookings", booked.path("id").asText());
        ids.put("bookings/lines", booked.at("/lines/0/id").asText());
        ids.put("series", read(fixture.series(room)).path("id").asText());
        ids.put("agreements", agreement());
        ids.put("curation/duplicates", pair(room, other));
        ids.put(
                "hubs/people",
                fixture.member().get("/api/v1/me").json().path("id").asText());
        ids.put(
                "/api/v1/hubs/{hub}/staff/{person}/{role} person",
                lender.curator().id().toString());
        ids.put("groups/members", lender.member().id().toString());
        people.token(insider, "read");
        ids.put(
                "tokens",
                insider().get("/api/v1/tokens").json().at("/items/0/id").asText());
        fixture.listings()
                .insert(
                        "insert into hub_people (hub, person, since) values ($1, $2, date '2026-12-01')",
                        lender.hub(),
                        UUID.fromString(ids.get("hubs/people")));
        rows(room);
    }

    private String agreement() {
        Reply proposed =
                fixture.as(abroad.curator()).post("/api/v1/agreements", """
                {"ownerHub":"%s","borrowerHub":"%s","from":"2026-12-01"}
                """.formatted(abroad.hub(), lender.hub()));
        Lender third = fixture.listings().lender();
        Reply ours = fixture.as(lender.curator()).post("/api/v1/agreements", """
                {"ownerHub":"%s","borrowerHub":"%s","from":"2026-12-01"}
                """.formatted(lender.hub(), third.hub()));
        read(proposed);
        return read(ours).path("id").asText();
    }

    private String pair(Entry one, Entry other) {
        Duplicates duplicates = server.features().curation().duplicates();
        fixture.listings()
                .in(tx -> duplicates.suspect(
                        tx, lender.hub(), List.of(new Duplicates.Suspect(one.id(), other.id(), List.of("name")))));
        return duplicates
                .list(lender.curating(), lender.hub(), Optional.empty(), 1)
                .items()
                .getFirst()
                .id()
                .toString();
    }

    // What is long to come by through the doors, and here need only be there.
    private void rows(Entry room) {
        insert(
                "curation/claims",
                """
                insert into claims (id, hub, listing, group_id, state, asked_by, asked_at)
                values ($1, $2, $3, $4, 'open', $5, $6)
                """,
                lender.hub(),
                room.id(),
                lender.group(),
                lender.speaker().id(),
                NOW);
        insert("imports", """
                insert into imports (id, hub, file, bytes, state, started_by, started_at)
                values ($1, $2, 'list.csv', ''::bytea, 'previewed', $3, $4)
                """, lender.hub(), lender.curator().id(), NOW);
        insert(
                "groups/accompaniments",
                """
                insert into accompaniments (id, group_id, helper, organisation, scopes, consented_by, since, until)
                values ($1, $2, $3, '伴走の会（例）', '{book}', $4, $5, $6)
                """,
                lender.group(),
                people.resident().id(),
                lender.speaker().id(),
                LocalDate.of(2026, 12, 1),
                LocalDate.of(2027, 3, 31));
        insert("blocks", """
                insert into blocks (id, hub, listing, from_at, to_at, reason, made_by, made_at)
                values ($1, $2, $3, $4, timestamptz '2027-03-01', '選挙の投票所（例）', $5, $4)
                """, lender.hub(), room.id(), NOW, insider.id());
        insert("emergency-switchers", """
                insert into emergency_switchers (id, hub, person, given_by, given_at) values ($1, $2, $3, $4, $5)
                """, lender.hub(), UUID.fromString(ids.get("hubs/people")), insider.id(), NOW);
        ids.put("/api/v1/hubs/{hub}/emergency/switchers/{person} person", ids.get("hubs/people"));
        insert(
                "displacements",
                """
                insert into displacements (id, block, line, booking, hub, state, sequence)
                values ($1, $2, $3, $4, $5, 'open', 1)
                """,
                UUID.fromString(ids.get("blocks")),
                UUID.fromString(ids.get("bookings/lines")),
                UUID.fromString(ids.get("bookings")),
                lender.hub());
        insert("custody", """
                insert into custody_records (id, booking, line, kind, at, count, of, checks, actor, on_behalf_of, answer_by)
                values ($1, $2, $3, 'hand-over', $4, 1, 1, '[]', $5, $6, timestamptz '2027-03-01')
                """, booking(), line(), NOW, lender.member().id(), lender.group());
        insert("bookings/claims", """
                insert into custody_claims (id, booking, line, kind, count, made_at) values ($1, $2, $3, 'damaged', 1, $4)
                """, booking(), line(), NOW);
        fixture.listings()
                .insert(
                        """
                insert into custody_claim_moves (claim, sequence, at, move, actor, on_behalf_of)
                values ($1, 1, $2, 'report', $3, $4)
                """,
                        UUID.fromString(ids.get("bookings/claims")),
                        NOW,
                        lender.member().id(),
                        lender.group());
        insert("outages", """
                insert into outages (id, hub, listing, unit, amount, from_at, to_at, reason, made_by, made_at)
                select $1, $2, $3, unit, 1, $4, timestamptz '2027-03-01', '修理中（例）', $5, $4
                from listing_units where listing = $3 limit 1
                """, lender.hub(), room.id(), NOW, insider.id());
        fixture.listings()
                .insert(
                        "insert into custody_codes (code, short, booking, made_at) values ($1, 'ABCD2345', $2, $3)",
                        "probe-".repeat(5),
                        booking(),
                        NOW);
        ids.put("custody/codes", "probe-".repeat(5));
        insert("saved-searches", """
                insert into saved_searches (id, person, name, query, slot, stop_key, created_at)
                values ($1, $2, '会議室', 'q=%E4%BC%9A%E8%AD%B0%E5%AE%A4', 1, 'probe', $3)
                """, insider.id(), NOW);
        insert("bookings/messages", """
                insert into messages (id, booking, lender, n, side, author, body, at, burst)
                values ($1, $2, $3, 1, 'borrower', $4, '鍵はどこですか', $5, $1)
                """, UUID.fromString(ids.get("bookings")), lender.group(), insider.id(), NOW);
        insert("message-reports", """
                insert into message_reports (id, message, hub, reason, reported_by, reported_at)
                values ($1, $2, $3, '例', $4, $5)
                """, UUID.fromString(ids.get("bookings/messages")), lender.hub(), insider.id(), NOW);
        insert("outside-calendars", """
                insert into outside_calendars (id, listing, name, made_by, made_at, emptied_at)
                values ($1, $2, '公民館（例）', $3, $4, $4)
                """, room.id(), insider.id(), NOW);
        insert("calendar-feeds", """
                insert into calendar_feeds (id, person, name, secret_hash, slot, made_at)
                values ($1, $2, 'スマホ', $3, 1, $4)
                """, insider.id(), Secrets.hash("probe"), NOW);
        ids.put("key", "probe");
        UUID line = UUID.fromString(ids.get("bookings/lines"));
        insert(
                "soundings",
                """
                insert into soundings (id, booking, line, listing, hub, way, asked_by, asked_at, answer_by, state)
                values ($1, $2, $3, $4, $5, 'phone', $6, $7, timestamptz '2026-12-25', 'open')
                """,
                UUID.fromString(ids.get("bookings")),
                line,
                room.id(),
                lender.hub(),
                insider.id(),
                NOW);
        insert("notices", """
                insert into notices (id, person, kind, hub, subject_kind, subject, dedupe, created_at)
                values ($1, $2, 'approved', $3, 'listing', $4, 'probe', $5)
                """, insider.id(), lender.hub(), room.id(), NOW);
        insert("letters", """
                insert into letters (id, hub, kind, dedupe, recipient, sender, language, subject, body, secret, state, created_at)
                values ($1, $2, 'approved', 'probe', 'a@example.jp', '例', 'ja', '例', '例', false, 'failed', $3)
                """, lender.hub(), NOW);
    }

    private UUID booking() {
        return UUID.fromString(ids.get("bookings"));
    }

    private UUID line() {
        return UUID.fromString(ids.get("bookings/lines"));
    }

    private void insert(String what, String sql, Object... arguments) {
        UUID id = fixture.listings().newId();
        Object[] all = new Object[arguments.length + 1];
        all[0] = id;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        fixture.listings().insert(sql, all);
        ids.put(what, id.toString());
    }

    private static JsonNode read(Reply reply) {
        if (reply.status() != 201) {
            throw new IllegalStateException(reply.text());
        }
        return reply.json();
    }
}
