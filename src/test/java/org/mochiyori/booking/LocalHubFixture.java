package org.mochiyori.booking;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.mochiyori.catalogue.Cancellation;
import org.mochiyori.kernel.Ids;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.DbAddress;
import org.mochiyori.platform.jobs.Events;
import org.mochiyori.platform.keeping.Finding;
import org.mochiyori.support.CommitCutter;
import org.mochiyori.support.Patient;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestPostgres;

/** Valid bookings by default: a hub（例）with a lender, a borrower, and things to lend, written straight into the database. */
final class LocalHubFixture {
    /** Saturday 10:00 in Tokyo. */
    public static final Instant START = Instant.parse("2027-01-09T01:00:00Z");

    private final List<Runnable> ends = new ArrayList<>();
    private final List<Frail> frail = new ArrayList<>();
    private final ReentrantLock cutting = new ReentrantLock();
    private final List<TestPostgres.Database> databases = new ArrayList<>();
    final Db db;
    final TestClock clock = TestClock.at(START.minus(Duration.ofDays(30)).toString());
    final Ids ids = new Ids(clock, new Random(7));
    final Events events = new Events(clock, ids);
    final List<Set<UUID>> heard = new CopyOnWriteArrayList<>();
    final LocalHub hub = new LocalHub(clock, events, heard::add);
    final UUID person = ids.next();
    final UUID lender = ids.next();
    final UUID borrower = ids.next();

    LocalHubFixture(Db db) {
        this.db = db;
        db.update("insert into hubs (id, name, created_at) values ('north', '北センター（例）', now()) on conflict do nothing");
        db.update("insert into people (id, name, created_at) values ($1, '例 花子（例）', now())", person);
        group(lender, "貸す会（例）");
        group(borrower, "借りる会（例）");
    }

    /** Over a database of its own. */
    static LocalHubFixture open() {
        Vertx vertx = Vertx.vertx();
        TestPostgres.Database database = TestPostgres.database();
        Db db = Db.open(vertx, DbAddress.parse(database.url()), 4);
        LocalHubFixture fixture = new LocalHubFixture(db);
        fixture.ends.addAll(List.of(db::close, () -> vertx.close().await(), database::close));
        return fixture;
    }

    /** The same with so many connections, and one more over a cable that can be cut. */
    static LocalHubFixture openWithCable(int connections) {
        Vertx vertx = Vertx.vertx();
        TestPostgres.Database database = TestPostgres.database();
        DbAddress direct = DbAddress.parse(database.url());
        CommitCutter cable = new CommitCutter(direct.port());
        DbAddress crossing =
                new DbAddress("127.0.0.1", cable.port(), direct.database(), direct.user(), direct.password());
        Db db = Db.open(vertx, direct, connections);
        Db frail = Db.open(vertx, crossing, 1);
        LocalHubFixture fixture = new LocalHubFixture(db);
        fixture.frail.add(new Frail(frail, cable));
        fixture.databases.add(database);
        fixture.ends.addAll(
                List.of(db::close, frail::close, () -> vertx.close().await(), cable::close, database::close));
        return fixture;
    }

    private record Frail(Db db, CommitCutter cable) {}

    /** Works over a cable that breaks after so many messages; one after the other, since there is one cable. */
    void cutting(int messages, Consumer<Db> work) {
        cutting.lock();
        try {
            frail.getFirst().cable().cutAfter(messages);
            work.accept(frail.getFirst().db());
        } finally {
            frail.getFirst().cable().mend();
            cutting.unlock();
        }
    }

    /** What is wrong with all that was written, as the doctor would say it. */
    List<Finding> doctor() {
        expire();
        return databases.stream()
                .flatMap(database -> Patient.examine(database, clock, BookingChecks.all()).findings().stream())
                .toList();
    }

    Optional<Booking> find(UUID booking) {
        return BookingStore.find(db, booking);
    }

    void close() {
        ends.forEach(Runnable::run);
    }

    /** What a listing lends: units with what a use of one takes. */
    record Lent(UUID listing, String title, Map<UUID, Integer> amounts) {}

    /** A room of its own. */
    Lent room(String name) {
        return listing(name, "space", Map.of(unit(1), 1));
    }

    /** A pool; the amounts are what one thing takes. */
    Lent pool(String name, int capacity) {
        return listing(name, "equipment", Map.of(unit(capacity), 1));
    }

    /** One use that takes all these rooms whole. */
    Lent whole(String name, Lent... parts) {
        Map<UUID, Integer> all = new LinkedHashMap<>();
        for (Lent part : parts) {
            all.putAll(part.amounts());
        }
        return listing(name, "space", all);
    }

    UUID unit(int capacity) {
        UUID id = ids.next();
        db.update("insert into units (id, capacity) values ($1, $2)", id, capacity);
        return id;
    }

    Terms line(Lent lent, int position, TimeWindow window) {
        return line(lent, position, window, 1);
    }

    Terms line(Lent lent, int position, TimeWindow window, int quantity) {
        Map<UUID, Integer> amounts = new LinkedHashMap<>();
        lent.amounts().forEach((unit, each) -> amounts.put(unit, each * quantity));
        return new Terms(
                ids.next(),
                position,
                new Terms.Thing(lent.listing(), "space", lent.title(), "north", lender, ZoneId.of("Asia/Tokyo")),
                window,
                quantity,
                false,
                Price.FREE,
                automatic(),
                new Terms.Taking(window, amounts));
    }

    static Terms.Conditions automatic() {
        return new Terms.Conditions(
                false, true, false, Duration.ofDays(7), Duration.ofDays(3), Cancellation.freeUntil(7));
    }

    static Terms.Conditions byPerson(boolean requestBlocks) {
        return new Terms.Conditions(
                true, requestBlocks, true, Duration.ofDays(7), Duration.ofDays(3), Cancellation.freeUntil(7));
    }

    static Terms with(Terms line, Terms.Conditions conditions, boolean optional) {
        return with(line, conditions, optional, line.taking().during());
    }

    /** @param foot what it takes of time, buffers included */
    static Terms with(Terms line, Terms.Conditions conditions, boolean optional, TimeWindow foot) {
        return new Terms(
                line.id(),
                line.position(),
                line.thing(),
                line.window(),
                line.quantity(),
                optional,
                line.price(),
                conditions,
                new Terms.Taking(foot, line.taking().amounts()));
    }

    /** Minutes from {@link #START}. */
    static TimeWindow minutes(int from, int until) {
        return new TimeWindow(START.plus(Duration.ofMinutes(from)), START.plus(Duration.ofMinutes(until)));
    }

    Order order(Terms... lines) {
        return order(List.of(lines));
    }

    Order order(List<Terms> lines) {
        return new Order(
                ids.next(),
                new Booking.Borrower("north", Optional.of(borrower), person),
                new Booking.Request("定例会", OptionalInt.of(8), "web"),
                Actor.of(person, borrower),
                lines,
                Map.of(),
                Optional.empty(),
                Set.of());
    }

    Booking take(Terms... lines) {
        Order order = order(lines);
        return db.inTransaction(tx -> hub.take(tx, order));
    }

    Booking move(Booking read, Move move) {
        return move(read, move, OptionalLong.empty());
    }

    Booking move(Booking read, Move move, OptionalLong expected) {
        Set<UUID> all = Set.copyOf(
                read.entries().stream().map(e -> e.line().terms().id()).toList());
        Moving moving = new Moving(move, all, Actor.of(person, lender), Moving.Words.NONE, expected);
        return db.inTransaction(tx -> hub.move(tx, read, moving));
    }

    Booking move(Booking read, UUID line, Move move) {
        Moving moving =
                new Moving(move, Set.of(line), Actor.of(person, lender), Moving.Words.NONE, OptionalLong.empty());
        return db.inTransaction(tx -> hub.move(tx, read, moving));
    }

    Booking moveAsBorrower(Booking read, UUID line, Move move) {
        return moveAll(read, Set.of(line), move);
    }

    /** The borrower confirms all that still speaks for a part. */
    Booking confirm(Booking read) {
        Set<UUID> heads = Parts.of(read).heads().stream()
                .map(entry -> entry.line())
                .filter(line -> line.state() == State.HELD)
                .map(line -> line.terms().id())
                .collect(Collectors.toSet());
        return moveAll(read, heads, Move.CONFIRM);
    }

    private Booking moveAll(Booking read, Set<UUID> lines, Move move) {
        Moving moving = moving(lines, move, borrower);
        return db.inTransaction(tx -> hub.move(tx, read, moving));
    }

    /** The borrower takes all of it back. */
    Booking withdraw(Booking read) {
        Set<UUID> open = read.entries().stream()
                .map(Booking.Entry::line)
                .filter(line -> line.lapsesAt().isPresent())
                .map(line -> line.terms().id())
                .collect(Collectors.toSet());
        return moveAll(read, open, Move.WITHDRAW);
    }

    /** @param party the lender or the borrower */
    Moving moving(Set<UUID> lines, Move move, UUID party) {
        return new Moving(move, lines, Actor.of(person, party), Moving.Words.NONE, OptionalLong.empty());
    }

    Replacing replacing(UUID line, Terms terms) {
        return new Replacing(line, terms, Actor.of(person, borrower), Moving.Words.NONE, OptionalLong.empty());
    }

    Booking replace(Booking read, UUID line, Terms terms) {
        return db.inTransaction(tx -> hub.replace(tx, read, replacing(line, terms)));
    }

    Booking drop(Booking read, UUID line) {
        return db.inTransaction(tx -> hub.drop(tx, read, moving(Set.of(line), Move.WITHDRAW, borrower)));
    }

    Booking read(Booking booking) {
        return BookingStore.find(db, booking.id()).orElseThrow();
    }

    /** The clock's own job. */
    int expire() {
        return db.inTransaction(tx -> hub.expire(tx, 1000));
    }

    private void group(UUID id, String name) {
        db.update("""
                insert into groups (id, hub, name, kind, state, number, created_at)
                values ($1, 'north', $2, 'club', 'active', $3, now())
                """, id, name, id.toString());
    }

    private Lent listing(String name, String kind, Map<UUID, Integer> amounts) {
        UUID id = ids.next();
        db.update("""
                insert into listings (id, hub, group_id, kind, state, reservation, name, created_at)
                values ($1, 'north', $2, $3, 'published', 'here', $4, now())
                """, id, lender, kind, name);
        amounts.keySet()
                .forEach(unit ->
                        db.update("insert into listing_units (listing, unit, whole) values ($1, $2, true)", id, unit));
        return new Lent(id, name, amounts);
    }
}
