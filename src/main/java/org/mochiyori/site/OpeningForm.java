package org.mochiyori.site;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mochiyori.calendar.Closing;
import org.mochiyori.calendar.Hours;
import org.mochiyori.calendar.JapaneseHours;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Reception;
import org.mochiyori.calendar.Slots;
import org.mochiyori.platform.text.Phrase;

/**
 * Opening rules as plain questions: which days, from when to when, in which pieces, when closed. What the questions cannot
 * say (other hours each weekday, classes of groups) is set over the API; {@link #says} tells whether they say it all.
 */
final class OpeningForm {
    static final int BANDS = 4;

    private static final String CLOSED = "closed";
    private static final String WEEKDAYS = "月火水木金土日";

    private static final Pattern DATES = Pattern.compile(
            "(\\d{4})[-/年](\\d{1,2})[-/月](\\d{1,2})日?(?:\\s*[~〜～]\\s*(\\d{4})[-/年](\\d{1,2})[-/月](\\d{1,2})日?)?");

    private final ZoneId zone;

    OpeningForm(ZoneId zone) {
        this.zone = zone;
    }

    /** The rules that the answers mean; empty where one is wrong, which the form then knows. */
    Optional<Opening> read(FormInput form) {
        Optional<Hours> usual = hours(form, "from", "until", true);
        Optional<Hours> weekend = hours(form, "weekendFrom", "weekendUntil", false);
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            boolean rest = day.getValue() >= DayOfWeek.SATURDAY.getValue();
            if (form.isTicked("day" + day.getValue())) {
                (rest ? weekend.or(() -> usual) : usual).ifPresent(hours -> week.put(day, List.of(hours)));
            }
        }
        if (IntStream.rangeClosed(1, 7).noneMatch(day -> form.isTicked("day" + day))) {
            form.wrong("day1", Phrase.of("lend.wrong-days"));
        }
        List<Closing> closed = new ArrayList<>(closed(form));
        closed.addAll(dates(form));
        Optional<Slots> slots = slots(form);
        Reception reception = reception(form);
        if (!form.isFine() || slots.isEmpty()) {
            return Optional.empty();
        }
        Opening.Times times = new Opening.Times(zone, new Opening.Week(week, weekend.map(List::of)), closed, List.of());
        return Optional.of(new Opening(times, slots.get(), Opening.Limits.NONE, reception));
    }

    /** Whether the answers of some rules would mean just these rules again. */
    boolean says(Opening opening) {
        return read(new FormInput(answers(opening))).equals(Optional.of(opening));
    }

    /** The answers that mean these rules, as far as questions can. */
    Map<String, String> answers(Opening opening) {
        Map<String, String> typed = new LinkedHashMap<>();
        Map<DayOfWeek, List<Hours>> days = opening.times().week().days();
        days.keySet().forEach(day -> typed.put("day" + day.getValue(), "yes"));
        days.entrySet().stream()
                .min(Map.Entry.comparingByKey())
                .ifPresent(first -> put(typed, "from", "until", first.getValue().getFirst()));
        opening.times()
                .week()
                .holidays()
                .filter(hours -> !hours.isEmpty())
                .ifPresent(hours -> put(typed, "weekendFrom", "weekendUntil", hours.getFirst()));
        typed.put(
                CLOSED,
                opening.times().closed().stream()
                        .filter(one -> !(one instanceof Closing.Dates))
                        .map(this::words)
                        .filter(text -> !text.isBlank())
                        .collect(Collectors.joining("、")));
        typed.put(
                "closedDates",
                opening.times().closed().stream()
                        .filter(Closing.Dates.class::isInstance)
                        .map(one -> text((Closing.Dates) one))
                        .collect(Collectors.joining("\n")));
        slots(typed, opening.slots());
        reception(typed, opening.reception().standard());
        return typed;
    }

    private Optional<Hours> hours(FormInput form, String from, String until, boolean needed) {
        Optional<LocalTime> begin = form.time(from);
        Optional<LocalTime> end = form.time(until);
        if (needed || begin.isPresent() || end.isPresent()) {
            form.require(from, begin);
            form.require(until, end);
        }
        if (begin.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        int last = end.get().equals(LocalTime.MIDNIGHT) ? Hours.DAY : end.get().toSecondOfDay() / 60;
        int first = begin.get().toSecondOfDay() / 60;
        if (first >= last) {
            form.wrong(until, "order");
            return Optional.empty();
        }
        return Optional.of(new Hours(first, last));
    }

    /** 「第2・第4月曜、祝日」 as people say it. */
    private List<Closing> closed(FormInput form) {
        String text = form.textIfAny(CLOSED, 300);
        if (text.isEmpty()) {
            return List.of();
        }
        JapaneseHours.Read read =
                JapaneseHours.read(new JapaneseHours.Columns("", "9:00", "21:00", "休館日 " + text), zone);
        if (read.opening().isEmpty() || !read.notUnderstood().isEmpty()) {
            form.wrong(CLOSED, Phrase.of("lend.wrong-closed", "text", String.join("、", read.notUnderstood())));
            return List.of();
        }
        return read.opening().get().times().closed();
    }

    private static List<Closing> dates(FormInput form) {
        List<Closing> closed = new ArrayList<>();
        for (String line : form.textIfAny("closedDates", 2000).split("[\\r\\n、,]+", -1)) {
            Matcher found = DATES.matcher(java.text.Normalizer.normalize(line, java.text.Normalizer.Form.NFKC)
                    .strip());
            if (line.isBlank()) {
                continue;
            }
            try {
                if (!found.matches()) {
                    throw new IllegalArgumentException("no date");
                }
                LocalDate from = date(found, 1);
                closed.add(new Closing.Dates(from, found.group(4) == null ? from : date(found, 4), ""));
            } catch (IllegalArgumentException | java.time.DateTimeException unreadable) {
                form.wrong("closedDates", Phrase.of("lend.wrong-closed", "text", line.strip()));
            }
        }
        return closed;
    }

    private static LocalDate date(Matcher found, int group) {
        return LocalDate.of(
                Integer.parseInt(found.group(group)),
                Integer.parseInt(found.group(group + 1)),
                Integer.parseInt(found.group(group + 2)));
    }

    /** A pattern in the words it is read from again. */
    private String words(Closing closing) {
        if (closing instanceof Closing.Weekly weekly && !reads(closing.reason(), closing)) {
            return weekly(weekly.pattern());
        }
        if (closing instanceof Closing.Yearly yearly) {
            String days = day(yearly.from()) + (yearly.until().equals(yearly.from()) ? "" : "〜" + day(yearly.until()));
            return yearly.reason().isBlank() ? days : yearly.reason() + "(" + days + ")";
        }
        return closing.reason();
    }

    private boolean reads(String text, Closing closing) {
        return closed(new FormInput(Map.of(CLOSED, text))).equals(List.of(closing));
    }

    /** 第2・第4月曜: its reason says something else, such as 休館日. */
    private static String weekly(Closing.Pattern pattern) {
        String weeks = pattern.weeks().stream()
                .sorted()
                .filter(week -> week > 0)
                .map(week -> "第" + week)
                .collect(Collectors.joining("・"));
        return pattern.days().stream()
                .sorted()
                .map(day -> weeks + WEEKDAYS.charAt(day.getValue() - 1) + "曜")
                .collect(Collectors.joining("、"));
    }

    private static String day(java.time.MonthDay day) {
        return day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    private static String text(Closing.Dates closing) {
        return closing.from() + (closing.until().equals(closing.from()) ? "" : "〜" + closing.until());
    }

    private Optional<Slots> slots(FormInput form) {
        return switch (form.text("way", 10)) {
            case "hours" -> form.require("step", form.count("step", 5, 240)).map(minutes -> new Slots.Grid(minutes, 0));
            case "days" ->
                Optional.of(new Slots.Days(
                        1, form.count("longest", 1, 366).map(OptionalInt::of).orElse(OptionalInt.empty())));
            case "bands" -> bands(form);
            default -> Optional.empty();
        };
    }

    private Optional<Slots> bands(FormInput form) {
        List<Slots.Band> bands = new ArrayList<>();
        for (int i = 1; i <= BANDS; i++) {
            String name = form.textIfAny("band" + i, 40);
            if (!name.isEmpty()) {
                hours(form, "band" + i + "From", "band" + i + "Until", true)
                        .ifPresent(hours -> bands.add(new Slots.Band(name, hours, java.util.Set.of())));
            }
        }
        if (bands.isEmpty()) {
            form.wrong("band1", "required");
            return Optional.empty();
        }
        return Optional.of(new Slots.Bands(bands, form.isTicked("joinable")));
    }

    private static Reception reception(FormInput form) {
        Optional<Reception.Opens> opens = form.count("opensMonths", 0, 60)
                .map(n -> new Reception.Opens.MonthsBefore(n, OptionalInt.empty(), 0, false));
        Optional<Reception.Closes> closes =
                form.count("closesDays", 0, 366).map(n -> new Reception.Closes.DaysBefore(n, Hours.DAY));
        return new Reception(new Reception.Rule(opens, closes), Map.of());
    }

    private static void slots(Map<String, String> typed, Slots slots) {
        switch (slots) {
            case Slots.Grid grid -> {
                typed.put("way", "hours");
                typed.put("step", String.valueOf(grid.minutes()));
            }
            case Slots.Days days -> {
                typed.put("way", "days");
                days.longest().ifPresent(most -> typed.put("longest", String.valueOf(most)));
            }
            // The form does not ask for months: it says so, and the API sets them.
            case Slots.Months months -> typed.put("way", "");
            case Slots.Bands bands -> {
                typed.put("way", "bands");
                for (int i = 1; i <= Math.min(BANDS, bands.bands().size()); i++) {
                    Slots.Band band = bands.bands().get(i - 1);
                    typed.put("band" + i, band.name());
                    put(typed, "band" + i + "From", "band" + i + "Until", band.hours());
                }
                if (bands.joinable()) {
                    typed.put("joinable", "yes");
                }
            }
        }
    }

    private static void reception(Map<String, String> typed, Reception.Rule rule) {
        if (rule.opens().orElse(null) instanceof Reception.Opens.MonthsBefore months) {
            typed.put("opensMonths", String.valueOf(months.months()));
        }
        if (rule.closes().orElse(null) instanceof Reception.Closes.DaysBefore days) {
            typed.put("closesDays", String.valueOf(days.days()));
        }
    }

    private static void put(Map<String, String> typed, String from, String until, Hours hours) {
        typed.put(from, Hours.clock(hours.from()));
        typed.put(until, hours.until() == Hours.DAY ? "00:00" : Hours.clock(hours.until()));
    }
}
