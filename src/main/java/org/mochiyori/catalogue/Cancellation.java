package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.mochiyori.kernel.Problem.Invalid;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.web.Input;

/**
 * 取消料の決まり: what a borrower owes who calls a use off. A value of hub, place or listing, the nearest whole. The one in force
 * when it was asked for goes with the booking.
 *
 * @param steps the first free, each nearer to the use and dearer than the one before
 * @param late percent after the last step; empty: the lender decides in each case
 * @param rounding of what is owed
 * @param exempt codes of reasons for which nothing is owed: {@code weather}, {@code disaster}
 */
public record Cancellation(List<Step> steps, OptionalInt late, Rounding rounding, Set<String> exempt) {
    private static final int MOST_DAYS = 366;

    public Cancellation {
        steps = List.copyOf(steps);
        exempt = Set.copyOf(exempt);
        if (steps.isEmpty() || steps.size() > 10 || steps.getFirst().percent() != 0) {
            throw new IllegalArgumentException("1 to 10 steps, the first of them free");
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).days() >= steps.get(i - 1).days()
                    || steps.get(i).percent() <= steps.get(i - 1).percent()) {
                throw new IllegalArgumentException("each step is nearer to the use and dearer than the one before");
            }
        }
        if (late.isPresent()
                && (late.getAsInt() > 100 || late.getAsInt() < steps.getLast().percent())) {
            throw new IllegalArgumentException("late is no cheaper than the last step, and at most 100 percent");
        }
    }

    /**
     * Until the end of a day.
     *
     * @param days before the day of the use, 0 for that day itself
     * @param percent of the price that is owed
     */
    public record Step(int days, int percent) {
        public Step {
            if (days < 0 || days > MOST_DAYS || percent < 0 || percent > 100) {
                throw new IllegalArgumentException("0 to " + MOST_DAYS + " days, 0 to 100 percent");
            }
        }
    }

    /** Free until so many days before; later the lender decides. */
    public static Cancellation freeUntil(int days) {
        return new Cancellation(List.of(new Step(days, 0)), OptionalInt.empty(), Rounding.YEN, Set.of());
    }

    /** How many days before the use is the last day on which calling off costs nothing. */
    public int freeDays() {
        return steps.getFirst().days();
    }

    /** Percent owed so many days before the use; empty where the lender decides. */
    public OptionalInt percent(long daysBefore) {
        return steps.stream().filter(step -> daysBefore >= step.days()).mapToInt(Step::percent).findFirst().stream()
                .boxed()
                .findFirst()
                .map(OptionalInt::of)
                .orElse(late);
    }

    /** {@code {steps: [{days, percent}], late, to, mode, exempt}}. */
    public JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode all = json.putArray("steps");
        steps.forEach(step -> all.addObject().put("days", step.days()).put("percent", step.percent()));
        late.ifPresent(percent -> json.put("late", percent));
        rounding.write(json);
        ArrayNode reasons = json.putArray("exempt");
        exempt.stream().sorted().forEach(reasons::add);
        return json;
    }

    /**
     * Reads the JSON form strictly.
     *
     * @throws Refused with {@link Invalid}, each error with a pointer into the node
     */
    public static Cancellation fromJson(JsonNode json) {
        return RuleInput.read(json, in -> {
            List<Step> steps = new ArrayList<>();
            in.objects("steps", 10).forEach(step -> steps.add(step(step)));
            OptionalInt late =
                    in.numberIfAny("late", 0, 100).map(OptionalInt::of).orElse(OptionalInt.empty());
            Rounding rounding = Rounding.read(in, Rounding.YEN);
            Set<String> exempt = Set.copyOf(in.texts("exempt", 20, 60));
            return RuleInput.born(in, "steps", () -> new Cancellation(steps, late, rounding, exempt));
        });
    }

    private static Step step(Input in) {
        Step step = new Step(in.number("days", 0, MOST_DAYS), in.number("percent", 0, 100));
        in.end();
        return step;
    }
}
