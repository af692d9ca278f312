package org.mochiyori.calendar;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads opening hours and closed days as Japanese open data writes them, in columns or in prose.
 *
 * <p>Understood only when sure: what is not is kept word for word in {@link Read#notUnderstood}, and hours are given only when
 * both the days and the hours were told.
 */
public final class JapaneseHours {
    /** The most characters of one column that are tried: patterns of prose take their time on more. */
    public static final int LONGEST = 1_000;

    private static final Pattern HEADING = Pattern.compile("(?:【(?<boxed>[^】]*)】|(?:^|(?<=[\\s】))、]))(?<bare>"
            + "(?:開館|開園|開所|営業|利用|開場)時間|(?:休館|休園|休所|休業|休苑|休場|休室|定休|閉園|休刊|閉館|休)日|閉園|休館)"
            + "(?:は|:|(?=\\s)))\\s*:?\\s*");
    private static final Pattern OPEN_HEADING = Pattern.compile("(?:開館|開園|開所|営業|利用|開場)時間");
    private static final Pattern CLOSED_HEADING = Pattern.compile("(?:休館|休園|休所|休業|休苑|休場|休室|定休|閉園|休刊|閉館|休)日?|閉園");
    private static final Pattern CLOSED_END = Pattern.compile(
            "(?:[はがも])?[、,]?\\s*+(?:終日)?(?:利用不可|利用できません|(?:休館|休業|休園|休所|休室|休苑|休場|閉館|閉園|定休|休み)日?)(?:です|となります|とする|有|あり)?$");
    private static final Pattern CLOSED_BEFORE_BRACKETS = Pattern.compile("(?:は)?(?:休館|休業|休園|定休)日?(?=\\s*\\()");
    private static final Pattern ALWAYS = Pattern.compile("年中無休|年中利用可能|無休|通年(?:営業|開館)");
    private static final Pattern HARMLESS =
            Pattern.compile("[、,\\s]*\\(?(?:最終|予約)?(?:受付|入館|入場|入園|入園受付)(?:締め?切り?時間)?は?\\s*" + JapaneseText.TIME
                    + "\\s*まで\\)?|[、,\\s]*最終受付\\s*" + JapaneseText.TIME);

    private final ZoneId zone;
    private final Map<DayOfWeek, List<Hours>> byDay = new EnumMap<>(DayOfWeek.class);
    private final List<Closing> closings = new ArrayList<>();
    private final List<String> notUnderstood = new ArrayList<>();
    private final List<HoursText.Until> earlier = new ArrayList<>();
    private Optional<Set<DayOfWeek>> openDays = Optional.empty();
    private Optional<List<Hours>> general = Optional.empty();
    private Optional<List<Hours>> holidays = Optional.empty();
    private boolean openOnHolidays;
    private boolean closedDaysTold;

    private JapaneseHours(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * The columns of a record; an absent one is empty.
     *
     * @param days 利用可能曜日
     * @param opens 開始時間
     * @param closes 終了時間
     * @param note 利用可能時間特記事項 and the like; prose
     */
    public record Columns(String days, String opens, String closes, String note) {
        /** Prose alone. */
        public static Columns prose(String note) {
            return new Columns("", "", "", note);
        }
    }

    /**
     * What was read.
     *
     * @param opening the rules, with a grid of one minute since lists tell none; empty unless days and hours were understood
     * @param notUnderstood the rest of the text, in pieces
     */
    public record Read(Optional<Opening> opening, List<String> notUnderstood) {
        public Read {
            notUnderstood = List.copyOf(notUnderstood);
        }

        /** Whether everything was understood. */
        public boolean isSure() {
            return opening.isPresent() && notUnderstood.isEmpty();
        }
    }

    /** Reads a record's columns in the zone of the place; a text longer than {@link #LONGEST} is not tried. */
    public static Read read(Columns columns, ZoneId zone) {
        if (told(columns).stream().anyMatch(text -> text.length() > LONGEST)) {
            return new Read(Optional.empty(), told(columns));
        }
        JapaneseHours reader = new JapaneseHours(zone);
        reader.readDays(columns.days());
        reader.readTimes(columns.opens(), columns.closes());
        for (String sentence : JapaneseText.sentences(JapaneseText.fold(columns.note()))) {
            reader.readSentence(sentence);
        }
        Read read = reader.result();
        boolean silent = read.opening().isEmpty() && read.notUnderstood().isEmpty();
        return silent ? new Read(Optional.empty(), told(columns)) : read;
    }

    /** What was told although it does not make rules: hours without days, or days without hours. */
    private static List<String> told(Columns columns) {
        return Stream.of(columns.days(), columns.opens(), columns.closes(), columns.note())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private void readDays(String column) {
        String days = JapaneseText.fold(column);
        if (isBlank(days)) {
            return;
        }
        if (ALWAYS.matcher(days).matches()) {
            openDays = Optional.of(EnumSet.allOf(DayOfWeek.class));
            return;
        }
        Optional<JapaneseText.Days> set = JapaneseText.days(days);
        if (set.isPresent()) {
            openDays = Optional.of(set.get().weekdays());
            openOnHolidays = set.get().holidays();
        } else if (!readSomeWeeks(days)) {
            notUnderstood.add(column.strip());
        }
    }

    /** Open on the second and fourth Wednesday: closed on the other ones. */
    private boolean readSomeWeeks(String days) {
        List<Closing> read = ClosedDaysText.read(days).closings();
        if (read.size() != 1
                || !(read.getFirst() instanceof Closing.Weekly w)
                || w.pattern().weeks().isEmpty()
                || !w.reason().equals(days)) {
            return false;
        }
        Set<Integer> others = new HashSet<>(Set.of(1, 2, 3, 4, 5));
        others.removeAll(w.pattern().weeks());
        openDays = Optional.of(w.pattern().days());
        closings.add(new Closing.Weekly(
                new Closing.Pattern(w.pattern().days(), others, Set.of()), Closing.OnHoliday.CLOSED, days));
        return true;
    }

    private void readTimes(String opens, String closes) {
        String from = JapaneseText.fold(opens);
        String until = JapaneseText.fold(closes);
        if (isBlank(from) && isBlank(until)) {
            return;
        }
        Optional<Hours> hours =
                JapaneseText.time(from).flatMap(f -> JapaneseText.time(until).flatMap(u -> JapaneseText.hours(f, u)));
        if (hours.isPresent()) {
            general = hours.map(List::of);
        } else {
            notUnderstood.add((opens.strip() + " " + closes.strip()).strip());
        }
    }

    private void readSentence(String sentence) {
        String text = HARMLESS.matcher(sentence).replaceAll("").strip();
        Matcher heading = HEADING.matcher(text);
        String title = "";
        int start = 0;
        while (heading.find()) {
            readPart(title, text.substring(start, heading.start()).strip());
            title = heading.group("boxed") != null ? heading.group("boxed") : heading.group("bare");
            start = heading.end();
        }
        readPart(title, text.substring(start).strip());
    }

    private void readPart(String title, String part) {
        if (part.isEmpty()) {
            return;
        }
        if (CLOSED_HEADING.matcher(title).matches()) {
            readClosed(CLOSED_END.matcher(part).replaceFirst(""));
        } else if (OPEN_HEADING.matcher(title).matches()) {
            if (!readHours(part)) {
                notUnderstood.add(title + " " + part);
            }
        } else if (!title.isEmpty()) {
            notUnderstood.add("【" + title + "】" + part);
        } else {
            readPlain(part);
        }
    }

    private void readPlain(String sentence) {
        String part = sentence.replaceFirst("^また[、,]?|^・", "");
        if (ALWAYS.matcher(part).matches()) {
            closedDaysTold = true;
            return;
        }
        if (part.contains("ただし") && !part.startsWith("ただし")) {
            int but = part.indexOf("ただし");
            readPlain(part.substring(0, but).replaceFirst("[、,\\s(]+$", ""));
            readPlain(part.substring(but).replaceFirst("^ただし[、,\\s]*", ""));
            return;
        }
        Optional<Closing.Weekly> moved = ClosedDaysText.moved(part);
        Matcher end = CLOSED_END.matcher(part);
        if (moved.isPresent() && isClosedDay(moved.get().pattern())) {
            replaceOrAdd(moved.get());
        } else if (end.find()) {
            readClosed(part.substring(0, end.start()));
        } else if (CLOSED_BEFORE_BRACKETS.matcher(part).find()) {
            readClosed(part);
        } else if (!readHours(part)) {
            notUnderstood.add(sentence);
        }
    }

    /** A sentence on Tuesdays that are holidays says something of other Tuesdays only if these are known to be closed. */
    private boolean isClosedDay(Closing.Pattern pattern) {
        return closings.stream()
                        .anyMatch(c ->
                                c instanceof Closing.Weekly w && w.pattern().equals(pattern))
                || openDays.filter(open -> pattern.days().stream().noneMatch(open::contains))
                        .isPresent();
    }

    /** "Tuesdays are closed" and "if that is a holiday, the day after" are one rule told twice. */
    private void replaceOrAdd(Closing.Weekly moved) {
        closings.removeIf(c -> c instanceof Closing.Weekly w && w.pattern().equals(moved.pattern()));
        closings.add(moved);
    }

    private void readClosed(String part) {
        ClosedDaysText.Read read = ClosedDaysText.read(
                CLOSED_BEFORE_BRACKETS.matcher(part).replaceAll("").strip());
        closings.addAll(read.closings());
        notUnderstood.addAll(read.notUnderstood());
        boolean onlyUndated = read.notUnderstood().equals(List.of(ClosedDaysText.NEW_YEAR));
        closedDaysTold |= read.none() || !read.closings().isEmpty() || onlyUndated;
    }

    private boolean readHours(String part) {
        Optional<HoursText.Until> until = HoursText.until(part);
        if (until.isPresent()) {
            earlier.add(until.get());
            return true;
        }
        Optional<List<HoursText.Group>> groups = HoursText.read(part);
        groups.ifPresent(all -> all.forEach(this::addGroup));
        return groups.isPresent();
    }

    private void addGroup(HoursText.Group group) {
        if (group.days().isEmpty()) {
            general = Optional.of(group.hours());
            return;
        }
        group.days().get().weekdays().forEach(d -> byDay.put(d, group.hours()));
        if (group.days().get().holidays()) {
            holidays = Optional.of(group.hours());
        }
    }

    private Read result() {
        Map<DayOfWeek, List<Hours>> week = week();
        if (week.isEmpty()) {
            return new Read(Optional.empty(), notUnderstood);
        }
        for (HoursText.Until until : earlier) {
            until.days().weekdays().forEach(d -> week.computeIfPresent(d, (day, hours) -> cut(hours, until.end())));
            if (until.days().holidays() && general.isPresent()) {
                holidays = general.map(hours -> cut(hours, until.end()));
            }
        }
        if (openOnHolidays && holidays.isEmpty() && week.size() < 7) {
            holidays = general;
        }
        if (holidays.isPresent() && openDays.isPresent() && !openOnHolidays) {
            closeAllButOnOpenDays(week.keySet());
        }
        Opening.Times times = new Opening.Times(zone, new Opening.Week(week, holidays), closings, List.of());
        return new Read(
                Optional.of(new Opening(times, new Slots.Grid(1, 0), Opening.Limits.NONE, Reception.ALWAYS)),
                notUnderstood);
    }

    /** Hours on holidays do not open a weekday that is otherwise closed, unless the list says so. */
    private void closeAllButOnOpenDays(Set<DayOfWeek> open) {
        EnumSet<DayOfWeek> closed = EnumSet.allOf(DayOfWeek.class);
        closed.removeAll(open);
        if (!closed.isEmpty()) {
            closings.add(new Closing.Weekly(Closing.Pattern.every(closed), Closing.OnHoliday.CLOSED, ""));
        }
    }

    private Map<DayOfWeek, List<Hours>> week() {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : days()) {
            Optional<List<Hours>> hours = Optional.ofNullable(byDay.get(day)).or(() -> general);
            hours.ifPresent(h -> week.put(day, h));
        }
        return week;
    }

    /** The days told; else all but the closed ones; else those for which hours were told by name. */
    private Set<DayOfWeek> days() {
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (openDays.isPresent()) {
            days.addAll(openDays.get());
            closings.forEach(c -> days.addAll(openOnHolidaysOnly(c)));
        } else {
            days.addAll(closedDaysTold ? EnumSet.allOf(DayOfWeek.class) : byDay.keySet());
        }
        return days;
    }

    /** A weekday left out of the days because it is closed, but open when it is a holiday, needs hours for that day. */
    private static Collection<DayOfWeek> openOnHolidaysOnly(Closing closing) {
        return closing instanceof Closing.Weekly w
                        && w.asksHolidays()
                        && w.pattern().weeks().isEmpty()
                ? w.pattern().days()
                : Set.of();
    }

    private static List<Hours> cut(List<Hours> hours, int end) {
        return hours.stream()
                .filter(h -> h.from() < end)
                .map(h -> new Hours(h.from(), Math.min(end, h.until())))
                .toList();
    }

    private static boolean isBlank(String text) {
        return text.isEmpty() || text.equals("-") || text.equals("ー") || text.equals("なし");
    }
}
