package org.mochiyori.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.mochiyori.listfile.Duplicates;

/**
 * Recognises the records of a list in its next issue, where they were renamed, moved, numbered anew or stand twice. A pair
 * counts only if each is the other's one and only; what stays over is new, or has gone. Pure.
 */
final class Reissue {
    /** Longer lists of leftovers are compared by equal keys only, not each with each. */
    private static final int MOST_COMPARED = 1_000;

    private final Set<Trace> fresh;
    private final Set<Trace> known;
    private final Map<Trace, Trace> pairs = new LinkedHashMap<>();

    private Reissue(Collection<Trace> fresh, Collection<Trace> known) {
        this.fresh = new LinkedHashSet<>(fresh);
        this.known = new LinkedHashSet<>(known);
    }

    /**
     * A record without its counterpart.
     *
     * @param ref its number in the new issue, or its key in the catalogue
     * @param identity as {@link org.mochiyori.listfile.Understood.Identity} writes it
     * @param address key of its address; "" if unknown
     * @param fingerprint of all that it says
     */
    record Trace(String ref, String identity, String address, String fingerprint) {
        private String[] parts() {
            return identity.split("\\|", -1);
        }

        /** Kind, publisher and hall: a thing of another hall is another thing. */
        private String home() {
            String[] parts = parts();
            return parts.length < 4 ? identity : parts[0] + "|" + parts[1] + "|" + parts[2];
        }

        private String name() {
            String[] parts = parts();
            return parts.length < 4 ? identity : parts[3];
        }

        private Optional<String> id() {
            String[] parts = parts();
            return parts.length > 4 && parts[4].startsWith("#") ? Optional.of(parts[4]) : Optional.empty();
        }

        /** Without the count that tells equal rows apart. */
        private String base() {
            String[] parts = parts();
            boolean counted = parts.length > (id().isPresent() ? 5 : 6);
            return counted ? identity.substring(0, identity.lastIndexOf('|')) : identity;
        }

        private String spot() {
            return Duplicates.isHouse(address) ? home() + "|" + address : "";
        }
    }

    /** Which new record is which known one; sure pairs only. */
    static Map<Trace, Trace> match(Collection<Trace> fresh, Collection<Trace> known) {
        Reissue reissue = new Reissue(fresh, known);
        reissue.equalRows();
        reissue.unique(one -> one.home() + "|" + one.name() + "|" + one.address());
        reissue.unique(one -> one.home() + "|" + one.name());
        reissue.unique(one ->
                one.id().isEmpty() || one.spot().isEmpty() ? "" : one.id().get() + "|" + one.spot());
        reissue.alike((a, b) -> a.id().isPresent() && a.id().equals(b.id()));
        reissue.alike((a, b) -> !a.spot().isEmpty() && a.spot().equals(b.spot()));
        reissue.alike((a, b) -> a.home().equals(b.home()) && a.address().equals(b.address()));
        return reissue.pairs;
    }

    /** Rows that bear one name: those that say the same are the same, the others follow in their order. */
    private void equalRows() {
        unique(one -> one.base() + "|" + one.fingerprint());
        Map<String, Iterator<Trace>> before = new HashMap<>();
        grouped(known, Trace::base).forEach((base, same) -> before.put(base, same.iterator()));
        for (Trace one : List.copyOf(fresh)) {
            Optional.ofNullable(before.get(one.base()))
                    .filter(Iterator::hasNext)
                    .ifPresent(same -> pair(one, same.next()));
        }
    }

    private void unique(Function<Trace, String> key) {
        Map<String, List<Trace>> here = grouped(fresh, key);
        Map<String, List<Trace>> before = grouped(known, key);
        here.forEach((text, some) -> {
            List<Trace> others = before.getOrDefault(text, List.of());
            if (!text.isEmpty() && some.size() == 1 && others.size() == 1) {
                pair(some.getFirst(), others.getFirst());
            }
        });
    }

    /** Names that are like each other, where something else speaks for it too. */
    private void alike(BiPredicate<Trace, Trace> also) {
        if (fresh.size() > MOST_COMPARED || known.size() > MOST_COMPARED) {
            return;
        }
        Map<Trace, List<Trace>> likes = new LinkedHashMap<>();
        Map<Trace, Integer> liked = new HashMap<>();
        for (Trace one : fresh) {
            List<Trace> others = known.stream()
                    .filter(other -> also.test(one, other) && isRenamed(one.name(), other.name()))
                    .toList();
            likes.put(one, others);
            others.forEach(other -> liked.merge(other, 1, Integer::sum));
        }
        likes.forEach((one, others) -> {
            if (others.size() == 1 && liked.getOrDefault(others.getFirst(), 0) == 1) {
                pair(one, others.getFirst());
            }
        });
    }

    /** 長机 and 折りたたみ長机: short names too, since nothing else of the list is like either. */
    private static boolean isRenamed(String a, String b) {
        boolean grown = Math.min(a.length(), b.length()) >= 2 && (a.endsWith(b) || b.endsWith(a));
        return grown || Duplicates.isRenamed(a, b);
    }

    private void pair(Trace one, Trace other) {
        pairs.put(one, other);
        fresh.remove(one);
        known.remove(other);
    }

    private static Map<String, List<Trace>> grouped(Collection<Trace> records, Function<Trace, String> key) {
        Map<String, List<Trace>> groups = new LinkedHashMap<>();
        records.forEach(one ->
                groups.computeIfAbsent(key.apply(one), any -> new ArrayList<>()).add(one));
        return groups;
    }
}
