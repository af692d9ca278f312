package org.mochiyori.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads hours, each perhaps with the days they hold on: 平日9:00~17:00 土日祝10:00~19:00. */
final class HoursText {
    private static final String STRETCH =
            JapaneseText.TIME + "\\s*(?:~|-|から|より)\\s*" + JapaneseText.TIME + "\\s*(?:まで)?";
    private static final String DAYS = "[月火水木金土日曜祝休祭平毎・、,;と~]+(?:から[月火水木金土日]曜?日?)?";

    private static final Pattern ALWAYS = Pattern.compile("24時間(?:営業|利用可)?|終日");
    private static final Pattern SEPARATOR = Pattern.compile("[\\s、,;/・]+");
    private static final Pattern ONE = Pattern.compile(STRETCH);
    private static final Pattern DAYS_BEFORE =
            Pattern.compile("(" + DAYS + ")\\s*(?:[は:/]|の場合は)?\\s*(?=(?:午前|午後|[AaPp][Mm])?\\s*\\d)");
    private static final Pattern DAYS_BEHIND = Pattern.compile("\\s*\\((" + DAYS + ")\\)");
    private static final Pattern NESTED = Pattern.compile("\\((" + DAYS + "は?\\s*" + STRETCH + ")\\)");
    private static final Pattern UNTIL = Pattern.compile("(" + DAYS + ")は\\s*" + JapaneseText.TIME + "まで");

    private final String text;
    private final List<Group> groups = new ArrayList<>();
    private int at;

    private HoursText(String text) {
        this.text = text;
    }

    /**
     * Hours and the days they hold on.
     *
     * @param days empty for all days of which nothing else is said
     * @param hours in order
     */
    record Group(Optional<JapaneseText.Days> days, List<Hours> hours) {}

    /** All of the text, or nothing. */
    static Optional<List<Group>> read(String folded) {
        if (ALWAYS.matcher(folded).matches()) {
            return Optional.of(List.of(new Group(Optional.empty(), List.of(Hours.ALL_DAY))));
        }
        HoursText reader =
                new HoursText(NESTED.matcher(folded).replaceAll(" $1 ").strip());
        return reader.readAll() && !reader.groups.isEmpty() ? Optional.of(reader.groups) : Optional.empty();
    }

    /** 土曜日、日曜日、祝日は17:00まで: the days, and the minute at which they end. */
    static Optional<Until> until(String folded) {
        Matcher m = UNTIL.matcher(folded);
        return m.matches()
                ? JapaneseText.days(m.group(1))
                        .flatMap(days -> JapaneseText.minute(m, 2).map(end -> new Until(days, end)))
                : Optional.empty();
    }

    /** Days that end earlier than the others. */
    record Until(JapaneseText.Days days, int end) {}

    private boolean readAll() {
        while (at < text.length()) {
            skip(SEPARATOR);
            if (at < text.length() && !readGroup()) {
                return false;
            }
        }
        return true;
    }

    private boolean readGroup() {
        Optional<JapaneseText.Days> days = Optional.empty();
        Optional<Matcher> before = look(DAYS_BEFORE);
        if (before.isPresent()) {
            days = JapaneseText.days(before.get().group(1));
            at = before.get().end();
            if (days.isEmpty()) {
                return false;
            }
        }
        List<Hours> hours = new ArrayList<>();
        Optional<Matcher> one = look(ONE);
        while (one.isPresent()) {
            Optional<Hours> stretch = stretch(one.get());
            if (stretch.isEmpty()) {
                return false;
            }
            hours.add(stretch.get());
            at = one.get().end();
            one = look(Pattern.compile("\\s*[、,・/]\\s*" + STRETCH));
        }
        Optional<Matcher> behind = look(DAYS_BEHIND);
        if (behind.isPresent() && days.isEmpty()) {
            days = JapaneseText.days(behind.get().group(1));
            at = behind.get().end();
        }
        groups.add(new Group(days, hours));
        return !hours.isEmpty() && isInOrder(hours) && (behind.isEmpty() || days.isPresent());
    }

    private static Optional<Hours> stretch(Matcher m) {
        return JapaneseText.minute(m, 1)
                .flatMap(from -> JapaneseText.minute(m, 5).flatMap(until -> JapaneseText.hours(from, until)));
    }

    private static boolean isInOrder(List<Hours> hours) {
        for (int i = 1; i < hours.size(); i++) {
            if (hours.get(i).from() < hours.get(i - 1).until()) {
                return false;
            }
        }
        return true;
    }

    private void skip(Pattern pattern) {
        look(pattern).ifPresent(m -> at = m.end());
    }

    private Optional<Matcher> look(Pattern pattern) {
        Matcher m = pattern.matcher(text).region(at, text.length());
        return m.lookingAt() ? Optional.of(m) : Optional.empty();
    }
}
