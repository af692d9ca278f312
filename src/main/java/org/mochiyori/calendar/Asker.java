package org.mochiyori.calendar;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who asks, as far as rules of time look at it.
 *
 * @param classes words by which rules may mean the asker, the most telling first: outside the hub's area, a class that the hub
 *     has given, a kind of group, a person
 * @param waived names of rules that somebody who may has set aside for this wish
 */
public record Asker(List<String> classes, Set<String> waived) {
    /** Somebody of whom nothing is known, for whom all rules hold: the general public. */
    public static final Asker ANYBODY = new Asker(List.of(), Set.of());

    private static final String LENDER = "lender";

    public Asker {
        classes = List.copyOf(classes);
        waived = Set.copyOf(waived);
    }

    /** Of these classes, the most telling first. */
    public static Asker of(String... classes) {
        return new Asker(List.of(classes), Set.of());
    }

    /**
     * Whether a rule is set aside.
     *
     * @param waivedBy who may do so: {@code desk}, {@code lender}, or empty for nobody
     */
    public boolean isWaived(String rule, String waivedBy) {
        return !waivedBy.isEmpty()
                && (waived.contains(rule) || (waivedBy.equals(LENDER) && waived.contains(byLender(rule))));
    }

    /** How a rule is named that the lender has set aside: that holds only where the lender may. */
    public static String byLender(String rule) {
        return rule + "@" + LENDER;
    }

    /** The same with one more rule set aside. */
    Asker and(String rule) {
        Set<String> more = new HashSet<>(waived);
        more.add(rule);
        return without(more);
    }

    /** The same with rules set aside. */
    public Asker without(Set<String> rules) {
        return new Asker(classes, rules);
    }
}
