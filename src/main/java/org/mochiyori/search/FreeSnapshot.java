package org.mochiyori.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mochiyori.calendar.Holidays;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Room;
import org.mochiyori.calendar.Timetable;
import org.mochiyori.calendar.Validity;

/**
 * The free time of all listings as a file beside the index, so that a start need not read it from the database. It says up to
 * which change it knows; what came after is in the change log.
 *
 * @param timetables rules, by kind
 * @param listings by ordinal; nothing where a number is not in use
 */
record FreeSnapshot(IndexKeeper.Position position, List<Timetable> timetables, List<@Nullable One> listings) {
    private static final String NAME = "free";
    private static final int FORM = 1;
    private static final int BUFFER = 1 << 16;

    /**
     * One listing.
     *
     * @param kind of its rules, or less than 0 where nothing is known of it; it has a room where it has a kind
     */
    @SuppressWarnings("ArrayRecordComponent") // the board's own; never compared
    record One(
            UUID listing, UUID[] units, int kind, @Nullable Room room) {}

    void write(Path folder) throws IOException {
        Path fresh = folder.resolve(NAME + ".new");
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh), BUFFER))) {
            out.writeInt(FORM);
            out.writeLong(position.change());
            out.writeUTF(position.mark());
            out.writeInt(timetables.size());
            for (Timetable each : timetables) {
                write(each, out);
            }
            out.writeInt(listings.size());
            for (One each : listings) {
                write(each, out);
            }
        }
        Files.move(fresh, folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What was written last into a folder; empty if nothing was, or in another form. */
    static Optional<FreeSnapshot> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            if (in.readInt() != FORM) {
                return Optional.empty();
            }
            IndexKeeper.Position position = new IndexKeeper.Position(in.readLong(), in.readUTF());
            List<Timetable> timetables = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                timetables.add(readTimetable(in));
            }
            int count = in.readInt();
            List<@Nullable One> listings = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                listings.add(readOne(in));
            }
            return Optional.of(new FreeSnapshot(position, timetables, listings));
        }
    }

    private static void write(Timetable timetable, DataOutputStream out) throws IOException {
        out.writeUTF(timetable.zone().getId());
        List<Validity.Dated<Opening>> openings = timetable.openings().values();
        out.writeInt(openings.size());
        for (Validity.Dated<Opening> each : openings) {
            out.writeLong(each.validFrom().toEpochDay());
            byte[] json = new ObjectMapper().writeValueAsBytes(each.value().toJson());
            out.writeInt(json.length);
            out.write(json);
        }
    }

    private static Timetable readTimetable(DataInputStream in) throws IOException {
        ZoneId zone = ZoneId.of(in.readUTF());
        List<Validity.Dated<Opening>> openings = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            LocalDate from = LocalDate.ofEpochDay(in.readLong());
            byte[] json = in.readNBytes(in.readInt());
            openings.add(new Validity.Dated<>(from, Opening.fromJson(new ObjectMapper().readTree(json))));
        }
        return openings.isEmpty()
                ? Timetable.unknown(zone)
                : Timetable.of(new Validity<>(openings), Holidays.official());
    }

    private static void write(@Nullable One one, DataOutputStream out) throws IOException {
        out.writeInt(one == null ? -1 : one.units().length);
        if (one != null) {
            write(one.listing(), out);
            for (UUID unit : one.units()) {
                write(unit, out);
            }
            out.writeInt(one.room() == null ? -1 : one.kind());
            if (one.room() != null) {
                one.room().write(out);
            }
        }
    }

    private static @Nullable One readOne(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0) {
            return null;
        }
        UUID listing = readId(in);
        UUID[] units = new UUID[count];
        for (int i = 0; i < count; i++) {
            units[i] = readId(in);
        }
        int kind = in.readInt();
        return new One(listing, units, kind, kind < 0 ? null : Room.read(in));
    }

    private static void write(UUID id, DataOutputStream out) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static UUID readId(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }
}
