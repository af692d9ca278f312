package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.kernel.Problem.Invalid;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.web.Input;

/**
 * 減免の決まり: for whom and for what less is paid. A value of hub, place or listing, the nearest whole; the one in force on the day
 * of the use holds. Grounds are not added up: the greatest one counts.
 *
 * @param decidedBy who has the right to decide about what is asked for
 * @param rounding of what is left to pay
 * @param grounds at least one
 */
public record Reduction(Decider decidedBy, Rounding rounding, List<Ground> grounds) {
    private static final String ORDINARY = "ordinary";

    public Reduction {
        grounds = List.copyOf(grounds);
        if (grounds.isEmpty() || grounds.size() > 20) {
            throw new IllegalArgumentException("1 to 20 grounds");
        }
        Set<String> codes = new HashSet<>();
        if (!grounds.stream().map(Ground::code).allMatch(codes::add)) {
            throw new IllegalArgumentException("each ground has a code of its own");
        }
    }

    /** To whom the owner gave the right to decide. */
    public enum Decider {
        /** Those who lend for the group that lends. */
        LENDER,
        /** The staff of its hub. */
        DESK,
        /** Either. */
        EITHER
    }

    /**
     * One ground.
     *
     * @param code in the API
     * @param label as people read it: 登録団体, 公益のための使用
     * @param percent off, 1 to 100
     * @param classes of borrowers who have it or may ask for it; empty: anybody may ask
     * @param asked only where the borrower asks with a reason and somebody decides; else whoever is of the classes has it, for any
     *     ordinary use
     */
    public record Ground(String code, String label, int percent, Set<String> classes, boolean asked) {
        public Ground {
            classes = Set.copyOf(classes);
            if (percent < 1 || percent > 100) {
                throw new IllegalArgumentException("from 1 to 100 percent");
            }
            if (!asked && classes.isEmpty()) {
                throw new IllegalArgumentException("a ground that nobody asks for names classes");
            }
        }

        /** Whether borrowers of these classes may bring it forward. */
        public boolean isFor(List<String> those) {
            return classes.isEmpty() || those.stream().anyMatch(classes::contains);
        }
    }

    /** The ground that a borrower has without asking. */
    public Optional<Ground> own(List<String> classes, String nature) {
        return grounds.stream()
                .filter(ground -> !ground.asked() && nature.equals(ORDINARY) && ground.isFor(classes))
                .max(Comparator.comparingInt(Ground::percent));
    }

    /** The ground of this code, where it is one that is asked for. */
    public Optional<Ground> findAsked(String code) {
        return grounds.stream()
                .filter(ground -> ground.asked() && ground.code().equals(code))
                .findFirst();
    }

    /** What is left of an amount. */
    public Yen left(Yen amount, int percentOff) {
        return rounding.percent(100 - percentOff, amount);
    }

    /** {@code {decidedBy, to, mode, grounds: [{code, label, percent, classes, asked}]}}. */
    public JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("decidedBy", Word.of(decidedBy));
        rounding.write(json);
        ArrayNode all = json.putArray("grounds");
        for (Ground ground : grounds) {
            ArrayNode classes = all.addObject()
                    .put("code", ground.code())
                    .put("label", ground.label())
                    .put("percent", ground.percent())
                    .put("asked", ground.asked())
                    .putArray("classes");
            ground.classes().stream().sorted().forEach(classes::add);
        }
        return json;
    }

    /**
     * Reads the JSON form strictly.
     *
     * @throws Refused with {@link Invalid}, each error with a pointer into the node
     */
    public static Reduction fromJson(JsonNode json) {
        return RuleInput.read(json, in -> {
            Decider decider = in.oneOfIfAny("decidedBy", Word.all(Decider.class))
                    .map(word -> Word.parse(Decider.class, word))
                    .orElse(Decider.EITHER);
            Rounding rounding = Rounding.read(in, Rounding.TEN_DOWN);
            List<Ground> grounds = new ArrayList<>();
            in.objects("grounds", 20).forEach(each -> ground(each).ifPresent(grounds::add));
            return RuleInput.born(in, "grounds", () -> new Reduction(decider, rounding, grounds));
        });
    }

    private static Optional<Ground> ground(Input in) {
        String code = in.text("code", 60);
        String label = in.text("label", 100);
        int percent = in.number("percent", 1, 100);
        Set<String> classes = Set.copyOf(in.texts("classes", 20, 60));
        boolean asked = in.flag("asked");
        in.end();
        return RuleInput.born(in, "classes", () -> new Ground(code, label, percent, classes, asked));
    }
}
