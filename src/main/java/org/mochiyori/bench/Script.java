package org.mochiyori.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mochiyori.kernel.Ids;

/**
 * A recorded booking made repeatable for other slots and people: the same bytes, but for the values that differ from booking
 * to booking. Those are found by what they look like, as binary parameters and inside texts; each has the same length in
 * every booking, so nothing moves.
 */
final class Script {
    private static final Pattern MADE_BY_SERVER =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Pattern NUMBER = Pattern.compile("\\bB[0-9]{7}\\b");
    private static final int UUID_BYTES = 16;

    // PostgreSQL counts microseconds from here: https://www.postgresql.org/docs/18/datatype-datetime.html
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final Recording recording;
    private final List<Patch> patches = new ArrayList<>();
    private final int made;
    private final AtomicInteger numbers = new AtomicInteger();

    /** Who books what, as far as the bytes tell. */
    record Subject(World world, World.Slot slot, int person, UUID key) {}

    /** Bytes to be replaced by those of a value, found by its place among all values. */
    private record Patch(int flight, int offset, int value) {}

    /** @param of the slot, person and key of the recorded booking */
    Script(Recording recording, Subject of) {
        this.recording = recording;
        Set<UUID> ids = freshIds(recording);
        ids.remove(of.key());
        List<UUID> fresh = List.copyOf(ids);
        this.made = fresh.size();
        List<byte[]> values = values(of, number(recording), fresh);
        for (int flight = 0; flight < recording.flights().size(); flight++) {
            byte[] bytes = recording.flights().get(flight).bytes();
            for (int value = 0; value < values.size(); value++) {
                for (int at = find(bytes, values.get(value), 0); at >= 0; at = find(bytes, values.get(value), at + 1)) {
                    patches.add(new Patch(flight, at, value));
                }
            }
        }
        requirePatched(values, "the room", 0);
        requirePatched(values, "the beginning", 8);
    }

    Recording recording() {
        return recording;
    }

    /** A copy to be changed in place by one client. */
    List<byte[]> buffers() {
        return recording.flights().stream()
                .map(flight -> flight.bytes().clone())
                .toList();
    }

    /** Makes the bytes those of another booking. */
    void aim(List<byte[]> buffers, Subject at, Ids ids) {
        List<UUID> fresh = new ArrayList<>(made);
        for (int i = 0; i < made; i++) {
            fresh.add(ids.next());
        }
        List<byte[]> values = values(at, "R%07d".formatted(numbers.incrementAndGet()), fresh);
        for (Patch patch : patches) {
            byte[] value = values.get(patch.value());
            System.arraycopy(value, 0, buffers.get(patch.flight()), patch.offset(), value.length);
        }
    }

    /** Every value in every form, in a fixed order. */
    private static List<byte[]> values(Subject of, String number, List<UUID> fresh) {
        List<byte[]> values = new ArrayList<>();
        for (World.Kind kind : List.of(World.Kind.ROOM, World.Kind.UNIT)) {
            addId(values, World.id(kind, of.slot().room()));
        }
        for (World.Kind kind : List.of(World.Kind.PERSON, World.Kind.GROUP)) {
            addId(values, World.id(kind, of.person()));
        }
        addTime(values, of.slot().from());
        addTime(values, of.slot().until());
        // What is taken is looked for from a day before to a day after.
        addTime(values, of.slot().from().minusDays(1));
        addTime(values, of.slot().until().plusDays(1));
        values.add(ascii(number));
        addId(values, of.key());
        fresh.forEach(id -> addId(values, id));
        return values;
    }

    private static void addId(List<byte[]> values, UUID id) {
        values.add(ByteBuffer.allocate(UUID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
        values.add(ascii(id.toString()));
    }

    private static void addTime(List<byte[]> values, OffsetDateTime at) {
        long micros = ChronoUnit.MICROS.between(EPOCH, at.toInstant());
        values.add(ByteBuffer.allocate(Long.BYTES).putLong(micros).array());
        values.add(ascii(at.toInstant().toString()));
        values.add(ascii(at.toLocalDateTime().toString()));
    }

    /** What the server called the recorded booking. */
    private static String number(Recording recording) {
        return recording.flights().stream()
                .map(flight -> NUMBER.matcher(new String(flight.bytes(), StandardCharsets.ISO_8859_1)))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("the number of the recorded booking is not in its statements"));
    }

    private static Set<UUID> freshIds(Recording recording) {
        Set<UUID> seen = new LinkedHashSet<>();
        for (Recording.Flight flight : recording.flights()) {
            Matcher text = MADE_BY_SERVER.matcher(new String(flight.bytes(), StandardCharsets.ISO_8859_1));
            while (text.find()) {
                seen.add(UUID.fromString(text.group()));
            }
            seen.addAll(binaryIds(flight.bytes()));
        }
        return seen;
    }

    /** Parameters and elements of arrays: their length before them, of version 7. */
    private static List<UUID> binaryIds(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        List<UUID> ids = new ArrayList<>();
        for (int at = 0; at + Integer.BYTES + UUID_BYTES <= bytes.length; at++) {
            if (buffer.getInt(at) == UUID_BYTES) {
                UUID id = new UUID(buffer.getLong(at + 4), buffer.getLong(at + 12));
                if (id.version() == 7 && id.variant() == 2) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    private void requirePatched(List<byte[]> values, String what, int... places) {
        for (int place : places) {
            if (patches.stream().noneMatch(patch -> patch.value() == place || patch.value() == place + 1)) {
                throw new IllegalStateException(
                        what + " of the recorded booking is not in its statements, of " + values.size() + " values");
            }
        }
    }

    private static int find(byte[] in, byte[] what, int from) {
        for (int at = from; at + what.length <= in.length; at++) {
            if (in[at] == what[0] && Arrays.equals(in, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
