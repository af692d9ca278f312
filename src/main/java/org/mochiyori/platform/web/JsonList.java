package org.mochiyori.platform.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import org.mochiyori.kernel.Page;

/** The one shape of every list: {@code {"items": [...], "next": cursor}}. */
public final class JsonList {
    private JsonList() {}

    /** A page of a longer list; {@code next} only where there is more. */
    public static <T> ObjectNode of(Page<T> page, Function<? super T, ObjectNode> json) {
        ObjectNode answer = of(page.items(), json);
        page.next().ifPresent(next -> answer.put("next", next));
        return answer;
    }

    /** A whole list. */
    public static <T> ObjectNode of(List<T> things, Function<? super T, ObjectNode> json) {
        ObjectNode answer = JsonBody.mapper().createObjectNode();
        ArrayNode items = answer.putArray("items");
        things.forEach(thing -> items.add(json.apply(thing)));
        return answer;
    }
}
