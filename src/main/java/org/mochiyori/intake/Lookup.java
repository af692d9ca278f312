package org.mochiyori.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mochiyori.listfile.Candidate;
import org.mochiyori.listfile.Duplicates;

/** What a batch is compared with: what was there before it, and its own records so far. */
final class Lookup {
    private static final int MOST_PER_KEY = 30;

    private final Map<String, List<Held>> byKey = new HashMap<>();
    private final List<Held> added = new ArrayList<>();

    Lookup(Collection<Held> before) {
        before.forEach(this::index);
    }

    /** A pair that is one thing, or may be. */
    record Like(Held held, Duplicates.Judgement judgement) {}

    void add(Held one) {
        added.add(one);
        index(one);
    }

    /** What was added since, to be kept. */
    List<Held> added() {
        return List.copyOf(added);
    }

    /** Whatever bears this key. */
    Optional<Held> find(String key) {
        return byKey.getOrDefault(key, List.of()).stream().findFirst();
    }

    /** What the candidate is one with, or may be; sure ones first. */
    List<Like> like(Candidate candidate) {
        Map<String, Held> others = new LinkedHashMap<>();
        Keys.of(candidate)
                .forEach(key -> byKey.getOrDefault(key, List.of())
                        .forEach(held -> others.putIfAbsent(held.candidate().ref(), held)));
        return others.values().stream()
                .map(held -> new Like(held, Duplicates.judge(held.candidate(), candidate)))
                .filter(like -> like.judgement().verdict() != Duplicates.Verdict.DIFFERENT)
                .sorted((a, b) ->
                        a.judgement().verdict().compareTo(b.judgement().verdict()))
                .toList();
    }

    private void index(Held one) {
        one.keys().forEach(key -> {
            List<Held> sharing = byKey.computeIfAbsent(key, any -> new ArrayList<>());
            if (sharing.size() < MOST_PER_KEY) {
                sharing.add(one);
            }
        });
    }
}
