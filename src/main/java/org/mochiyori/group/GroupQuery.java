package org.mochiyori.group;

import java.util.Optional;

/**
 * How a desk looks for groups.
 *
 * @param text beginning of a word of the reading, in any kind of kana; or part of the name; or the number
 * @param phone digits somewhere in the telephone number, or empty
 * @param state only these
 * @param renewalAsked only those that wait for renewal
 * @param cursor of the page before, or empty
 * @param limit 1 to 100
 */
public record GroupQuery(
        String hub,
        String text,
        String phone,
        Optional<Group.State> state,
        boolean renewalAsked,
        Optional<String> cursor,
        int limit) {

    /** All groups of a hub that a text finds. */
    public static GroupQuery of(String hub, String text) {
        return new GroupQuery(hub, text, "", Optional.empty(), false, Optional.empty(), 20);
    }
}
