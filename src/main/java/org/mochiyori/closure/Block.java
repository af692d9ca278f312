package org.mochiyori.closure;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.booking.State;
import org.mochiyori.kernel.TimeWindow;

/**
 * A stretch in which units are kept from everybody who asks.
 *
 * @param scope what it closes
 * @param reason borrowers read it
 * @param zone of the hub
 * @param displaced what was booked before it and is still to be settled with the people, in order
 */
public record Block(
        UUID id,
        Scope scope,
        TimeWindow during,
        String reason,
        ZoneId zone,
        Signed made,
        Optional<Signed> lifted,
        List<Displaced> displaced) {
    public Block {
        displaced = List.copyOf(displaced);
    }

    /** Why a time is closed. */
    public enum Kind {
        /** 行政使用: the municipality needs a space of its own. */
        OFFICIAL,
        /** Something of a space is broken, or it is being repaired. */
        OUTAGE,
        /** A day of storm or heat. */
        WEATHER,
        /** A day after an earthquake or a flood. */
        DISASTER,
        /** Things that are called back; the hub's own desk may still hand them out. */
        EMERGENCY;

        /** Its name in the API and the database. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no kind of block " + code));
        }
    }

    /**
     * What is closed.
     *
     * @param hub whose things they are
     * @param listing for {@link Kind#OFFICIAL} and for {@link Kind#OUTAGE} of one space: through which it was made; whatever
     *     takes one of its units is closed too
     * @param place for a day: only what is there; for {@link Kind#OUTAGE} of all that is there
     */
    public record Scope(Kind kind, String hub, Optional<UUID> listing, Optional<UUID> place) {}

    /** Whether it is for repairs of a whole place. */
    boolean isOfBuilding() {
        return scope.kind() == Kind.OUTAGE && scope.place().isPresent();
    }

    /** Whether it closes all spaces of a place or hub, also those that come while it lies. */
    boolean isOfMany() {
        return switch (scope.kind()) {
            case OUTAGE -> scope.place().isPresent();
            case WEATHER, DISASTER -> true;
            case OFFICIAL, EMERGENCY -> false;
        };
    }

    /** Who did it, and when. */
    public record Signed(UUID person, Instant at) {}

    /**
     * A line of a booking that lies, with its buffers, under a block. The block leaves it as it is.
     *
     * @param number 受付番号 of the booking
     * @param lender the group that lends it
     * @param listing of which it is
     * @param title of the listing when it was asked for
     * @param window as booked, without buffers
     */
    public record Displaced(
            UUID booking,
            String number,
            UUID line,
            UUID lender,
            UUID listing,
            String title,
            TimeWindow window,
            State state) {}

    Block displacing(List<Displaced> lines) {
        return new Block(id, scope, during, reason, zone, made, lifted, lines);
    }

    Block liftedBy(Signed signed) {
        return new Block(id, scope, during, reason, zone, made, Optional.of(signed), List.of());
    }
}
