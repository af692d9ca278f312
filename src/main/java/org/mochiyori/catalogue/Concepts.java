package org.mochiyori.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * All concepts: one file gives the labels of the pages, the facets, the query expansion and the mapping of imports.
 *
 * <p>Broken files stop the start: ids are unique, links lead somewhere, every concept speaks every language, and no
 * word belongs to two concepts unless the second says so.
 */
public final class Concepts {
    private final Map<String, Concept> byId;
    private final Map<String, String> byPoi = new HashMap<>();
    private final Map<String, List<Concept>> narrower = new HashMap<>();
    /** By id, the things and places that name it as a near-equal. */
    private final Map<String, List<String>> nearTo = new HashMap<>();

    private final String fingerprint;

    private Concepts(List<String> lines) {
        Map<String, Concept> read = ConceptFile.read(lines);
        this.byId = Collections.unmodifiableMap(read);
        this.fingerprint = Integer.toHexString(lines.hashCode());
        for (Concept concept : read.values()) {
            concept.poi().ifPresent(code -> byPoi.put(code, concept.id()));
            if (concept.kind() != ConceptKind.PURPOSE && concept.kind() != ConceptKind.FEATURE) {
                concept.like()
                        .forEach(near -> nearTo.computeIfAbsent(near, key -> new ArrayList<>())
                                .add(concept.id()));
            }
            concept.broader()
                    .ifPresent(id -> narrower.computeIfAbsent(id, key -> new ArrayList<>())
                            .add(concept));
        }
    }

    /** The concepts that ship with the program; reading takes some milliseconds, so keep them. */
    public static Concepts bundled() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(
                        Concepts.class.getResourceAsStream("/search/concepts.tsv"), "search/concepts.tsv"),
                StandardCharsets.UTF_8))) {
            return new Concepts(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("search/concepts.tsv", e);
        }
    }

    /**
     * Concepts from lines in the format that the bundled file's head explains.
     *
     * @throws IllegalArgumentException naming the line or word that is wrong
     */
    public static Concepts of(List<String> lines) {
        return new Concepts(lines);
    }

    /** Every concept in the order of the file. */
    public Collection<Concept> all() {
        return byId.values();
    }

    /** The concept of an id. */
    public Optional<Concept> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The concept of an id that is known to exist.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Concept get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no concept " + id));
    }

    /**
     * The concept that a POI code means.
     *
     * @param code as files write it: 1307, 1307a, 801 with its leading zero lost
     */
    public Optional<Concept> findByPoi(String code) {
        String digits = JapaneseDigits.leading(code);
        if (digits.isEmpty() || digits.length() > 4) {
            return Optional.empty();
        }
        return Optional.ofNullable(byPoi.get("0".repeat(4 - digits.length()) + digits))
                .map(this::get);
    }

    /** The concepts directly below one. */
    public List<Concept> listNarrower(String id) {
        return List.copyOf(narrower.getOrDefault(id, List.of()));
    }

    /** The id, its broader concept and so on up to the root. */
    public List<String> listUpward(String id) {
        Set<String> path = new LinkedHashSet<>();
        Optional<String> at = Optional.of(id);
        while (at.isPresent() && path.add(at.get())) {
            at = get(at.get()).broader();
        }
        return List.copyOf(path);
    }

    /**
     * How well other concepts answer a wish for this one: 1 for itself, less for narrower ones, near-equals and what
     * calls this one its near-equal.
     */
    public Map<String, Double> answersTo(String id) {
        Map<String, Double> worth = new LinkedHashMap<>();
        Concept concept = get(id);
        worth.put(id, 1.0);
        addBelow(id, 0.8, worth);
        for (String near : concept.like()) {
            worth.merge(near, concept.kind() == ConceptKind.PURPOSE ? 0.7 : 0.5, Math::max);
        }
        nearTo.getOrDefault(id, List.of()).forEach(other -> worth.merge(other, 0.3, Math::max));
        concept.broader().map(this::get).filter(Concept::alikeBelow).ifPresent(parent -> {
            // Less than its kinds: most that bear the general word alone are something else.
            worth.merge(parent.id(), 0.3, Math::max);
            listNarrower(parent.id()).forEach(sibling -> worth.merge(sibling.id(), 0.35, Math::max));
        });
        return worth;
    }

    /** Changes whenever the file does; an index made with another one must be made anew. */
    public String fingerprint() {
        return fingerprint;
    }

    private void addBelow(String id, double worth, Map<String, Double> into) {
        for (Concept below : listNarrower(id)) {
            if (into.merge(below.id(), worth, Math::max) == worth) {
                addBelow(below.id(), worth * 0.9, into);
            }
        }
    }
}
