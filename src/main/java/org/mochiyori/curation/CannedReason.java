package org.mochiyori.curation;

/**
 * A reason that curators choose instead of typing it.
 *
 * @param code stable name, kept with decisions
 * @param ja what the lender reads
 * @param en the same in English; empty where nobody has said it
 */
public record CannedReason(String code, String ja, String en) {
    public CannedReason {
        if (!code.matches("[a-z][a-z0-9-]{1,39}") || ja.isBlank() || ja.length() > 300 || en.length() > 300) {
            throw new IllegalArgumentException(
                    "a reason has a code of letters, digits and hyphens, and 1 to 300 characters");
        }
    }
}
