package org.mochiyori.intake;

import java.util.Optional;
import java.util.UUID;
import org.mochiyori.listfile.SourceFile;

/**
 * A file to be taken in.
 *
 * @param group whose own list it is; empty for open data, which nobody stands behind
 * @param person who asks
 * @param credit what the person says of where the list comes from; it goes before what the file says
 */
public record Order(String hub, Optional<UUID> group, UUID person, SourceFile file, Credit credit) {
    /** Who asks when somebody works on the data of a stopped server: no account of it. */
    public static final UUID COMMAND_LINE = new UUID(0, 0);

    /** A file about whose origin nothing is said. */
    public Order(String hub, Optional<UUID> group, UUID person, SourceFile file) {
        this(hub, group, person, file, Credit.NONE);
    }

    /**
     * Where a list comes from; empty texts leave it to the file.
     *
     * @param dataset what the publisher calls it
     * @param licence on what terms it may be used, as CC BY 4.0
     * @param line the credit that the licence wants shown
     */
    public record Credit(String dataset, String licence, String line) {
        /** Nothing said. */
        public static final Credit NONE = new Credit("", "", "");
    }
}
