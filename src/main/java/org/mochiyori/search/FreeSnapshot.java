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
 * @param rooms by number
 * @param kinds by number, as the board reckons them
 */
@SuppressWarnings("ArrayRecordComponent") // the board's own; never compared
record FreeSnapshot(
        IndexKeeper.Position position,
        List<Timetable> timetables,
        Names names,
        Shares shares,
        @Nullable Room[] rooms,
        int[] kinds) {
    private static final String NAME = "free";
    private static final int FORM = 3;
    private static final int BUFFER = 1 << 16;

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
            out.writeInt(rooms.length);
            out.writeInt(names.end());
            for (int ordinal = 0; ordinal < names.end(); ordinal++) {
                write(ordinal, out);
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
            int length = in.readInt();
            FreeSnapshot snapshot = new FreeSnapshot(
                    position, timetables, new Names(), new Shares(), new Room[length], FreeBoard.unknown(length));
            int end = in.readInt();
            for (int ordinal = 0; ordinal < end; ordinal++) {
                snapshot.read(ordinal, in);
            }
            return Optional.of(snapshot);
        }
    }

    private static void write(Timetable timetable, DataOutputStream out) throws IOException {
        out.writeUTF(timetable.zone().getId());
        Validity<Opening> openings = timetable.openings();
        out.writeInt(openings.ends().size());
        for (LocalDate end : openings.ends()) {
            out.writeLong(end.toEpochDay());
        }
        out.writeInt(openings.values().size());
        for (Validity.Dated<Opening> each : openings.values()) {
            out.writeLong(each.validFrom().toEpochDay());
            byte[] json = new ObjectMapper().writeValueAsBytes(each.value().toJson());
            out.writeInt(json.length);
            out.write(json);
        }
    }

    private static Timetable readTimetable(DataInputStream in) throws IOException {
        ZoneId zone = ZoneId.of(in.readUTF());
        List<LocalDate> ends = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            ends.add(LocalDate.ofEpochDay(in.readLong()));
        }
        List<Validity.Dated<Opening>> openings = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            LocalDate from = LocalDate.ofEpochDay(in.readLong());
            byte[] json = in.readNBytes(in.readInt());
            openings.add(new Validity.Dated<>(from, Opening.fromJson(new ObjectMapper().readTree(json))));
        }
        return openings.isEmpty()
                ? Timetable.unknown(zone)
                : Timetable.of(new Validity<>(openings, ends), Holidays.official());
    }

    private void write(int ordinal, DataOutputStream out) throws IOException {
        Optional<UUID> listing = names.listing(ordinal);
        UUID[] units = shares.of(ordinal);
        out.writeInt(listing.isPresent() ? units.length : -1);
        if (listing.isPresent()) {
            write(listing.get(), out);
            for (UUID unit : units) {
                write(unit, out);
            }
            Room room = rooms[ordinal];
            out.writeInt(room == null ? -1 : kinds[ordinal]);
            if (room != null) {
                room.write(out);
            }
        }
    }

    private void read(int ordinal, DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0) {
            return;
        }
        names.name(readId(in), ordinal);
        UUID[] units = new UUID[count];
        for (int i = 0; i < count; i++) {
            units[i] = readId(in);
        }
        shares.set(ordinal, units);
        kinds[ordinal] = in.readInt();
        if (kinds[ordinal] >= 0) {
            rooms[ordinal] = Room.read(in);
        }
    }

    private static void write(UUID id, DataOutputStream out) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static UUID readId(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }
}
