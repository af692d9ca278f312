package org.mochiyori.booking;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mochiyori.booking.Agreement.Signature;
import org.mochiyori.booking.Agreement.Signed;
import org.mochiyori.booking.Agreement.Status;
import org.mochiyori.group.Standing;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/**
 * 連携設定 between hubs: proposed by somebody of one, decided by somebody of the other, ended by either. Ending stops new
 * requests; what runs is finished.
 */
public final class Agreements {
    private static final Set<StaffRole> SIGNING = Set.of(StaffRole.OPERATOR, StaffRole.CURATOR);

    private final Platform platform;
    private final InstantSource clock;

    Agreements(Platform platform) {
        this.platform = platform;
        this.clock = platform.clock();
    }

    /** Those of the hubs the caller works for, the newest first. */
    public List<Agreement> list(Caller caller) {
        Standing standing = Standings.of(platform.db(), caller.person(), clock.instant());
        return standing.offices().isEmpty()
                ? List.of()
                : AgreementStore.listOf(platform.db(), standing.offices().keySet());
    }

    /** One, for staff of either hub. @throws Refused as not found for everybody else */
    public Agreement get(Caller caller, UUID id) {
        return readable(platform.db(), caller, AgreementStore.find(platform.db(), id));
    }

    /** Proposes an agreement. @throws Refused unless the caller may sign for one of the two hubs */
    public Agreement propose(
            Tx tx, Caller caller, Agreement.Between between, Agreement.Scope scope, Agreement.Term term) {
        Standing standing = Standings.of(tx, caller.person(), clock.instant());
        if (Stream.of(between.owner(), between.borrower()).noneMatch(hub -> signs(standing, hub))) {
            throw new Refused(new Problem.NotAllowed("role.curator"));
        }
        Signature proposed = new Signature(caller.person(), clock.instant());
        Agreement agreement = new Agreement(
                platform.ids().next(),
                between,
                scope,
                term,
                Status.PROPOSED,
                new Signed(proposed, Optional.empty(), Optional.empty()),
                1);
        AgreementStore.insert(tx, agreement);
        note(tx, agreement, "proposed", caller);
        return agreement;
    }

    /**
     * Agrees or declines. The decider is another person than the proposer and signs for the other hub, where the proposer
     * does not sign for both.
     */
    public Agreement decide(Tx tx, Caller caller, Reading reading, boolean agreed) {
        Agreement read = forChange(tx, caller, reading);
        if (read.state() != Status.PROPOSED) {
            throw new Refused(new Problem.WrongState(AgreementStore.word(read.state()), "decide"));
        }
        Set<String> proposers = signingFor(tx, read, read.signed().proposed().person());
        Set<String> deciders = signingFor(tx, read, caller.person());
        if (caller.person().equals(read.signed().proposed().person())
                || Stream.concat(proposers.stream(), deciders.stream())
                                .distinct()
                                .count()
                        < 2) {
            throw new Refused(new Problem.NotAllowed("agreement.other-hub-decides"));
        }
        Signature decided = new Signature(caller.person(), clock.instant());
        Agreement next = next(
                read,
                agreed ? Status.AGREED : Status.DECLINED,
                new Signed(read.signed().proposed(), Optional.of(decided), Optional.empty()));
        AgreementStore.update(tx, next);
        note(tx, next, agreed ? "agreed" : "declined", caller);
        return next;
    }

    /** Ends a live agreement from now on. */
    public Agreement end(Tx tx, Caller caller, Reading reading) {
        Agreement read = forChange(tx, caller, reading);
        if (read.state() != Status.AGREED) {
            throw new Refused(new Problem.WrongState(AgreementStore.word(read.state()), "end"));
        }
        Signature ended = new Signature(caller.person(), clock.instant());
        Agreement next = next(
                read,
                Status.ENDED,
                new Signed(read.signed().proposed(), read.signed().decided(), Optional.of(ended)));
        AgreementStore.update(tx, next);
        note(tx, next, "ended", caller);
        return next;
    }

    /** Which agreement, and the version that was read. */
    public record Reading(UUID id, long version) {}

    private Agreement forChange(Tx tx, Caller caller, Reading reading) {
        Agreement read = readable(tx, caller, AgreementStore.findLocked(tx, reading.id()));
        if (signingFor(tx, read, caller.person()).isEmpty()) {
            throw new Refused(new Problem.NotAllowed("role.curator"));
        }
        if (read.version() != reading.version()) {
            throw new Refused(new Problem.Stale("\"" + read.version() + "\""));
        }
        return read;
    }

    private Agreement readable(Sql sql, Caller caller, Optional<Agreement> found) {
        Standing standing = Standings.of(sql, caller.person(), clock.instant());
        return found.filter(agreement -> standing.readsAt(agreement.between().owner())
                        || standing.readsAt(agreement.between().borrower()))
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    private Set<String> signingFor(Sql sql, Agreement agreement, UUID person) {
        Standing standing = Standings.of(sql, person, clock.instant());
        return Stream.of(agreement.between().owner(), agreement.between().borrower())
                .filter(hub -> signs(standing, hub))
                .collect(Collectors.toSet());
    }

    private static boolean signs(Standing standing, String hub) {
        return standing.offices().getOrDefault(hub, Set.of()).stream().anyMatch(SIGNING::contains);
    }

    private static Agreement next(Agreement read, Status state, Signed signed) {
        return new Agreement(read.id(), read.between(), read.scope(), read.term(), state, signed, read.version() + 1);
    }

    private void note(Tx tx, Agreement agreement, String kind, Caller caller) {
        platform.events()
                .append(
                        tx,
                        Event.of("agreement", agreement.id(), kind)
                                .in(agreement.between().owner())
                                .by(caller.person()));
    }
}
