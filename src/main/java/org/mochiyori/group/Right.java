package org.mochiyori.group;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.people.Scopes;

/** What somebody may want to do for a group. */
public enum Right {
    /** See what is the group's. */
    SEE("see", Scopes.READ),
    /** Borrow: ask, confirm, cancel. */
    BOOK("book", Scopes.BOOK),
    /** Lend: offer, answer requests, hand out, take back. */
    LIST("list", Scopes.LIST),
    /** Keep its data: profile and roster, renewal. */
    KEEP("keep", Scopes.LIST),
    /** Govern it: members, representatives, consent to accompaniment. */
    GOVERN("govern", Scopes.LIST);

    /** What a group can let a helper do. */
    public static final Set<Right> LENDABLE = EnumSet.of(BOOK, LIST, KEEP);

    private final String code;
    private final String scope;

    Right(String code, String scope) {
        this.code = code;
        this.scope = scope;
    }

    /** As in the API and the database. */
    public String code() {
        return code;
    }

    /** The scope a token needs for it. */
    String scope() {
        return scope;
    }

    /** Whether only a registered group has it. */
    boolean needsRegistration() {
        return this == BOOK || this == LIST;
    }

    static Optional<Right> find(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
