package org.mochiyori.curation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingMove;
import org.mochiyori.catalogue.Listings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Page;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;

/** The front door to the curators' work: what waits (確認待ち), decisions with their reasons, picks. */
public final class Curation {
    /** The most listings of one bulk decision. */
    public static final int BULK = 100;

    private static final List<CannedReason> USUAL = readUsual();

    private final Platform platform;
    private final Listings listings;
    private final Office office;

    Curation(Platform platform, Listings listings, Office office) {
        this.platform = platform;
        this.listings = listings;
        this.office = office;
    }

    /**
     * What waits in a hub, oldest first.
     *
     * @throws Refused as not found for all but the hub's staff
     */
    public Page<Waiting> queue(Caller caller, String hub, Optional<String> cursor, int limit) {
        office.requireReader(platform.db(), caller, hub);
        List<Waiting> some = CurationStore.queue(platform.db(), hub, cursor.map(Curation::place), limit + 1);
        if (some.size() <= limit) {
            return new Page<>(some, Optional.empty());
        }
        List<Waiting> page = some.subList(0, limit);
        Waiting last = page.getLast();
        return new Page<>(page, Optional.of(last.since() + "~" + last.subject()));
    }

    /** How many things wait in a hub. */
    public int count(String hub) {
        return CurationStore.count(platform.db(), hub);
    }

    /**
     * Decides on one listing.
     *
     * @throws Refused as not found for curators of other hubs; as wrong state; without a reason where one is owed; while it
     *     may be a duplicate of another
     */
    public Entry decide(Tx tx, Caller caller, UUID id, Decision decision) {
        Entry entry = listings.get(tx, id);
        String hub = entry.listing().hub();
        office.requireCurator(tx, caller, hub);
        check(tx, hub, decision);
        if (decision.move() == ListingMove.PUBLISH && DuplicateStore.isOpen(tx, id)) {
            throw new Refused(new Problem.RuleRefuses("duplicate.open", "curator", java.util.Map.of()));
        }
        Entry moved = listings.move(tx, caller.person(), id, decision.move());
        Instant now = platform.clock().instant();
        Decided decided =
                new Decided(id, decision.move(), decision.reason().orElse(""), decision.note(), caller.person(), now);
        CurationStore.keep(tx, platform.ids().next(), hub, decided);
        return moved;
    }

    /** The same, on the version that the curator has read. @throws Refused as stale when it has changed since */
    public Entry decide(Tx tx, Caller caller, Listings.Version read, Decision decision) {
        requireRead(tx, caller, read);
        return decide(tx, caller, read.listing(), decision);
    }

    /**
     * Decides on many listings alike, each in a transaction of its own, so that one refusal holds up no other.
     *
     * @return per listing what became of it, in the order asked
     */
    public List<Outcome> decideAll(Caller caller, List<UUID> ids, Decision decision) {
        return ids.stream()
                .map(id -> attempt(id, tx -> decide(tx, caller, id, decision)))
                .toList();
    }

    /**
     * What became of one listing of a bulk decision.
     *
     * @param refused why it was not done; empty when it was
     */
    public record Outcome(UUID listing, Optional<Entry> entry, Optional<Problem> refused) {}

    /** Marks a listing as a pick, or takes the mark off. @throws Refused as stale when it has changed since it was read */
    public Entry pick(Tx tx, Caller caller, Listings.Version read, boolean picked) {
        requireRead(tx, caller, read);
        return listings.pick(tx, caller.person(), read.listing(), picked);
    }

    // Whose it is comes first: others are not told that there is something to read.
    private void requireRead(Tx tx, Caller caller, Listings.Version read) {
        office.requireCurator(
                tx, caller, listings.get(tx, read.listing()).listing().hub());
        listings.requireVersion(tx, read);
    }

    /** All decisions on a listing, latest first. @throws Refused as not found for who may not write it */
    public List<Decided> decisions(Caller caller, UUID id) {
        listings.getForEditing(caller, id);
        return CurationStore.decisions(platform.db(), id);
    }

    /** The reasons to choose from in a hub: its own, or the usual ones. */
    public List<CannedReason> reasons(String hub) {
        List<CannedReason> own = CurationStore.reasons(platform.db(), hub);
        return own.isEmpty() ? USUAL : own;
    }

    /** Sets a hub's own reasons; none at all brings the usual ones back. */
    public void putReasons(Tx tx, Caller caller, String hub, List<CannedReason> reasons) {
        office.requireCurator(tx, caller, hub);
        if (reasons.stream().map(CannedReason::code).distinct().count() < reasons.size()) {
            throw new Refused(Problem.Invalid.of("/reasons", "repeated", "each code once"));
        }
        CurationStore.replaceReasons(tx, hub, reasons);
    }

    /**
     * Puts many listings under a category, each by itself.
     *
     * @return per listing what became of it, in the order asked
     */
    public List<Outcome> categoriseAll(Caller caller, List<UUID> ids, String category) {
        return ids.stream()
                .map(id -> attempt(id, tx -> {
                    Entry entry = listings.get(tx, id);
                    office.requireCurator(tx, caller, entry.listing().hub());
                    Listings.Version version =
                            new Listings.Version(id, entry.listing().status().version());
                    return listings.change(
                            tx, caller, version, entry.listing().draft().under(category));
                }))
                .toList();
    }

    private Outcome attempt(UUID id, Function<Tx, Entry> work) {
        try {
            return new Outcome(id, Optional.of(platform.db().inTransaction(work)), Optional.empty());
        } catch (Refused refused) {
            return new Outcome(id, Optional.empty(), Optional.of(refused.problem()));
        }
    }

    private void check(Tx tx, String hub, Decision decision) {
        if (decision.needsReason()) {
            throw new Refused(Problem.Invalid.of("/note", "required", "tell the lender why, by reason or note"));
        }
        if (decision.reason().isPresent()) {
            List<CannedReason> own = CurationStore.reasons(tx, hub);
            List<CannedReason> known = own.isEmpty() ? USUAL : own;
            if (known.stream()
                    .noneMatch(reason -> reason.code().equals(decision.reason().get()))) {
                throw new Refused(Problem.Invalid.of("/reason", "value", "the code of a reason of the hub"));
            }
        }
    }

    private static CurationStore.After place(String cursor) {
        try {
            String[] parts = cursor.split("~", 2);
            return new CurationStore.After(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (RuntimeException notOurs) {
            throw new Refused(Problem.Invalid.of("cursor", "value", "the next of the page before"));
        }
    }

    private static List<CannedReason> readUsual() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Curation.class.getResourceAsStream("/curation/reasons.tsv")),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new CannedReason(cells[0], cells[1], cells[2]))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("curation/reasons.tsv", unreadable);
        }
    }
}
