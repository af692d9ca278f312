package org.mochiyori.people;

import java.util.Arrays;
import java.util.Optional;

/** What somebody does for a hub. Several roles are several terms. */
public enum StaffRole {
    /** Runs the hub: its settings and its staff. */
    OPERATOR("operator"),
    /** Looks through what is offered and decides what is published. */
    CURATOR("curator"),
    /** Serves groups and residents at the desk, acts for them, hands out and takes back. */
    DESK("desk"),
    /** Of the municipality: reads, and may block the municipality's own spaces with a reason. */
    OFFICER("officer");

    private final String code;

    StaffRole(String code) {
        this.code = code;
    }

    /** As in the API and the database. */
    public String code() {
        return code;
    }

    /** The role of this name. */
    public static Optional<StaffRole> find(String code) {
        return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
    }
}
