package org.mochiyori.people;

/**
 * What one Argon2id computation costs (RFC 9106, section 3.1).
 *
 * @param memoryKib KiB of memory
 * @param passes over that memory
 * @param lanes computed beside each other
 */
public record PasswordCost(int memoryKib, int passes, int lanes) {
    /** The least that OWASP's Password Storage Cheat Sheet accepts for Argon2id: 19 MiB, two passes, one lane. */
    public static final PasswordCost OWASP = new PasswordCost(19 * 1024, 2, 1);

    /** Checks the bounds of RFC 9106. */
    public PasswordCost {
        if (lanes < 1 || passes < 1 || memoryKib < 8 * lanes) {
            throw new IllegalArgumentException("Argon2 needs a lane, a pass and 8 KiB a lane");
        }
    }
}
