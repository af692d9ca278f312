package org.mochiyori.index;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What was made of texts before. Bounded; begins anew when full. */
final class Memo<V> {
    private static final int MOST = 8_000;

    private final Map<String, V> known = new ConcurrentHashMap<>();
    private final Function<String, V> maker;

    Memo(Function<String, V> maker) {
        this.maker = maker;
    }

    V of(String text) {
        V found = known.get(text);
        if (found == null) {
            if (known.size() >= MOST) {
                known.clear();
            }
            found = maker.apply(text);
            known.put(text, found);
        }
        return found;
    }
}
