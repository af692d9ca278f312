package org.mochiyori.outside;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.booking.Displacing;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.Listings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.outside.OutsideStore.Kept;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.fetch.Fetched;
import org.mochiyori.platform.jobs.Event;

/**
 * The front door: calendars kept elsewhere that say when a listing is in use. What is known stays known until something better
 * is read: a fetch that fails, or comes back empty, frees nothing by itself and is told to the lender.
 */
public final class OutsideCalendars {
    /** The most that a calendar may weigh, in bytes. */
    public static final int MOST_BYTES = Sifted.MOST_CHARACTERS;

    private static final int MOST = 5;
    private static final int AT_ONCE = 20;
    /** So many failures in a row, and the lender is told. */
    private static final int PATIENCE = 3;

    private static final Duration AHEAD = Duration.ofDays(400);
    private static final Duration BEHIND = Duration.ofDays(1);
    private static final Duration EVERY = Duration.ofMinutes(15);
    private static final Duration SELDOM = Duration.ofHours(6);
    /** What has looked empty for so long, each time, is empty. */
    private static final Duration DOUBT = Duration.ofHours(24);

    private final Platform platform;
    private final Listings listings;
    private final Displacing units;
    private final Source source;

    OutsideCalendars(Platform platform, Listings listings, Displacing units, Source source) {
        this.platform = platform;
        this.listings = listings;
        this.units = units;
        this.source = source;
    }

    /** Where calendars are fetched. */
    public interface Source {
        /** Whether an address would be gone to. */
        boolean covers(String address);

        /** Fetches one. */
        Fetched fetch(String address, Optional<String> tag);
    }

    /** Those of a listing. @throws Refused as {@link Listings#getForEditing} */
    public List<OutsideCalendar> list(Caller caller, UUID listing) {
        listings.getForEditing(caller, listing);
        return OutsideStore.list(platform.db(), listing, now()).stream()
                .map(Kept::calendar)
                .toList();
    }

    /** How many a listing has. */
    public int count(UUID listing) {
        return OutsideStore.list(platform.db(), listing, now()).size();
    }

    /**
     * Takes an address, to be fetched within a minute and then every quarter of an hour.
     *
     * @throws Refused as {@link Listings#getForEditing}, as invalid for an address that is not https to the public net, as a rule
     *     refuses, {@code outside.whole}, for what is lent in parts, {@code outside.too-many} for the sixth
     */
    public OutsideCalendar add(Tx tx, Caller caller, UUID listing, String name, String address) {
        String fine = address.strip().replaceFirst("^webcals?://", "https://");
        if (!source.covers(fine) || fine.length() > 2000) {
            throw new Refused(Problem.Invalid.of("/address", "value", "an https address of the public net"));
        }
        return insert(
                tx, caller, new OutsideStore.Fresh(platform.ids().next(), listing, name, Optional.of(fine), now()));
    }

    /** Takes a file. @throws Refused like {@link #add}; as invalid for one that cannot be read */
    public OutsideCalendar addFile(Tx tx, Caller caller, UUID listing, String name, byte[] file) {
        Entry entry = listings.getForEditing(caller, listing);
        List<TimeWindow> busy = switch (read(new String(file, StandardCharsets.UTF_8), entry)) {
            case Reading.Busy some -> some.busy();
            case Reading.Broken broken ->
                throw new Refused(Problem.Invalid.of("/file", broken.fault().code(), "an iCalendar file"));
        };
        OutsideCalendar made = insert(
                tx, caller, new OutsideStore.Fresh(platform.ids().next(), listing, name, Optional.empty(), now()));
        replace(tx, made, entry, busy);
        OutsideStore.read(tx, made.id(), now(), Optional.empty(), null);
        return OutsideStore.find(tx, made.id(), now()).orElseThrow().calendar();
    }

    /** Forgets one, and what it said. @throws Refused as not found for all but the lender */
    public void remove(Tx tx, Caller caller, UUID id) {
        Kept kept = lock(tx, caller, id);
        Entry entry = listings.get(tx, kept.calendar().listing());
        replace(tx, kept.calendar(), entry, List.of());
        OutsideStore.delete(tx, id);
        note(tx, kept.calendar(), entry, "removed", 0);
    }

    /** The lender says that it is empty indeed. @throws Refused as not found; with {@code WrongState} where it is not in doubt */
    public OutsideCalendar accept(Tx tx, Caller caller, UUID id) {
        Kept kept = lock(tx, caller, id);
        if (kept.emptied().isEmpty()) {
            throw new Refused(new Problem.WrongState("known", "accept"));
        }
        replace(tx, kept.calendar(), listings.get(tx, kept.calendar().listing()), List.of());
        OutsideStore.read(tx, id, now(), Optional.empty(), now().plus(EVERY));
        return OutsideStore.find(tx, id, now()).orElseThrow().calendar();
    }

    /** Fetches one now. @throws Refused as not found for all but the lender, and for a file */
    public OutsideCalendar refresh(Caller caller, UUID id) {
        Kept kept = theirs(caller, OutsideStore.find(platform.db(), id, now()));
        if (kept.address().isEmpty()) {
            throw new Refused(new Problem.WrongState("file", "refresh"));
        }
        take(id);
        return OutsideStore.find(platform.db(), id, now()).orElseThrow().calendar();
    }

    /** Fetches what is due. Returns how many. */
    int run() {
        List<UUID> due = OutsideStore.claimDue(platform.db(), now(), now().plus(EVERY), AT_ONCE);
        due.forEach(this::take);
        return due.size();
    }

    private void take(UUID id) {
        Optional<Kept> kept = OutsideStore.find(platform.db(), id, now());
        Optional<String> address = kept.flatMap(Kept::address);
        if (address.isPresent()) {
            // In no transaction: it may take twenty seconds.
            Fetched fetched = source.fetch(address.get(), kept.flatMap(Kept::etag));
            platform.db().inTransaction(tx -> {
                OutsideStore.lock(tx, id, now()).ifPresent(now -> settle(tx, now, fetched));
                return id;
            });
        }
    }

    private void settle(Tx tx, Kept kept, Fetched fetched) {
        Entry entry = listings.get(tx, kept.calendar().listing());
        UUID id = kept.calendar().id();
        switch (fetched) {
            case Fetched.Unchanged same -> OutsideStore.read(tx, id, now(), kept.etag(), now().plus(EVERY));
            case Fetched.Failed failed -> failed(tx, kept, entry, fault(failed.fault()));
            case Fetched.Content content -> {
                switch (read(content.body().toString(StandardCharsets.UTF_8), entry)) {
                    case Reading.Broken broken -> failed(tx, kept, entry, broken.fault());
                    case Reading.Busy busy -> known(tx, kept, entry, busy.busy(), content.tag());
                }
            }
        }
    }

    private void known(Tx tx, Kept kept, Entry entry, List<TimeWindow> busy, Optional<String> tag) {
        UUID id = kept.calendar().id();
        Instant since = kept.emptied().orElse(now());
        boolean doubtful = busy.isEmpty() && kept.calendar().known().busy() > 0 && now().isBefore(since.plus(DOUBT));
        if (doubtful) {
            OutsideStore.emptied(tx, id, now(), since, now().plus(EVERY));
            if (kept.emptied().isEmpty()) {
                note(
                        tx,
                        kept.calendar(),
                        entry,
                        "emptied",
                        kept.calendar().known().busy());
            }
            return;
        }
        replace(tx, kept.calendar(), entry, busy);
        OutsideStore.read(tx, id, now(), tag, now().plus(EVERY));
    }

    private void failed(Tx tx, Kept kept, Entry entry, Fault fault) {
        int before = kept.calendar().trouble().orElse(null) instanceof OutsideCalendar.Trouble.Failing failing
                ? failing.failures()
                : 0;
        Duration wait = before + 1 < PATIENCE ? EVERY : SELDOM;
        OutsideStore.failed(tx, kept.calendar().id(), now(), fault, now().plus(wait));
        if (before + 1 == PATIENCE) {
            note(tx, kept.calendar(), entry, "stale", 0);
        }
    }

    /** Writes what is known where it differs, and tells of bookings that lie in it. */
    private void replace(Tx tx, OutsideCalendar calendar, Entry entry, List<TimeWindow> busy) {
        Set<UUID> all = units(entry.listing());
        units.lock(tx, all);
        if (OutsideStore.known(tx, calendar.id()).equals(busy)) {
            return;
        }
        int clashes = OutsideStore.clashes(tx, calendar.id(), all, new OutsideStore.Busy(busy, now()));
        OutsideStore.replace(tx, calendar.id(), all, busy);
        units.changed(tx, all);
        note(tx, calendar, entry, "read", busy.size());
        if (clashes > 0) {
            note(tx, calendar, entry, "clash", clashes);
        }
    }

    private Reading read(String text, Entry entry) {
        // From a whole day on, so that what lies there stays the same from fetch to fetch.
        Instant from = now().minus(BEHIND)
                .atZone(entry.hub().zone())
                .toLocalDate()
                .atStartOfDay(entry.hub().zone())
                .toInstant();
        return BusyTimes.read(
                text,
                new BusyTimes.Asked(
                        new TimeWindow(from, from.plus(AHEAD)),
                        entry.hub().zone(),
                        platform.origin().host()));
    }

    private OutsideCalendar insert(Tx tx, Caller caller, OutsideStore.Fresh fresh) {
        Entry entry = listings.getForEditing(caller, fresh.listing());
        Listing listing = entry.listing();
        boolean whole = !listing.units().isEmpty()
                && listing.units().stream().allMatch(unit -> unit.whole() || unit.capacity() == 1);
        if (!whole) {
            throw new Refused(new Problem.RuleRefuses("outside.whole", "", Map.of()));
        }
        if (OutsideStore.list(tx, fresh.listing(), now()).size() >= MOST) {
            throw new Refused(new Problem.RuleRefuses("outside.too-many", "", Map.of("most", MOST)));
        }
        OutsideStore.insert(tx, caller.person(), fresh);
        OutsideCalendar made =
                OutsideStore.find(tx, fresh.id(), now()).orElseThrow().calendar();
        note(tx, made, entry, "added", 0);
        return made;
    }

    /** Its row is locked before any unit, by whoever changes it. */
    private Kept lock(Tx tx, Caller caller, UUID id) {
        return theirs(caller, OutsideStore.lock(tx, id, now()));
    }

    private Kept theirs(Caller caller, Optional<Kept> found) {
        Kept kept = found.orElseThrow(() -> new Refused(new Problem.NotFound()));
        listings.getForEditing(caller, kept.calendar().listing());
        return kept;
    }

    private static Set<UUID> units(Listing listing) {
        return listing.units().stream().map(Listing.UnitShare::unit).collect(Collectors.toUnmodifiableSet());
    }

    private static Fault fault(Fetched.Fault fault) {
        return switch (fault) {
            case ADDRESS -> Fault.ADDRESS;
            case UNREACHABLE -> Fault.UNREACHABLE;
            case REFUSED, REDIRECTS -> Fault.REFUSED;
            case TOO_LARGE -> Fault.TOO_LARGE;
        };
    }

    private void note(Tx tx, OutsideCalendar calendar, Entry entry, String what, int n) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("listing", calendar.listing().toString()).put("n", n);
        platform.events()
                .append(
                        tx,
                        Event.of("outsidecalendar", calendar.id(), what)
                                .in(entry.listing().hub())
                                .with(data));
    }

    private Instant now() {
        return platform.clock().instant();
    }
}
