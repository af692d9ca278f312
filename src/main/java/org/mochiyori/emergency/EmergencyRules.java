package org.mochiyori.emergency;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mochiyori.catalogue.Concept;
import org.mochiyori.catalogue.Concepts;

/** What is called back by its kind. Pure. */
final class EmergencyRules {
    /** Where a hub has said nothing of its own: power, light, shelter, voice, food and first aid. */
    static final List<String> USUAL = List.of(
            "generator",
            "power-station",
            "cable-reel",
            "floodlight",
            "tent",
            "radio-set",
            "megaphone",
            "emergency-cooker",
            "stretcher",
            "aed",
            "disaster-goods");

    private EmergencyRules() {}

    /** These kinds and all below them; what the program does not know is left out. */
    static Set<String> kinds(Collection<String> chosen, Concepts concepts) {
        Set<String> all = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(chosen.isEmpty() ? USUAL : chosen);
        while (!open.isEmpty()) {
            String id = open.pop();
            if (concepts.find(id).isPresent() && all.add(id)) {
                concepts.listNarrower(id).stream().map(Concept::id).forEach(open::push);
            }
        }
        return all;
    }
}
