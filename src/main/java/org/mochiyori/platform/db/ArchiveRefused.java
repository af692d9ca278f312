package org.mochiyori.platform.db;

/** An archive that cannot be taken back as asked; the sentence says why and what to do. */
public final class ArchiveRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ArchiveRefused(String sentence) {
        super(sentence, null, false, false);
    }
}
