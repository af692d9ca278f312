package org.mochiyori.group;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a hub decides about a registration. */
public enum Decision {
    /** Take the group in. */
    APPROVE,
    /** Refuse it; a reason is owed. */
    DECLINE,
    /** End it; a reason is owed. */
    END;

    /** As in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The decision of this name. */
    public static Optional<Decision> find(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
