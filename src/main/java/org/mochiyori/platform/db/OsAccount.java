package org.mochiyori.platform.db;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * As whom the PostgreSQL programs run. They refuse to run as root, which is who we are in most
 * containers: there they get an empty user namespace (files stay root's, rights are gone), or an
 * account without rights where namespaces are forbidden.
 *
 * @param prefix words before each command; empty for an ordinary user
 * @param owner who has to own the files, where that is not us
 */
record OsAccount(List<String> prefix, Optional<Owner> owner) {
    /** User and group by number. */
    record Owner(int uid, int gid) {}

    /** The number that systems agree on for "nobody". */
    private static final Owner NOBODY = new Owner(65534, 65534);

    private static final OsAccount OURSELVES = new OsAccount(List.of(), Optional.empty());
    private static final OsAccount NAMESPACE = new OsAccount(List.of("unshare", "-U"), Optional.empty());

    /** The account that can serve this folder; hands the folder over to it where that is needed. */
    static OsAccount forFolder(Path folder) {
        long self = new UnixSystem().getUid();
        var owner = ownerOf(folder);
        if (self != 0) {
            if (owner.uid() != self) {
                throw new EmbeddedPostgresException(
                        "%s belongs to another user (number %d): start as that user, or give another data directory with --data."
                                .formatted(folder, owner.uid()));
            }
            return OURSELVES;
        }
        if (owner.uid() != 0) {
            return lowered(owner);
        }
        return NAMESPACE.works() ? NAMESPACE : handOver(folder);
    }

    /** The command as this account. */
    List<String> command(List<String> command) {
        return OsCommand.join(prefix, command);
    }

    /** Refuses a place that this account cannot enter. */
    void requireReach(Path place) {
        if (!OsCommand.run(command(List.of("test", "-x", place.toString()))).ok()) {
            throw new EmbeddedPostgresException(
                    ("PostgreSQL does not run as root, and without root's rights it cannot reach %s. Give a place outside "
                                    + "root's home folder with --data, or start as an ordinary user.")
                            .formatted(place));
        }
    }

    /** Makes the account the owner of the file or folder and all in it. */
    void give(Path path) {
        if (owner.isEmpty()) {
            return;
        }
        try (var all = Files.walk(path)) {
            for (Path one : all.toList()) {
                Files.setAttribute(one, "unix:gid", owner.get().gid(), LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(one, "unix:uid", owner.get().uid(), LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException("Cannot hand " + path + " to the account that runs PostgreSQL", e);
        }
    }

    private static OsAccount handOver(Path folder) {
        var nobody = lowered(NOBODY);
        if (!nobody.works()) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL does not run as root, and neither `unshare -U` nor `setpriv` works here. Start as an ordinary "
                            + "user, or set `database` to the address of a PostgreSQL server.");
        }
        nobody.give(folder);
        return nobody;
    }

    private static OsAccount lowered(Owner owner) {
        return new OsAccount(
                List.of("setpriv", "--reuid=" + owner.uid(), "--regid=" + owner.gid(), "--clear-groups"),
                Optional.of(owner));
    }

    private boolean works() {
        return OsCommand.run(command(List.of("true"))).ok();
    }

    private static Owner ownerOf(Path folder) {
        try {
            return new Owner(
                    (Integer) Files.getAttribute(folder, "unix:uid"), (Integer) Files.getAttribute(folder, "unix:gid"));
        } catch (IOException e) {
            throw new EmbeddedPostgresException("Cannot look at " + folder, e);
        }
    }
}
