package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.kernel.Problem.Invalid;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.web.Input;

/**
 * 利用報告の決まり: after which uses the borrower reports. A value of hub, place or listing, the nearest whole.
 *
 * @param asked whether any is asked for: a listing may do without what its hub asks for
 * @param days how many days after the last day of a use it may come, 1 to 90
 * @param kinds of what is lent, space and equipment; empty: both
 * @param natures of uses after which it is asked for, such as {@code commercial}; empty: all
 * @param counts kinds of people to be counted apart: 大人, 子ども; empty: all as one
 * @param checklist what was to be done before leaving: 掃除をした, 窓を閉めた
 */
public record ReportTerms(
        boolean asked, int days, Set<String> kinds, Set<String> natures, List<String> counts, List<String> checklist) {
    private static final Set<String> KINDS = Set.of("space", "equipment");
    private static final Set<String> NATURES = Set.of("ordinary", "commercial", "political", "religious");
    private static final int USUAL_DAYS = 7;
    private static final int MOST_DAYS = 90;
    private static final int MOST_COUNTS = 8;
    private static final int COUNT = 30;
    private static final int MOST_CHECKS = 20;
    private static final int CHECK = 100;

    public ReportTerms {
        kinds = Set.copyOf(kinds);
        natures = Set.copyOf(natures);
        counts = List.copyOf(counts);
        checklist = List.copyOf(checklist);
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("1 to " + MOST_DAYS + " days");
        }
    }

    /** Whether a report is asked for after a use of this nature of something of this kind. */
    public boolean asksFor(String kind, String nature) {
        return asked
                && KINDS.contains(kind)
                && (kinds.isEmpty() || kinds.contains(kind))
                && (natures.isEmpty() || natures.contains(nature));
    }

    /** {@code {asked, dueDays, kinds, purposes, counts, checklist}}. */
    public JsonNode toJson() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("asked", asked).put("dueDays", days);
        put(json, "kinds", kinds.stream().sorted().toList());
        put(json, "purposes", natures.stream().sorted().toList());
        put(json, "counts", counts);
        put(json, "checklist", checklist);
        return json;
    }

    /**
     * Reads the JSON form strictly; what is left out is as usual: after every use, within seven days.
     *
     * @throws Refused with {@link Invalid}, each error with a pointer into the node
     */
    public static ReportTerms fromJson(JsonNode json) {
        return RuleInput.read(
                json,
                in -> Optional.of(new ReportTerms(
                        !in.has("asked") || in.flag("asked"),
                        in.numberIfAny("dueDays", 1, MOST_DAYS).orElse(USUAL_DAYS),
                        words(in, "kinds", KINDS),
                        words(in, "purposes", NATURES),
                        distinct(in, "counts", in.texts("counts", MOST_COUNTS, COUNT)),
                        distinct(in, "checklist", in.texts("checklist", MOST_CHECKS, CHECK)))));
    }

    private static Set<String> words(Input in, String name, Set<String> known) {
        List<String> words = in.texts(name, known.size(), COUNT);
        in.check(name, known.containsAll(words), "unknown", "some of " + String.join(", ", known));
        return Set.copyOf(words);
    }

    private static List<String> distinct(Input in, String name, List<String> texts) {
        in.check(name, Set.copyOf(texts).size() == texts.size(), "repeated", "each once");
        return texts;
    }

    private static void put(ObjectNode json, String name, Collection<String> texts) {
        ArrayNode all = json.putArray(name);
        texts.forEach(all::add);
    }
}
