package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mochiyori.catalogue.Tariff.Extra;
import org.mochiyori.catalogue.Tariff.Step;
import org.mochiyori.catalogue.Tariff.Whom;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.web.Input;

/** The JSON form of {@link Tariff}. */
final class TariffJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> STEPS = Set.of("wholeDay", "surcharge", "extras", "reduce", "round");
    private static final Set<String> PERS =
            Arrays.stream(Fee.Per.values()).map(Fee.Per::word).collect(Collectors.toUnmodifiableSet());
    private static final int LABEL = 100;

    private TariffJson() {}

    static ObjectNode write(Tariff tariff) {
        ObjectNode json = JSON.objectNode();
        tariff.rates().ifPresent(rates -> json.set("rates", FeeJson.rates(rates)));
        tariff.special().ifPresent(special -> {
            ObjectNode on = json.putObject("special");
            ArrayNode days = on.putArray("days");
            special.days().stream().sorted().forEach(day -> days.add(Word.of(day)));
            on.put("holidays", special.holidays()).set("rates", FeeJson.rates(special.rates()));
        });
        tariff.overrun().ifPresent(overrun -> {
            ObjectNode hour =
                    json.putObject("overrun").put("part", overrun.part()).put("of", overrun.of());
            overrun.rounding().write(hour);
        });
        ArrayNode steps = json.putArray("steps");
        tariff.steps().forEach(step -> write(step, steps.addObject()));
        return json.put("deposit", tariff.deposit().value());
    }

    private static void write(Step step, ObjectNode json) {
        switch (step) {
            case Tariff.WholeDay day -> json.put("step", "wholeDay").put("percent", day.percent());
            case Tariff.Surcharge surcharge -> {
                json.put("step", "surcharge").put("label", surcharge.label()).put("percent", surcharge.percent());
                texts(json.putArray("classes"), surcharge.who().classes());
                texts(json.putArray("natures"), surcharge.who().natures());
            }
            case Tariff.Extras extras -> {
                ArrayNode items = json.put("step", "extras").putArray("items");
                extras.items()
                        .forEach(extra -> items.addObject()
                                .put("label", extra.label())
                                .put("yen", extra.amount().value())
                                .put("per", extra.per().word())
                                .put("chosen", extra.chosen()));
            }
            case Tariff.Reduce reduce -> json.put("step", "reduce");
            case Tariff.Round round -> round.how().write(json.put("step", "round"));
        }
    }

    static Tariff read(JsonNode json) {
        return RuleInput.read(json, in -> {
            Optional<Fee.Charged> rates = in.readIfAny("rates", TariffJson::rates);
            Optional<Tariff.Special> special = in.objectIfAny("special").flatMap(TariffJson::special);
            Optional<Tariff.Overrun> overrun = in.objectIfAny("overrun").flatMap(TariffJson::overrun);
            List<Step> steps = new ArrayList<>();
            in.objects("steps", Tariff.MOST_STEPS).forEach(step -> step(step).ifPresent(steps::add));
            int deposit = in.numberIfAny("deposit", 0, Tariff.DEAREST).orElse(0);
            return RuleInput.born(in, "steps", () -> new Tariff(rates, special, overrun, steps, new Yen(deposit)));
        });
    }

    private static Optional<Tariff.Special> special(Input in) {
        Set<DayOfWeek> days = in.texts("days", 7, 10).stream()
                .filter(day -> in.check("days", Word.all(DayOfWeek.class).contains(day), "value", "monday to sunday"))
                .map(day -> Word.parse(DayOfWeek.class, day))
                .collect(Collectors.toSet());
        boolean holidays = in.flag("holidays");
        Optional<Fee.Charged> rates = in.readIfAny("rates", TariffJson::rates);
        in.check("rates", rates.isPresent(), "required", "the rates of these days");
        in.end();
        return rates.flatMap(all -> RuleInput.born(in, "days", () -> new Tariff.Special(days, holidays, all)));
    }

    private static Optional<Tariff.Overrun> overrun(Input in) {
        int part = in.number("part", 1, 1000);
        int of = in.number("of", 1, 1000);
        Rounding rounding = Rounding.read(in, Rounding.TEN_DOWN);
        in.end();
        return RuleInput.born(in, "of", () -> new Tariff.Overrun(part, of, rounding));
    }

    private static Optional<Step> step(Input in) {
        String word = in.oneOf("step", STEPS);
        Optional<Step> step = switch (word) {
            case "wholeDay" -> percent(in, 1, 100).map(Tariff.WholeDay::new);
            case "surcharge" -> surcharge(in);
            case "extras" -> extras(in);
            case "reduce" -> Optional.of(new Tariff.Reduce());
            case "round" -> Optional.of(new Tariff.Round(Rounding.read(in, Rounding.TEN_DOWN)));
            default -> Optional.empty();
        };
        in.end();
        return step;
    }

    private static Optional<Step> surcharge(Input in) {
        String label = in.text("label", LABEL);
        Set<String> classes = Set.copyOf(in.texts("classes", 20, 60));
        Set<String> natures = Set.copyOf(in.texts("natures", 10, 60));
        return percent(in, 101, 1000)
                .flatMap(percent -> RuleInput.born(
                        in, "classes", () -> new Tariff.Surcharge(label, new Whom(classes, natures), percent)));
    }

    private static Optional<Step> extras(Input in) {
        List<Extra> items = new ArrayList<>();
        for (Input item : in.objects("items", 60)) {
            String label = item.text("label", LABEL);
            int yen = item.number("yen", 0, Tariff.DEAREST);
            String per = item.oneOf("per", PERS);
            boolean always = item.has("chosen") && !item.flag("chosen");
            item.end();
            RuleInput.born(item, "label", () -> new Extra(label, new Yen(yen), FeeJson.per(per), !always))
                    .ifPresent(items::add);
        }
        return RuleInput.born(in, "items", () -> new Tariff.Extras(items));
    }

    private static Optional<Integer> percent(Input in, int least, int most) {
        Optional<Integer> percent = in.numberIfAny("percent", least, most);
        in.check("percent", percent.isPresent(), "required", "from " + least + " to " + most);
        return percent;
    }

    private static Fee.Charged rates(JsonNode json) {
        return RuleInput.born(() -> FeeJson.charged(json));
    }

    private static void texts(ArrayNode into, Set<String> texts) {
        texts.stream().sorted().forEach(into::add);
    }
}
