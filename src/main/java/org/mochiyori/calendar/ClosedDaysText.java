package org.mochiyori.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mochiyori.calendar.Closing.OnHoliday;

/**
 * Reads a list of closed days, one item after the other: 月曜日(祝日の場合は翌日)、第3日曜日、祝日の翌日、年末年始(12/29~1/3).
 * An item that is not understood to its end is kept as text, with what stands in brackets behind it.
 */
final class ClosedDaysText {
    /** Everybody knows roughly when it is, and no two places agree: without dates it is not understood. */
    static final String NEW_YEAR = "年末年始";

    private static final String HOLIDAY = "(?:国民の)?(?:祝日法による休日|祝日及び振替休日|祝日又は振替休日|祝日・振替休日|祝祭日|祝休日|祝日|祭日|休日|祝)";
    private static final String DATE = "(\\d{1,2})(?:/|月)(\\d{1,2})日?";

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern SEPARATOR = Pattern.compile("(?:[\\s、,・;と]|及び|および|並びに|ならびに|又は|または)+");
    private static final Pattern BRACKETS = Pattern.compile("\\s*\\(([^()]*)\\)");
    private static final Pattern RANGE = Pattern.compile("(?:年末年始の?\\s*\\(?)?" + DATE
            + "\\s*(?:~|-|から)\\s*(?:翌年?の?|翌月)?\\s*(?:(\\d{1,2})(?:/|月)|同月)?(\\d{1,2})日?(?:まで)?\\)?(?:の間)?");
    private static final Pattern DATES = Pattern.compile(DATE + "((?:,\\d{1,2}(?![/月\\d]))*)");
    private static final Pattern NTH = Pattern.compile(
            "(?:((?:\\d{1,2}[、,・]?)++)月の)?(?:毎月の?|各月の?|月の)?第(\\d(?:[・、,と]\\s*第?\\d)*)\\s*((?:[月火水木金土日][・]?)+)(?:曜日?)?");
    private static final Pattern AFTER_HOLIDAY = Pattern.compile(HOLIDAY + "の翌日");
    private static final Pattern ON_HOLIDAY = Pattern.compile(HOLIDAY);
    private static final Pattern MONTHLY = Pattern.compile("毎月(\\d{1,2})日");
    private static final Pattern WEEKLY = Pattern.compile("(?:毎週の?)?([月火水木金土日]{1,7})(?:曜日?)?(?=$|[\\s、,・;と(祝及お並な又ま])");
    private static final Pattern NOTHING = Pattern.compile("なし|無し|無休");

    private static final String IF_HOLIDAY = "(?:(?:その日|当日|([月火水木金土日])曜日?)が\\s*)?" + HOLIDAY
            + "(?:等)?(?:の場合|のとき|の時|に[あ当]たる(?:場合|とき|日|時))?(?:に)?(?:は)?[、,]?\\s*";
    private static final String OPENS = "(?:開館|営業|開園|利用可)(?:し|で)?";
    private static final String CLOSES = "(?:日)?(?:[はがをに])?(?:休館|休業|休園|休み|休|閉館)?(?:日)?(?:とする|となる|となります)?";
    private static final Pattern MOVES =
            Pattern.compile(IF_HOLIDAY + "(?:" + OPENS + "[、,]?\\s*)?(?:その)?(翌平日|直後の平日|直後の休日でない|翌)" + CLOSES);
    private static final Pattern STAYS_OPEN = Pattern.compile(IF_HOLIDAY + OPENS);
    private static final Pattern BUT_OPEN = Pattern.compile("(?:翌日が)?(.+?)の場合は" + OPENS);
    private static final Pattern LABEL = Pattern.compile("年末年始|祝日|館内整理日");

    private final String text;
    private final List<Closing> closings = new ArrayList<>();
    private final List<String> notUnderstood = new ArrayList<>();
    private int at;

    private ClosedDaysText(String text) {
        this.text = text;
    }

    /**
     * What was read.
     *
     * @param none whether the text says that nothing is closed
     */
    record Read(List<Closing> closings, boolean none, List<String> notUnderstood) {}

    static Read read(String folded) {
        if (NOTHING.matcher(folded).matches()) {
            return new Read(List.of(), true, List.of());
        }
        ClosedDaysText reader = new ClosedDaysText(folded);
        reader.readItems();
        return new Read(List.copyOf(reader.closings), false, List.copyOf(reader.notUnderstood));
    }

    /** A sentence on its own, such as 火曜日が祝日の場合は開館で、翌日が休館: the weekday's closing with what it says. */
    static Optional<Closing.Weekly> moved(String folded) {
        for (Pattern pattern : List.of(MOVES, STAYS_OPEN)) {
            Matcher m = pattern.matcher(folded);
            if (m.matches() && m.group(1) != null) {
                OnHoliday policy = pattern == MOVES ? policy(m.group(2)) : OnHoliday.OPEN;
                Set<DayOfWeek> day = EnumSet.of(JapaneseText.day(m.group(1)));
                return Optional.of(new Closing.Weekly(Closing.Pattern.every(day), policy, folded));
            }
        }
        return Optional.empty();
    }

    private void readItems() {
        while (skipSeparators()) {
            int start = at;
            int before = closings.size();
            boolean understood = readItem() && readBrackets(before) && isAtBoundary();
            if (!understood) {
                closings.subList(before, closings.size()).clear();
                at = nextBoundary(start);
                notUnderstood.add(text.substring(start, at).strip());
            }
        }
    }

    private boolean readItem() {
        return readDates() || readWeekdays() || readHolidays();
    }

    private boolean readDates() {
        Matcher m = look(RANGE);
        if (m != null) {
            String month = m.group(3) == null ? m.group(1) : m.group(3);
            return addRange(m, day(m.group(1), m.group(2)), day(month, m.group(4)));
        }
        m = look(DATES);
        if (m != null) {
            Matcher each = NUMBER.matcher(m.group(2) + m.group(3));
            boolean understood = true;
            while (each.find()) {
                Optional<MonthDay> day = day(m.group(1), each.group());
                day.ifPresent(d -> closings.add(new Closing.Yearly(d, d, "")));
                understood &= day.isPresent();
            }
            return understood && take(m);
        }
        m = look(MONTHLY);
        if (m != null && Integer.parseInt(m.group(1)) <= 31) {
            closings.add(new Closing.Monthly(Set.of(Integer.parseInt(m.group(1))), m.group()));
            return take(m);
        }
        if (text.startsWith(NEW_YEAR, at)) {
            notUnderstood.add(NEW_YEAR);
            at += NEW_YEAR.length();
            return true;
        }
        return false;
    }

    private boolean addRange(Matcher m, Optional<MonthDay> from, Optional<MonthDay> until) {
        if (from.isEmpty() || until.isEmpty()) {
            return false;
        }
        String reason = m.group().startsWith("年末年始") ? "年末年始" : "";
        closings.add(new Closing.Yearly(from.get(), until.get(), reason));
        return take(m);
    }

    private boolean readWeekdays() {
        Matcher m = look(NTH);
        if (m != null) {
            Set<Integer> months = m.group(1) == null ? Set.of() : numbers(m.group(1));
            EnumSet<DayOfWeek> days = weekdays(m.group(3));
            Set<Integer> weeks = numbers(m.group(2));
            if (weeks.stream().anyMatch(w -> w < 1 || w > 5) || months.stream().anyMatch(n -> n < 1 || n > 12)) {
                return false;
            }
            closings.add(new Closing.Weekly(new Closing.Pattern(days, weeks, months), OnHoliday.CLOSED, m.group()));
            return take(m);
        }
        m = look(WEEKLY);
        if (m != null) {
            closings.add(new Closing.Weekly(Closing.Pattern.every(weekdays(m.group(1))), OnHoliday.CLOSED, m.group()));
            return take(m);
        }
        return false;
    }

    private boolean readHolidays() {
        Matcher m = look(AFTER_HOLIDAY);
        if (m != null) {
            closings.add(new Closing.AfterHolidays(Set.of(), false, m.group()));
            return take(m);
        }
        m = look(ON_HOLIDAY);
        if (m != null) {
            closings.add(new Closing.OnHolidays(Set.of(), m.group()));
            return take(m);
        }
        return false;
    }

    /** Brackets behind an item say what a holiday does to it, or only repeat its name. */
    private boolean readBrackets(int firstOfItem) {
        Matcher m = look(BRACKETS);
        if (m == null) {
            return true;
        }
        String inside = m.group(1).strip();
        boolean understood = LABEL.matcher(inside).matches()
                || applyPolicy(MOVES.matcher(inside), firstOfItem)
                || applyPolicy(STAYS_OPEN.matcher(inside), firstOfItem)
                || applyException(inside, firstOfItem);
        return understood && take(m);
    }

    /** A policy that names its weekday speaks of every item with that weekday, wherever it stands. */
    private boolean applyPolicy(Matcher m, int firstOfItem) {
        if (!m.matches()) {
            return false;
        }
        OnHoliday policy = m.groupCount() > 1 ? policy(m.group(2)) : OnHoliday.OPEN;
        boolean named = m.group(1) != null;
        boolean applied = false;
        for (int i = named ? 0 : firstOfItem; i < closings.size(); i++) {
            if (closings.get(i) instanceof Closing.Weekly w
                    && (!named || w.pattern().days().equals(Set.of(JapaneseText.day(m.group(1)))))) {
                closings.set(i, new Closing.Weekly(w.pattern(), policy, w.reason()));
                applied = true;
            }
        }
        return applied;
    }

    private boolean applyException(String inside, int firstOfItem) {
        Matcher m = BUT_OPEN.matcher(inside);
        Optional<JapaneseText.Days> days = m.matches() ? JapaneseText.days(m.group(1)) : Optional.empty();
        if (days.isEmpty() || firstOfItem >= closings.size()) {
            return false;
        }
        Set<DayOfWeek> open = days.get().weekdays();
        return switch (closings.getLast()) {
            case Closing.AfterHolidays after -> {
                closings.removeLast();
                closings.add(new Closing.AfterHolidays(open, days.get().holidays(), after.reason()));
                yield true;
            }
            case Closing.OnHolidays on -> {
                closings.removeLast();
                closings.add(new Closing.OnHolidays(open, on.reason()));
                yield !days.get().holidays();
            }
            case Closing.Weekly w -> false;
            case Closing.Yearly y -> false;
            case Closing.Monthly d -> false;
            case Closing.Dates d -> false;
        };
    }

    private static OnHoliday policy(String word) {
        return switch (word) {
            case "翌" -> OnHoliday.NEXT_DAY;
            case "直後の休日でない" -> OnHoliday.NEXT_NON_HOLIDAY;
            default -> OnHoliday.NEXT_WORKDAY;
        };
    }

    private boolean skipSeparators() {
        Matcher m = look(SEPARATOR);
        if (m != null) {
            take(m);
        }
        return at < text.length();
    }

    private boolean isAtBoundary() {
        return at == text.length() || look(SEPARATOR) != null || text.charAt(at) == '祝';
    }

    private int nextBoundary(int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth <= 0 && i > start && "、, ".indexOf(c) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private @Nullable Matcher look(Pattern pattern) {
        Matcher m = pattern.matcher(text).region(at, text.length());
        return m.lookingAt() ? m : null;
    }

    private boolean take(Matcher m) {
        at = m.end();
        return true;
    }

    private static Optional<MonthDay> day(String month, String day) {
        try {
            return Optional.of(MonthDay.of(Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static EnumSet<DayOfWeek> weekdays(String letters) {
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        letters.replace("・", "").chars().forEach(c -> days.add(JapaneseText.day(Character.toString(c))));
        return days;
    }

    private static Set<Integer> numbers(String text) {
        Set<Integer> numbers = new HashSet<>();
        Matcher m = NUMBER.matcher(text);
        while (m.find()) {
            numbers.add(Integer.parseInt(m.group()));
        }
        return numbers;
    }
}
