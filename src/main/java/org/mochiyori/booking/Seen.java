package org.mochiyori.booking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A booking as one person sees it.
 *
 * @param booking the whole
 * @param sides what the person is to each line that is for their eyes; lines not named are not
 * @param told what of the borrower is for their eyes
 */
public record Seen(Booking booking, Map<UUID, Set<Side>> sides, Set<Agreement.DataItem> told) {
    public Seen {
        sides = Map.copyOf(sides);
        told = Set.copyOf(told);
    }

    /** Whether the reader may know the name of the group or person that borrows. */
    public boolean namesBorrower() {
        return told.contains(
                booking.borrower().group().isPresent()
                        ? Agreement.DataItem.GROUP_NAME
                        : Agreement.DataItem.PERSON_NAME);
    }

    /** The lines that are for the person's eyes. */
    public List<Booking.Entry> entries() {
        return booking.entries().stream()
                .filter(entry -> sides.containsKey(entry.line().terms().id()))
                .toList();
    }

    /** The sides the person may move for at a line; none for one who only reads, or does not see it. */
    public Set<Side> sidesOf(Line line) {
        return sides.getOrDefault(line.terms().id(), Set.of());
    }

    private boolean isWanted(Line line) {
        return Parts.of(booking).heads().stream()
                .anyMatch(head -> head.line().equals(line) && !head.outcome().dropped());
    }

    /** The changes the person may make of a line now: {@code replace} it by another, {@code drop} it and go on without. */
    public List<String> changes(Booking.Entry entry) {
        if (!sidesOf(entry.line()).contains(Side.BORROWER)) {
            return List.of();
        }
        Parts parts = Parts.of(booking);
        List<String> changes = new ArrayList<>();
        if (parts.mayReplace(entry)) {
            changes.add("replace");
        }
        if (parts.mayDrop(entry)) {
            changes.add("drop");
        }
        return changes;
    }

    /** What the person may do with a line now, in the order of the table. */
    public List<Move> moves(Line line) {
        Set<Side> own = sidesOf(line);
        return BookingStates.steps().stream()
                .filter(step ->
                        step.from() == line.state() && step.by().stream().anyMatch(own::contains))
                .filter(step -> !(line instanceof Line.Expired expired) || (expired.wasHeld() && isWanted(line)))
                .map(BookingStates.Step::move)
                .toList();
    }
}
