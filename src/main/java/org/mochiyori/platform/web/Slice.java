package org.mochiyori.platform.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mochiyori.kernel.Page;
import org.mochiyori.kernel.Problem.Invalid;
import org.mochiyori.kernel.Refused;

/**
 * The asked stretch of a list that is short enough to be read whole: what belongs to one group, hub, person or thing.
 *
 * @param limit how much of it, 1 to 100
 * @param cursor the {@code next} of the page before
 */
public record Slice(int limit, Optional<String> cursor) {
    private static final int MOST = 100;

    /** Reads {@code limit} and {@code cursor}; without a limit as much as one page may hold. */
    public static Slice of(Query query) {
        return new Slice(query.number("limit", 1, MOST).orElse(MOST), query.text("cursor", MOST));
    }

    /**
     * The answer: {@code items}, and {@code next} where there are more.
     *
     * @param id what names a thing of the list, and nothing else of it
     * @throws Refused with {@code Invalid} if the cursor is none of this list, or no longer
     */
    public <T> ObjectNode json(List<T> all, Function<T, Object> id, Function<T, ObjectNode> json) {
        List<String> ids = all.stream().map(thing -> id.apply(thing).toString()).toList();
        int from = cursor.map(ids::indexOf).orElse(-1) + 1;
        if (cursor.isPresent() && from == 0) {
            throw new Refused(Invalid.of("cursor", "value", "the next of the page before; begin anew without it"));
        }
        int until = Math.min(all.size(), from + limit);
        Optional<String> next = until < all.size() ? Optional.of(ids.get(until - 1)) : Optional.empty();
        return JsonList.of(new Page<>(all.subList(from, until), next), json);
    }
}
