package org.mochiyori.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * What somebody asked for together.
 *
 * @param id its id
 * @param number 受付番号, as people read it
 * @param borrower who borrows
 * @param request purpose and persons
 * @param at when it was asked
 * @param entries its lines in their order
 * @param occurrence of which series, and which of its dates; empty for what was asked by itself
 */
public record Booking(
        UUID id,
        String number,
        Borrower borrower,
        Request request,
        Instant at,
        List<Entry> entries,
        Optional<Occurrence> occurrence) {
    public Booking {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a booking has lines");
        }
    }

    /** With other lines. */
    Booking with(List<Entry> others) {
        return new Booking(id, number, borrower, request, at, others, occurrence);
    }

    /**
     * One date of a series (RFC 5545, 3.8.4.4, calls it a recurrence instance).
     *
     * @param number from 1, in the order of the dates as they were asked
     */
    public record Occurrence(UUID series, int number) {}

    /**
     * Who borrows.
     *
     * @param hub the borrower's hub
     * @param group empty where a person borrows
     * @param person who asked for the group, or the person who borrows
     */
    public record Borrower(String hub, Optional<UUID> group, UUID person) {
        /** Whom staff act for. */
        public UUID party() {
            return group.orElse(person);
        }
    }

    /**
     * What it is for.
     *
     * @param persons how many come, where said
     * @param channel web, desk or api
     * @param nature as the asker says
     */
    public record Request(String purpose, OptionalInt persons, String channel, Nature nature) {
        /** For an ordinary use. */
        public Request(String purpose, OptionalInt persons, String channel) {
            this(purpose, persons, channel, Nature.ORDINARY);
        }

        /** The same, come in by another way. */
        Request by(String other) {
            return new Request(purpose, persons, other, nature);
        }
    }

    /**
     * A line with its history's length.
     *
     * @param sequence moves so far, its birth included
     * @param outcome what was noted with the last move
     * @param replaces the line of the same booking in whose place it was asked for
     */
    public record Entry(Line line, int sequence, Outcome outcome, Optional<UUID> replaces) {
        /** A line as it is born with its booking. */
        static Entry first(Line line) {
            return new Entry(line, 1, Outcome.NONE, Optional.empty());
        }

        Entry then(Line next, Outcome noted) {
            return new Entry(next, sequence + 1, noted, replaces);
        }
    }

    /**
     * What was noted with a line's last move.
     *
     * @param reason code of the reason, where one was given
     * @param returned how many came back, where counted
     * @param dropped the borrower goes on without the line, which is over
     */
    public record Outcome(Optional<String> reason, OptionalInt returned, boolean dropped) {
        /** Nothing noted. */
        public static final Outcome NONE = new Outcome(Optional.empty(), OptionalInt.empty(), false);

        static Outcome because(String reason) {
            return new Outcome(Optional.of(reason), OptionalInt.empty(), false);
        }

        Outcome drop() {
            return new Outcome(reason, returned, true);
        }
    }

    /** Rises with every move of any line: the version of {@code If-Match}. */
    public long version() {
        return entries.stream().mapToLong(Entry::sequence).sum();
    }

    /** The line of this id. */
    public Optional<Entry> find(UUID line) {
        return entries.stream().filter(e -> e.line().terms().id().equals(line)).findFirst();
    }

    /** The state of the whole, as a list shows it: what waits for somebody first, then what is furthest on. */
    public State state() {
        for (State first : List.of(State.REQUESTED, State.HELD, State.OUT, State.CONFIRMED, State.CLOSED)) {
            if (entries.stream().anyMatch(e -> e.line().state() == first)) {
                return first;
            }
        }
        return entries.getFirst().line().state();
    }
}
