package org.mochiyori.command;

/** The command was understood and refused: exit 1, one sentence that says what to do. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String sentence) {
        super(sentence, null, false, false);
    }
}
