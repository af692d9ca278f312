package org.mochiyori.intake;

import java.util.Optional;
import java.util.UUID;
import org.mochiyori.listfile.SourceFile;

/**
 * A file to be taken in.
 *
 * @param group whose own list it is; empty for open data, which nobody stands behind
 * @param person who asks
 */
public record Order(String hub, Optional<UUID> group, UUID person, SourceFile file) {
    /** Who asks when somebody works on the data of a stopped server: no account of it. */
    public static final UUID COMMAND_LINE = new UUID(0, 0);
}
