package org.mochiyori.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.mochiyori.intake.Order;

/** Where files go: a running server, or the data of a stopped one. Answers are as {@code GET /imports/{id}} gives them. */
interface ImportTarget {
    /** For whom files are taken in, and what is said of where they come from. */
    record Whose(String hub, Optional<UUID> group, Order.Credit credit) {}

    /** Reads a file, and returns when it has been read; {@code progress} is told how far it is. */
    JsonNode preview(Path file, Consumer<JsonNode> progress);

    /** Applies it, and returns when that is done. */
    JsonNode apply(String id, boolean publish, Consumer<JsonNode> progress);

    /** A page of its rows. */
    JsonNode page(String id, String cursor);
}
