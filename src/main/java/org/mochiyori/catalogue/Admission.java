package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mochiyori.calendar.Asker;
import org.mochiyori.calendar.JsonFields;

/**
 * Who may borrow, and for what (利用できる団体・利用の目的).
 *
 * @param classes of borrowers who may; empty: all whom the listing is for
 * @param natures what happens to uses of a nature, such as {@code commercial}; one left out is like any other use
 * @param most persons at most, 0 for no limit (定員)
 * @param waivedBy who may set it aside
 */
public record Admission(Set<String> classes, Map<String, Treatment> natures, int most, WaivedBy waivedBy) {
    private static final Set<String> NATURES = Set.of("commercial", "political", "religious");
    private static final int MOST = 100_000;

    public Admission {
        classes = Set.copyOf(classes);
        natures = Map.copyOf(natures);
        if (!NATURES.containsAll(natures.keySet())) {
            throw new IllegalArgumentException("natures are commercial, political and religious");
        }
        if (most < 0 || most > MOST) {
            throw new IllegalArgumentException("0 to " + MOST + " persons");
        }
    }

    /** What happens to a use of some nature. */
    public enum Treatment {
        /** Like any other; it may cost more. */
        ALLOWED,
        /** A person of the lender decides, and says why where it is no. */
        DECIDED,
        /** It is refused. */
        REFUSED
    }

    /** Whether borrowers of these classes may. */
    public boolean admits(Asker asker) {
        return classes.isEmpty() || asker.classes().stream().anyMatch(classes::contains);
    }

    /** What happens to a use of this nature. */
    public Treatment of(String nature) {
        return Optional.ofNullable(natures.get(nature)).orElse(Treatment.ALLOWED);
    }

    /** {@code {classes, purposes: {commercial: allowed | decided | refused, …}, mostPersons, waivedBy}}. */
    public JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Labels.put(json, "classes", classes);
        if (!natures.isEmpty()) {
            ObjectNode purposes = json.putObject("purposes");
            new TreeMap<>(natures).forEach((nature, how) -> purposes.put(nature, JsonFields.word(how)));
        }
        if (most > 0) {
            json.put("mostPersons", most);
        }
        return json.put("waivedBy", JsonFields.word(waivedBy));
    }

    /**
     * Reads the JSON form strictly.
     *
     * @throws org.mochiyori.kernel.Refused with {@code Invalid}, each error with a pointer into the node
     */
    public static Admission fromJson(JsonNode json) {
        return JsonFields.read(
                json,
                "",
                f -> new Admission(
                        Labels.read(f, "classes"),
                        f.maybeObject("purposes", Admission::natures).orElse(Map.of()),
                        f.number("mostPersons", 0),
                        f.word("waivedBy", WaivedBy.DESK)));
    }

    private static Map<String, Treatment> natures(JsonFields f) {
        Map<String, Treatment> natures = new TreeMap<>();
        for (String nature : NATURES) {
            if (f.has(nature)) {
                natures.put(nature, f.word(nature, Treatment.ALLOWED));
            }
        }
        return natures;
    }
}
