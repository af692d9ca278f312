package org.mochiyori.closure;

import java.util.UUID;

/** What is to be closed. */
public sealed interface Target {
    /** Of the listing or the place. */
    UUID id();

    /** One space, and whatever shares a room with it. */
    record Space(UUID id) implements Target {}

    /** All spaces of a place. */
    record Building(UUID id) implements Target {}
}
