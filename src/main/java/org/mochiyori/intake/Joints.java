package org.mochiyori.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.catalogue.Imports;
import org.mochiyori.catalogue.JapaneseText;
import org.mochiyori.curation.Duplicates.Suspect;
import org.mochiyori.listfile.JointRooms;
import org.mochiyori.listfile.JointRooms.Joint;
import org.mochiyori.listfile.JointRooms.Room;
import org.mochiyori.listfile.Note;
import org.mochiyori.listfile.Reason;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rooms of a list that are others joined: told in the preview, and given the units of their parts when applied. */
final class Joints {
    private final Tools tools;

    Joints(Tools tools) {
        this.tools = tools;
    }

    /** Says at each joint room what it is taken for. */
    void note(Tx tx, Import run) {
        ArrayNode notes = JsonNodeFactory.instance.arrayNode();
        for (Joint joint : find(tx, run)) {
            Reason reason = joint.sure() ? Reason.ROW_JOINT : Reason.ROW_JOINT_UNSURE;
            notes.addObject()
                    .put("record", Integer.parseInt(joint.room().ref()))
                    .set("problems", EntryJson.notes(List.of(Note.of(reason, "parts", joint.partNames()))));
        }
        if (!notes.isEmpty()) {
            IssueStore.addNotes(tx, run.id(), notes);
        }
    }

    /** Lets no joint room be lent beside its parts; the unsure ones go before the curators, and wait. */
    void settle(Tx tx, Import run) {
        List<Joint> joints = find(tx, run);
        Map<Integer, UUID> listings = joints.isEmpty() ? Map.of() : IntakeStore.listings(tx, run.id());
        Set<Integer> created = joints.isEmpty() ? Set.of() : IntakeStore.created(tx, run.id());
        List<Suspect> suspects = new ArrayList<>();
        for (Joint joint : joints) {
            Optional<UUID> whole = listing(listings, joint.room());
            List<UUID> parts = joint.parts().stream()
                    .flatMap(part -> listing(listings, part).stream())
                    .filter(part -> !part.equals(whole.orElse(null)))
                    .distinct()
                    .toList();
            // Those of later batches come with theirs.
            if (whole.isEmpty() || parts.size() < joint.parts().size()) {
                continue;
            }
            Imports.Join join = new Imports.Join(whole.get(), parts, joint.more());
            if (!joint.sure() || !tools.catalogue().imports().join(tx, Batch.batch(run), join)) {
                parts.forEach(part -> suspects.add(new Suspect(whole.get(), part, List.of("joint"))));
                if (created.contains(Integer.parseInt(joint.room().ref()))) {
                    tools.catalogue().imports().hold(tx, Batch.batch(run), whole.get());
                }
            }
        }
        tools.duplicates().suspect(tx, run.whose().hub(), suspects);
    }

    private static Optional<UUID> listing(Map<Integer, UUID> listings, Room room) {
        return Optional.ofNullable(listings.get(Integer.parseInt(room.ref())));
    }

    private static List<Joint> find(Sql sql, Import run) {
        Map<String, List<Room>> halls = new LinkedHashMap<>();
        IntakeStore.rooms(sql, run.id(), run.whose().group().isPresent())
                .forEach(room -> halls.computeIfAbsent(
                                JapaneseText.key(room.building()) + "|" + JapaneseText.key(room.address()),
                                any -> new ArrayList<>())
                        .add(new Room(String.valueOf(room.record()), room.name())));
        return halls.values().stream()
                .flatMap(hall -> JointRooms.find(hall).stream())
                .toList();
    }
}
