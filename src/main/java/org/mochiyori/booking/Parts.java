package org.mochiyori.booking;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.booking.Booking.Entry;

/**
 * What a booking of several lines has come to. Each thing that was asked for is one part; the line that speaks for it now is
 * its head: the first one asked, or the one that has taken its place. Pure.
 *
 * <p>Lines that a person decides and lines that need nobody are asked in one transaction here, and kept until the slowest
 * answer: on one server all owners are locked together, so nobody is left with half a booking. Between servers those that a
 * person decides are asked first.
 */
public final class Parts {
    private final List<Entry> all;
    private final Set<UUID> standing = new HashSet<>();

    private Parts(List<Entry> all) {
        this.all = all;
        // Whoever takes a place comes later than the line it replaces, so one walk from the end knows them all.
        for (Entry entry : all.reversed()) {
            if (!isFailed(entry.line()) || findSuccessor(entry).isPresent()) {
                standing.add(id(entry));
            }
        }
    }

    /** Of a booking. */
    public static Parts of(Booking booking) {
        return new Parts(booking.entries());
    }

    /** How far a booking has come; derived from its lines, never kept. */
    public enum Stage {
        /** Some line that is needed waits for its lender. */
        COMPLETING,
        /** All that is needed is kept, and the borrower confirms. */
        READY,
        /** Something needed was lost while the rest is kept: the borrower replaces it, goes on without it, or gives up. */
        INCOMPLETE,
        /** Agreed. */
        DONE,
        /** Nothing is left of it. */
        RELEASED;

        /** Its name in the API and in message keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The stage of the whole. */
    public Stage stage() {
        List<Entry> heads = heads();
        List<Entry> needed = heads.stream().filter(Parts::isNeeded).toList();
        List<Entry> deciding = needed.isEmpty() ? heads : needed;
        boolean waits = heads.stream().anyMatch(Parts::isWaiting);
        if (heads.stream().allMatch(head -> isGone(head.line()))) {
            return Stage.RELEASED;
        }
        if (waits && !lost().isEmpty()) {
            return Stage.INCOMPLETE;
        }
        if (deciding.stream().anyMatch(head -> head.line().state() == State.REQUESTED)) {
            return Stage.COMPLETING;
        }
        return deciding.stream().anyMatch(head -> head.line().state() == State.HELD) ? Stage.READY : Stage.DONE;
    }

    /** The lines that speak for the parts, in their order. */
    public List<Entry> heads() {
        return all.stream().filter(this::isHead).toList();
    }

    /** Heads that the borrower needs and that ended without being agreed, or were called off. */
    public List<Entry> lost() {
        return heads().stream()
                .filter(head -> isNeeded(head) && isGone(head.line()))
                .toList();
    }

    /** When the first of what is kept ends; with it all that waits. */
    public Optional<Instant> keptUntil() {
        return heads().stream()
                .filter(head -> head.line().state() == State.HELD)
                .flatMap(head -> head.line().lapsesAt().stream())
                .min(Instant::compareTo);
    }

    /** Whether another line may be asked for in place of this one. */
    public boolean mayReplace(Entry entry) {
        return isHead(entry)
                && findSuccessor(entry).isEmpty()
                && entry.line().state() != State.OUT
                && entry.line().state() != State.CLOSED;
    }

    /** Whether the borrower may go on without this line: it is needed, not yet agreed, and something would remain. */
    public boolean mayDrop(Entry entry) {
        return isHead(entry)
                && isNeeded(entry)
                && (isGone(entry.line()) || isWaiting(entry))
                && heads().stream().anyMatch(other -> !other.equals(entry) && isRemaining(other.line()));
    }

    /** The line that has come, or shall come, in place of this one. */
    public Optional<Entry> findSuccessor(Entry entry) {
        return all.stream()
                .filter(other -> other.replaces().filter(id(entry)::equals).isPresent() && standing.contains(id(other)))
                .findFirst();
    }

    /** The line whose place another has or wants. */
    Optional<Entry> findReplaced(Entry entry) {
        return entry.replaces()
                .flatMap(old ->
                        all.stream().filter(other -> id(other).equals(old)).findFirst());
    }

    /**
     * Heads that confirm themselves because nothing is left to decide: no request is open, all that is needed is kept, and
     * the borrower need not say once more that it is wanted.
     */
    List<Entry> settled() {
        List<Entry> heads = heads();
        return heads.stream().allMatch(Parts::isDecided)
                ? heads.stream()
                        .filter(head -> head.line().state() == State.HELD)
                        .toList()
                : List.of();
    }

    /** Needed heads that are not agreed: a confirm that leaves one behind is for a part only. */
    List<Entry> unconfirmed() {
        return heads().stream()
                .filter(head -> isNeeded(head) && (isWaiting(head) || isGone(head.line())))
                .toList();
    }

    boolean isHead(Entry entry) {
        boolean over = BookingStates.isFinal(entry.line().state());
        boolean succeeded = over
                && entry.line().state() != State.CLOSED
                && findSuccessor(entry).isPresent();
        boolean inPlace = findReplaced(entry)
                .map(old -> standing.contains(id(entry))
                        && BookingStates.isFinal(old.line().state()))
                .orElse(true);
        return !succeeded && inPlace;
    }

    private static boolean isNeeded(Entry entry) {
        return !entry.line().terms().optional() && !entry.outcome().dropped();
    }

    private static boolean isDecided(Entry entry) {
        return switch (entry.line().state()) {
            case REQUESTED -> false;
            case HELD -> !entry.line().terms().conditions().borrowerConfirms();
            case CONFIRMED, OUT, CLOSED -> true;
            case DECLINED, WITHDRAWN, CANCELLED, EXPIRED -> !isNeeded(entry);
        };
    }

    private static boolean isWaiting(Entry entry) {
        return entry.line().state() == State.REQUESTED || entry.line().state() == State.HELD;
    }

    private static boolean isGone(Line line) {
        return switch (line.state()) {
            case DECLINED, WITHDRAWN, CANCELLED, EXPIRED -> true;
            case REQUESTED, HELD, CONFIRMED, OUT, CLOSED -> false;
        };
    }

    /** Something that is there, or may still be confirmed late. */
    private static boolean isRemaining(Line line) {
        return !isGone(line) || (line instanceof Line.Expired expired && expired.wasHeld());
    }

    /** It never was anybody's: the line it was to replace speaks for itself again. */
    private static boolean isFailed(Line line) {
        return switch (line) {
            case Line.Declined declined -> true;
            case Line.Withdrawn withdrawn -> true;
            case Line.Expired expired -> !expired.wasHeld();
            case Line.Requested open -> false;
            case Line.Held open -> false;
            case Line.Confirmed open -> false;
            case Line.Out open -> false;
            case Line.Closed over -> false;
            case Line.Cancelled over -> false;
        };
    }

    private static UUID id(Entry entry) {
        return entry.line().terms().id();
    }
}
