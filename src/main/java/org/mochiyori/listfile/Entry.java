package org.mochiyori.listfile;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * One record of a file: what stood there and what was understood.
 *
 * @param record number from 1 as the contract counts (CSV records after the header, elements, sheet rows after row 1)
 * @param understood present for read and repaired records
 * @param notes what was repaired, doubted or refused
 * @param cells the filled cells as they stood, by heading, in the order of the columns
 */
public record Entry(
        int record,
        State state,
        Optional<Understood> understood,
        List<Note> notes,
        SequencedMap<String, String> cells) {
    public Entry {
        notes = List.copyOf(notes);
        if (understood.isPresent() != (state == State.READ || state == State.REPAIRED)) {
            throw new IllegalArgumentException("record " + record + " is " + state);
        }
    }

    /** What became of a record. */
    public enum State {
        /** Understood as it stands. */
        READ,
        /** Understood, with something put right or left out. */
        REPAIRED,
        /** Not taken; the notes say why. */
        REFUSED,
        /** Empty, or left over from a template. */
        BLANK
    }

    /** Why the record is refused; empty otherwise. */
    public Stream<Note> refusals() {
        return notes.stream().filter(note -> note.reason().weight() == Weight.REFUSED);
    }
}
