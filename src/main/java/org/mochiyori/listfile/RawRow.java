package org.mochiyori.listfile;

import java.util.List;
import java.util.SequencedMap;

/**
 * One record as it stands in the file.
 *
 * @param record number from 1 (contract: CSV records after the header, elements, sheet rows after row 1)
 * @param cells filled cells by heading, in the order of the columns
 * @param spill filled cells behind the last heading
 */
record RawRow(int record, SequencedMap<String, String> cells, List<String> spill) {

    /** What takes rows one by one. */
    @FunctionalInterface
    interface Sink {
        void accept(RawRow row);
    }
}
