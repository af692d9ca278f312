package org.mochiyori.listfile;

import java.util.List;
import java.util.Optional;

/**
 * What became of a file.
 *
 * @param file its name
 * @param refusal why it cannot be read; then entries handed out before are void and the counts are zero
 * @param layout which list it is; empty if refused
 * @param about what the file says about itself
 * @param counts of its records
 * @param notes on the file as a whole: lines skipped, headers numbered
 */
public record FileReport(
        String file, Optional<Note> refusal, Optional<Layout> layout, About about, Counts counts, List<Note> notes) {

    /**
     * What a file says about itself; empty texts where it says nothing.
     *
     * @param encoding of a text file, such as windows-31j
     * @param publisher six-digit code taken for rows that name none
     * @param attribution whom to name
     * @param licence address or name of its licence
     * @param dataset where it came from
     * @param headings of the columns, repeated ones numbered
     */
    public record About(
            String encoding,
            Optional<String> publisher,
            String attribution,
            String licence,
            String dataset,
            List<String> headings) {}

    /** How many records there are, and what became of them: {@code rows = read + repaired + refused + blank}. */
    public record Counts(int rows, int read, int repaired, int refused, int blank) {
        /** None. */
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        /** With one record more. */
        Counts plus(Entry.State state) {
            return switch (state) {
                case READ -> new Counts(rows + 1, read + 1, repaired, refused, blank);
                case REPAIRED -> new Counts(rows + 1, read, repaired + 1, refused, blank);
                case REFUSED -> new Counts(rows + 1, read, repaired, refused + 1, blank);
                case BLANK -> new Counts(rows + 1, read, repaired, refused, blank + 1);
            };
        }
    }
}
