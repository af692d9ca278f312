package org.mochiyori.site;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.series.Clashes;
import org.mochiyori.series.Recurrence;
import org.mochiyori.series.Recurrence.Dates;
import org.mochiyori.series.Recurrence.End;
import org.mochiyori.series.Recurrence.Monthly;
import org.mochiyori.series.Recurrence.Weekly;
import org.mochiyori.site.view.Field;

/** The questions of how something comes again, and how their answers are read. */
final class SeriesForms {
    /** The answers that make a series what it is. */
    static final List<String> NAMES = List.of("repeat", "count", "last", "days", "clashes");

    private static final Pattern DAY = Pattern.compile("(?:(\\d{4})[-/年.])?(\\d{1,2})[-/月.](\\d{1,2})日?");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,、;]+");

    private SeriesForms() {}

    /** How often, until when, and what becomes of dates that cannot be had. */
    static List<Field> fields() {
        return List.of(
                Field.of(Field.Type.CHOICE, "repeat", "series.repeat")
                        .options(options("series.repeat-", "weekly", "fortnightly", "monthly", "last", "dates"))
                        .value("weekly"),
                Field.of(Field.Type.COUNT, "count", "series.count")
                        .hint(Phrase.of("series.count-hint", "most", Recurrence.MOST))
                        .optional(),
                Field.of(Field.Type.DATE, "last", "series.until").optional(),
                Field.of(Field.Type.LONG_TEXT, "days", "series.days")
                        .hint(Phrase.of("series.days-hint"))
                        .optional(),
                Field.of(Field.Type.CHOICE, "clashes", "series.clashes")
                        .options(options("series.clashes-", "skip", "shift", "refuse"))
                        .value("skip"));
    }

    /** How it comes again, from its first day on; empty where an answer is missing or wrong, which the form then knows. */
    static Optional<Function<LocalDate, Recurrence>> recurrence(FormInput form, LocalDate today) {
        String repeat = form.text("repeat", 20);
        if (repeat.equals("dates")) {
            return form.require("days", form.convert("days", "day", text -> days(text, today)))
                    .map(days -> first -> new Dates(days));
        }
        Optional<Integer> count = form.count("count", 2, Recurrence.MOST);
        Optional<LocalDate> until = form.day("last");
        if (count.isEmpty() && until.isEmpty()) {
            form.require("count", count);
            return Optional.empty();
        }
        // A number of times is the stricter word of both.
        End end = count.isPresent()
                ? new End(Optional.empty(), OptionalInt.of(count.get()))
                : End.on(until.orElseThrow());
        return Optional.ofNullable(
                switch (repeat) {
                    case "weekly" -> first -> new Weekly(1, Set.of(first.getDayOfWeek()), end);
                    case "fortnightly" -> first -> new Weekly(2, Set.of(first.getDayOfWeek()), end);
                    case "monthly" -> first -> new Monthly(1, week(first), first.getDayOfWeek(), end);
                    case "last" -> first -> new Monthly(1, Monthly.LAST, first.getDayOfWeek(), end);
                    default -> null;
                });
    }

    /** What becomes of dates that cannot be had. */
    static Optional<Clashes> clashes(FormInput form) {
        return form.require("clashes", form.convert("clashes", "value", Clashes::of));
    }

    /** Days as people write them, with or without the year: 1/16、2月20日. One without is the next such day. */
    static SortedSet<LocalDate> days(String text, LocalDate today) {
        SortedSet<LocalDate> days = new TreeSet<>();
        for (String one :
                BETWEEN.split(Normalizer.normalize(text, Normalizer.Form.NFKC).strip(), -1)) {
            Matcher day = DAY.matcher(one);
            if (!day.matches()) {
                throw new IllegalArgumentException("no day");
            }
            int month = Integer.parseInt(day.group(2));
            int ofMonth = Integer.parseInt(day.group(3));
            LocalDate found = LocalDate.of(
                    day.group(1) == null ? today.getYear() : Integer.parseInt(day.group(1)), month, ofMonth);
            days.add(day.group(1) == null && found.isBefore(today) ? found.plusYears(1) : found);
        }
        return days;
    }

    private static int week(LocalDate day) {
        return (day.getDayOfMonth() + 6) / 7;
    }

    private static List<Field.Option> options(String prefix, String... values) {
        List<Field.Option> options = new ArrayList<>();
        for (String value : values) {
            options.add(new Field.Option(value, Phrase.of(prefix + value)));
        }
        return options;
    }
}
