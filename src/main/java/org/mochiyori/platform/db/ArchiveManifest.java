package org.mochiyori.platform.db;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an archive says about itself.
 *
 * @param format version of the archive's own layout
 * @param schema version of the tables (Flyway's)
 * @param postgresql version of the server it came from; for people
 * @param tables in the order in which they can be loaded
 * @param sequences the last number given, by sequence; none in archives of earlier releases, for which a migration looks
 */
record ArchiveManifest(
        int format,
        String schema,
        String postgresql,
        List<Table> tables,
        @Nullable Map<String, Long> sequences) {
    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    /** Of each sequence the last number given. */
    Map<String, Long> given() {
        return sequences == null ? Map.of() : sequences;
    }

    /**
     * One table of the archive.
     *
     * @param columns in the order of the fields
     * @param sha256 of the entry's bytes, in hexadecimal
     */
    record Table(String name, List<String> columns, long rows, String sha256) {
        String entry() {
            return "tables/" + name + ".copy";
        }

        String columnList() {
            return "\"" + String.join("\", \"", columns) + "\"";
        }
    }
}
