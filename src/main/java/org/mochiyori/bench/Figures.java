package org.mochiyori.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a measurement has found. */
public interface Figures {
    /** Whether all that must hold held: a figure of wrong answers is worth nothing. */
    boolean isRight();

    /** For people. */
    String text();

    /** For programs. */
    ObjectNode json();
}
