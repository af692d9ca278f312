package org.mochiyori.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;

/**
 * Made data: one hub, rooms that are open 9 to 21 and book without a person, and people who each represent a group. Every id
 * follows from a number, so that no side needs to read what another has written.
 *
 * @param rooms how many listings, each with a unit of its own
 * @param past how many bookings of earlier days each room has
 * @param people how many may book
 * @param first the first day with bookings
 */
record World(int rooms, int past, int people, LocalDate first) {
    static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    static final String HUB = "bench";
    static final int OPENS = 9;
    static final int HOURS = 12;

    /** When the first id of each kind would have been made; the statements that make the rows know it too. */
    private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");

    private static final long SPREAD = 0x9E37_79B1L;

    /** What an id is of; the numbers are those in the statements that make the rows. */
    enum Kind {
        ROOM(0),
        UNIT(1),
        PLACE(2),
        PERSON(3),
        GROUP(4),
        LINE(6);

        private final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    /** One hour of one room. */
    record Slot(int room, OffsetDateTime from, OffsetDateTime until) {
        Instant start() {
            return from.toInstant();
        }

        Instant end() {
            return until.toInstant();
        }
    }

    /** Different numbers are different slots: all rooms at one hour, then all rooms at the next. */
    Slot slot(long number) {
        int room = (int) (number % rooms);
        long hour = number / rooms;
        OffsetDateTime from = first.plusDays(hour / HOURS)
                .atTime(OPENS + (int) (hour % HOURS), 0)
                .atZone(ZONE)
                .toOffsetDateTime();
        return new Slot(room, from, from.plusHours(1));
    }

    /** The body of a request by a person for a slot. */
    String wish(Slot slot, int person) {
        return """
                {"group":"%s","purpose":"定例会","persons":8,\
                "lines":[{"listing":"%s","from":"%s","to":"%s","quantity":1}]}""".formatted(id(Kind.GROUP, person), id(Kind.ROOM, slot.room()), slot.from(), slot.until());
    }

    /** The secret of a person's session. */
    static String session(int person) {
        return "bench-session-" + person;
    }

    /**
     * In the order they are made, two in a millisecond, as the server's own ids are: an index over them is then as good as it
     * will be. GiST, which holds the exclusion constraint, tells ids apart by their first bits; ids that differed in their
     * last alone once made it read a thousand pages for a booking. Of version 8, which no id made by the server is.
     */
    static UUID id(Kind kind, int number) {
        long millis = BEGAN.toEpochMilli() + number / 2;
        long chance = (number * SPREAD & 0xFFFF_FFFFL) >>> 20;
        return new UUID(millis << 16 | 0x8000L | chance, 0x8000_0000_0000_0000L | (long) kind.number << 32 | number);
    }
}
