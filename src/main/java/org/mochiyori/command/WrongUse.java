package org.mochiyori.command;

/** The command was called in a way that cannot be meant: exit 2, one sentence that says what to do. */
final class WrongUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUse(String sentence) {
        super(sentence, null, false, false);
    }
}
