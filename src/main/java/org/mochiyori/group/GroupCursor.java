package org.mochiyori.group;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;

/** Where a page of groups, sorted by reading, ended. */
record GroupCursor(String key, UUID id) {
    static final GroupCursor START = new GroupCursor("", new UUID(0, 0));
    private static final int ID = 36;

    static GroupCursor after(Group last) {
        return new GroupCursor(GroupStore.key(last.profile()), last.id());
    }

    static GroupCursor read(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return new GroupCursor(plain.substring(ID), UUID.fromString(plain.substring(0, ID)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
            throw new Refused(Problem.Invalid.of("cursor", "value", "the next of the page before"));
        }
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((id + key).getBytes(StandardCharsets.UTF_8));
    }
}
