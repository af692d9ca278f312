package org.mochiyori.calendar;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words for days and hours as Japanese lists write them, after one folding of their spellings. */
final class JapaneseText {
    private static final String WEEK = "月火水木金土日";
    private static final String DAY = "[月火水木金土日](?:曜日?)?";
    private static final String HOLIDAY = "(?:国民の)?(?:祝日法による休日|祝祭日|祝休日|祝日|祭日|祝)";

    /** A clock time; group names cannot repeat, so it is used by position. */
    static final String TIME = "(午前|午後|[AaPp][Mm])?\\s*(\\d{1,2})(?::(\\d{2})(?::00)?|時半|時(?:(\\d{1,2})分)?)";

    private static final Pattern CLOCK = Pattern.compile(TIME);
    private static final Pattern DAY_RANGE =
            Pattern.compile("([月火水木金土日])(?:曜日?)?\\s*(?:~|から)\\s*([月火水木金土日])(?:曜日?)?(?:まで)?");
    private static final Pattern DAY_WORD =
            Pattern.compile("(?<holiday>" + HOLIDAY + ")|(?<workday>平日)|(?<all>毎日)|(?<day>" + DAY + ")|[・、,;と\\s]");

    private JapaneseText() {}

    /** Full and half width, dashes, waves (also those lost to "?") and blanks made one. */
    static String fold(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\u2010-\u2015\u2212]", "-")
                .replaceAll("[\u301C\u223C\u02DC]", "~")
                .replaceAll("(?<=[\\d日時分月])\\s*[?~]\\s*(?=[\\d翌午])", "~")
                .replaceAll("[ \\t\\x0B\\f\\r]+", " ");
        return folded.strip();
    }

    /** A set of weekdays, and whether public holidays are named beside them. */
    record Days(Set<DayOfWeek> weekdays, boolean holidays) {
        Days {
            weekdays = Set.copyOf(weekdays);
        }
    }

    /** Reads {@code 月火水木金}, {@code 月・火・水曜日}, {@code 火~日}, {@code 平日}, {@code 土日祝}; all of it or nothing. */
    static Optional<Days> days(String folded) {
        Matcher range = DAY_RANGE.matcher(folded);
        if (range.matches()) {
            return Optional.of(new Days(from(day(range.group(1)), day(range.group(2))), false));
        }
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        boolean holidays = false;
        Matcher word = DAY_WORD.matcher(folded);
        int end = 0;
        while (word.find() && word.start() == end) {
            end = word.end();
            holidays |= word.group("holiday") != null;
            if (word.group("day") != null) {
                days.add(day(word.group("day")));
            } else if (word.group("workday") != null) {
                days.addAll(from(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
            } else if (word.group("all") != null) {
                days.addAll(EnumSet.allOf(DayOfWeek.class));
            }
        }
        boolean understood = end == folded.length() && (holidays || !days.isEmpty());
        return understood ? Optional.of(new Days(days, holidays)) : Optional.empty();
    }

    /** A weekday by its first character. */
    static DayOfWeek day(String word) {
        return DayOfWeek.of(WEEK.indexOf(word.charAt(0)) + 1);
    }

    /** Minutes since midnight of {@code 9:00}, {@code 午後9時半}, {@code PM4:00}, {@code 24:00}; all of it or nothing. */
    static Optional<Integer> time(String folded) {
        Matcher m = CLOCK.matcher(folded.strip());
        return m.matches() ? minute(m, 1) : Optional.empty();
    }

    /** The minute of a {@link #TIME} whose first group has the given number. */
    static Optional<Integer> minute(Matcher m, int group) {
        int hour = Integer.parseInt(m.group(group + 1));
        String minutes = m.group(group + 2) != null ? m.group(group + 2) : m.group(group + 3);
        int minute = minutes != null ? Integer.parseInt(minutes) : m.group().contains("半") ? 30 : 0;
        String half = m.group(group);
        if (half != null && hour > 12) {
            return Optional.empty();
        }
        boolean afternoon = half != null && (half.equals("午後") || half.equalsIgnoreCase("pm"));
        int all = (afternoon && hour < 12 ? hour + 12 : hour) * 60 + minute;
        return minute < 60 && all <= Hours.DAY ? Optional.of(all) : Optional.empty();
    }

    /** Opening and closing minute; midnight or 23:59 as an end is the end of the day. */
    static Optional<Hours> hours(int from, int until) {
        int end = until == 0 || until == Hours.DAY - 1 ? Hours.DAY : until;
        return from < end ? Optional.of(new Hours(from, end)) : Optional.empty();
    }

    /** Cut at marks and full stops, but not inside brackets. */
    static List<String> sentences(String folded) {
        List<String> sentences = new ArrayList<>();
        StringBuilder sentence = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
            if (depth == 0 && "。\n▽※●;".indexOf(c) >= 0) {
                sentences.add(sentence.toString());
                sentence.setLength(0);
            } else {
                sentence.append(c == '\n' ? ' ' : c);
            }
        }
        sentences.add(sentence.toString());
        return sentences.stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
    }

    private static Set<DayOfWeek> from(DayOfWeek first, DayOfWeek last) {
        EnumSet<DayOfWeek> days = EnumSet.of(last);
        for (DayOfWeek day = first; day != last; day = day.plus(1)) {
            days.add(day);
        }
        return days;
    }
}
