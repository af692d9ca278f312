package org.mochiyori.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mochiyori.booking.Nature;
import org.mochiyori.booking.Price;
import org.mochiyori.booking.Trials;
import org.mochiyori.calendar.Holidays;
import org.mochiyori.calendar.Hours;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Slots;
import org.mochiyori.calendar.Timetable;
import org.mochiyori.calendar.Validity;
import org.mochiyori.catalogue.Cancellation;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.Ruleset;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.site.view.Quote;
import org.mochiyori.site.view.RuleView.Example;

/** What comes of a value that is not set yet: prices of some uses, sentences on the page of the listing. */
final class RuleExamples {
    private static final Hours MORNING = new Hours(10 * 60, 12 * 60);
    private static final String GROUP = "group";
    private static final int MOST_DAYS = 21;
    private static final int DAYS_SHOWN = 14;
    private static final int MOST = 8;
    private static final Yen SAMPLE = new Yen(1000);

    private final Doors doors;

    RuleExamples(Doors doors) {
        this.doors = doors;
    }

    /**
     * A value to try.
     *
     * @param entry what it is tried on, where there is something
     * @param from the first day that is looked at
     */
    record Trial(RuleKind kind, JsonNode value, Optional<Entry> entry, LocalDate from) {}

    /** A use, and how it differs from the others. */
    private record Case(Phrase who, Trials.Use use) {}

    List<Example> of(Trial trial) {
        return switch (trial.kind()) {
            case TARIFF, REDUCTION ->
                trial.entry().map(entry -> priced(trial, entry)).orElse(List.of());
            case OPENING -> days(Validity.always(Opening.fromJson(trial.value())), trial.from());
            case CANCELLATION -> calledOff(Cancellation.fromJson(trial.value()), trial.from());
            case LENDING, ADMISSION, QUOTAS, PAPER, CUSTODY, REPORT -> List.of();
        };
    }

    /** What borrowers read of it. */
    static List<Phrase> says(RuleKind kind, JsonNode value, LocalDate day) {
        return RuleWords.of(new Ruleset(Map.of(kind, Validity.always(value))), day);
    }

    /** What becomes of the days to come. */
    static List<Example> days(Validity<Opening> openings, LocalDate from) {
        Timetable timetable = Timetable.of(openings, Holidays.official());
        List<LocalDate> days =
                Stream.iterate(from, day -> day.plusDays(1)).limit(DAYS_SHOWN).toList();
        long open = days.stream()
                .filter(day -> timetable.day(day).state() == Timetable.Day.State.OPEN)
                .count();
        return List.of(new Example(
                Phrase.of("rule.example-days", "day", from, "n", DAYS_SHOWN),
                Phrase.of("rule.example-open", "n", open),
                days.stream()
                        .map(day -> new Quote.Line(Phrase.of("rule.example-day", "day", day), told(timetable.day(day))))
                        .toList()));
    }

    private static Phrase told(Timetable.Day day) {
        return switch (day.state()) {
            case OPEN ->
                Phrase.literal(day.hours().stream()
                        .map(hours -> hours.toString().replace('-', '〜'))
                        .collect(Collectors.joining("、")));
            case CLOSED ->
                day.reason().isEmpty()
                        ? Phrase.of("rule.example-closed")
                        : Phrase.of("rule.example-closed-for", "reason", day.reason());
            case UNKNOWN -> Phrase.of("rule.example-unknown");
        };
    }

    private List<Example> priced(Trial trial, Entry entry) {
        ZoneId zone = entry.hub().zone();
        List<Case> cases = cases(trial, entry);
        if (cases.isEmpty()) {
            return List.of();
        }
        List<Price> prices = doors.booking()
                .trials()
                .prices(
                        doors.platform().db(),
                        entry,
                        Map.of(trial.kind(), trial.value()),
                        cases.stream().map(Case::use).toList());
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            Phrase when = Phrase.of(
                    "rule.example",
                    "when",
                    Span.of(cases.get(i).use().window(), zone),
                    "who",
                    cases.get(i).who());
            Price price = prices.get(i);
            examples.add(new Example(
                    when,
                    Quotes.amount(price.total(), price.isComplete()),
                    price.parts().stream().map(Quotes::line).toList()));
        }
        return examples;
    }

    private List<Case> cases(Trial trial, Entry entry) {
        Optional<Opening> opening = doors.catalogue()
                .rules()
                .openings(doors.platform().db(), entry.listing())
                .on(trial.from());
        ZoneId zone = entry.hub().zone();
        List<TimeWindow> weekday = windows(trial.from(), zone, opening, false);
        List<TimeWindow> saturday = windows(trial.from(), zone, opening, true);
        if (weekday.isEmpty() && saturday.isEmpty()) {
            return List.of();
        }
        List<Case> cases = new ArrayList<>();
        Stream.concat(weekday.stream(), saturday.stream())
                .forEach(window ->
                        cases.add(new Case(Phrase.of("rule.example-group"), use(window, List.of(), Nature.ORDINARY))));
        TimeWindow one = saturday.isEmpty() ? weekday.getFirst() : saturday.getFirst();
        Set<String> others = named(trial.value(), "classes");
        others.remove(GROUP);
        for (String name : others) {
            cases.add(new Case(RuleWords.who(name), use(one, List.of(name), Nature.ORDINARY)));
        }
        for (String nature : named(trial.value(), "natures")) {
            Nature.find(nature)
                    .ifPresent(found ->
                            cases.add(new Case(Phrase.of("listing.nature-" + nature), use(one, List.of(), found))));
        }
        if (trial.value().findValues("chosen").stream().anyMatch(JsonNode::asBoolean)) {
            cases.add(new Case(
                    Phrase.of("rule.example-extras"), new Trials.Use(one, List.of(GROUP), Nature.ORDINARY, true)));
        }
        return cases.stream().limit(MOST).toList();
    }

    private static Trials.Use use(TimeWindow window, List<String> classes, Nature nature) {
        List<String> all = Stream.concat(classes.stream(), Stream.of(GROUP)).toList();
        return new Trials.Use(window, all, nature, false);
    }

    private static Set<String> named(JsonNode value, String field) {
        Set<String> names = new LinkedHashSet<>();
        value.findValues(field).forEach(words -> names.addAll(RuleAnswers.texts(words)));
        return names;
    }

    /** The pieces of the first day like this that is open. */
    private static List<TimeWindow> windows(LocalDate from, ZoneId zone, Optional<Opening> opening, boolean saturday) {
        return Stream.iterate(from.plusDays(1), day -> day.plusDays(1))
                .limit(MOST_DAYS)
                .filter(day -> saturday == (day.getDayOfWeek() == DayOfWeek.SATURDAY))
                .filter(day -> saturday || day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .map(day -> windows(day, opening, zone))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<TimeWindow> windows(LocalDate day, Optional<Opening> opening, ZoneId zone) {
        List<Hours> hours = opening.map(one -> one.times().week().days().getOrDefault(day.getDayOfWeek(), List.of()))
                .orElse(List.of(MORNING));
        if (hours.isEmpty()) {
            return List.of();
        }
        Hours first = hours.getFirst();
        List<Hours> pieces = opening.map(Opening::slots)
                .map(slots -> switch (slots) {
                    case Slots.Bands bands ->
                        bands.on(day).stream().limit(3).map(Slots.Band::hours).toList();
                    case Slots.Grid grid -> List.of(two(first));
                    case Slots.Days days -> List.of(first);
                    case Slots.Months months -> List.of(Hours.ALL_DAY);
                })
                .orElse(List.of(MORNING));
        return pieces.stream()
                .map(piece -> new TimeWindow(
                        day.atStartOfDay(zone).plusMinutes(piece.from()).toInstant(),
                        day.atStartOfDay(zone).plusMinutes(piece.until()).toInstant()))
                .toList();
    }

    private static Hours two(Hours open) {
        boolean inside = open.from() <= MORNING.from() && open.until() >= MORNING.until();
        return inside ? MORNING : new Hours(open.from(), Math.min(open.until(), open.from() + 120));
    }

    private static List<Example> calledOff(Cancellation rule, LocalDate from) {
        LocalDate use = from.plusDays(60);
        List<Example> examples = new ArrayList<>();
        for (Cancellation.Step step : rule.steps()) {
            examples.add(new Example(
                    Phrase.of("rule.example-until", "use", use, "until", use.minusDays(step.days())),
                    Phrase.of("booking.amount", "yen", rule.rounding().percent(step.percent(), SAMPLE)),
                    List.of()));
        }
        Phrase late = rule.late().isPresent()
                ? Phrase.of(
                        "booking.amount",
                        "yen",
                        rule.rounding().percent(rule.late().getAsInt(), SAMPLE))
                : Phrase.of("rule.example-decided");
        examples.add(new Example(Phrase.of("rule.example-late", "use", use), late, List.of()));
        return examples;
    }
}
