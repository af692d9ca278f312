package org.mochiyori.booking;

import java.util.OptionalLong;
import java.util.UUID;

/**
 * A line somebody wants in place of another of the same booking.
 *
 * @param line the old one
 * @param terms of the new one: rules passed, price reckoned
 * @param by who asks
 * @param words reason and note
 * @param expected the version the asker has read
 */
public record Replacing(UUID line, Terms terms, Actor by, Moving.Words words, OptionalLong expected) {}
