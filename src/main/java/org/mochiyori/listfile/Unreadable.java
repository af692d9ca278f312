package org.mochiyori.listfile;

/** Ends the reading of a file from deep inside a parser; never leaves this package. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Note note;

    Unreadable(Reason reason, Object... pairs) {
        super(reason.code(), null, false, false);
        this.note = Note.of(reason, pairs);
    }

    Note note() {
        return note;
    }
}
