package org.mochiyori.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Where files go: a running server, or the data of a stopped one. Answers are as {@code GET /imports/{id}} gives them. */
interface ImportTarget {
    /** Reads a file, and returns when it has been read; {@code progress} is told how far it is. */
    JsonNode preview(Path file, Consumer<JsonNode> progress);

    /** Applies it, and returns when that is done. */
    JsonNode apply(String id, boolean publish, Consumer<JsonNode> progress);

    /** A page of its rows. */
    JsonNode page(String id, String cursor);
}
