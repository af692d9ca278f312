package org.mochiyori.words;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which hours of a day a folded text names; Japanese, easy Japanese and English. */
final class HourSense {
    /** Where nothing is said, and where a time is open to one side. */
    private static final LocalTime DAY_BEGINS = LocalTime.of(9, 0);

    private static final LocalTime DAY_ENDS = LocalTime.of(21, 0);
    private static final int USUAL_HOURS = 2;

    private static final String HALF = "午前|午後|ごぜん|ごご|夜|よる|朝|あさ|昼|夕方|ゆうがた";
    private static final Set<String> EARLY = Set.of("午前", "ごぜん", "朝", "あさ", "am");
    private static final Set<String> LATE = Set.of("午後", "ごご", "夜", "よる", "夕方", "ゆうがた", "pm");

    /** 10時から12時半, 9-17時, 10am to noon. What is counted behind the second number makes it no hour. */
    private static final Pattern BOTH =
            Pattern.compile(("(?:\\b(?:from|at|between)\\s+)?(?<fromHalf>HALF)?\\s*の?(?<![0-9])(?<from>[0-9]{1,2})"
                            + "(?:(?:時|じ|:)(?:(?<fromMinute>[0-5][0-9])分?|(?<fromThirty>半|はん))?)?\\s*(?<fromAm>am|pm)?"
                            + "\\s*(?:から|~|-|ー|より|\\b(?:to|until|till|and)\\b)\\s*"
                            + "(?:(?<noon>正午|おひる|お昼|noon\\b)|(?<toHalf>HALF)?\\s*の?(?<to>[0-9]{1,2})"
                            + "(?:(?:時|じ|:)(?!間|かん)(?:(?<toMinute>[0-5][0-9])分?|(?<toThirty>半|はん))?)?\\s*(?<toAm>am\\b|pm\\b)?"
                            + "(?![0-9時]|\\s*(?:じかん|hours?|[人名台個脚枚本張卓円月日]|people|persons)))(?:まで)?")
                    .replace("HALF", HALF));

    /** 18時, 18時以降, 夜7時から2時間, 5時まで, after 6pm. */
    private static final Pattern ONE = Pattern.compile(
            ("(?:\\b(?:from|at|(?<afterWord>after)|(?<beforeWord>before|by|until))\\s+)?(?<fromHalf>HALF)?\\s*の?(?<![0-9])(?<from>[0-9]{1,2})"
                            + "(?:(?:時|じ|:)(?!間|かん)(?:(?<fromMinute>[0-5][0-9])分?|(?<fromThirty>半|はん))?\\s*(?<fromAm>am\\b|pm\\b)?|\\s*(?<am>am|pm)\\b)"
                            + "(?:\\s*(?:から|より|~|for)\\s*(?<lasts>[0-9]{1,2})\\s*(?:時間|じかん|hours?)|\\s*(?<after>以降|いこう|すぎ|過ぎ)|\\s*(?<before>まで|より前))?")
                    .replace("HALF", HALF));

    private static final Pattern BAND = Pattern.compile(
            "(?<am>午前中?|ごぜん|朝|あさ|morning)|(?<pm>午後|ごご|昼間?|ひる|afternoon)|(?<night>夜間?|よる|夕方|ゆうがた|evening|night)|(?<all>終日|一日中|いちにちじゅう|all day)");

    /** How long, somewhere inside: 2時間半, 90分, for 2 hours. */
    private static final Pattern LASTING = Pattern.compile("[\\s、,]*+(?:の(?:うち|中)?|に|で)?\\s*+(?:for\\s++)?"
            + "(?:(?<hours>[0-9]{1,2})\\s*+(?:時間|じかん|hours?\\b|hrs?\\b)(?<thirty>半|はん)?|(?<minutes>[0-9]{2,3})\\s*+(?:分間?|minutes?\\b))"
            + "(?:くらい|ぐらい|ほど|程度)?(?![前後以])");

    private static final Pattern GAP = Pattern.compile("[\\s、,]*の?\\s*");

    private HourSense() {}

    /** What is wanted of the hours that were said. */
    enum Extent {
        /** All of them. */
        WHOLE,
        /** All of them, unless it is said how long. */
        BAND,
        /** Some stretch inside. */
        INSIDE
    }

    /**
     * Hours of a day.
     *
     * @param lasts how long the stretch inside is, where it was said
     * @param start index of the first character that says so
     * @param end index behind the last; the start where nothing was said
     */
    record Hours(LocalTime from, LocalTime until, Extent extent, Optional<Duration> lasts, int start, int end) {
        private Hours(LocalTime from, LocalTime until, Extent extent, MatchResult said) {
            this(from, until, extent, Optional.empty(), said.start(), said.end());
        }

        /** What is meant by a day of which no hour was said. */
        static Hours unsaid(int index) {
            return new Hours(DAY_BEGINS, DAY_ENDS, Extent.INSIDE, Optional.empty(), index, index);
        }

        boolean isSaid() {
            return start < end;
        }
    }

    /** Hours that begin at an index of a text. */
    static Optional<Hours> at(String text, int index) {
        Hours hours = looking(BOTH, text, index)
                .flatMap(HourSense::both)
                .or(() -> looking(ONE, text, index).flatMap(HourSense::one))
                .or(() -> looking(BAND, text, index).map(HourSense::band))
                .orElseGet(() -> Hours.unsaid(index));
        return Optional.of(hours.extent() == Extent.WHOLE ? hours : lasting(hours, text))
                .filter(Hours::isSaid);
    }

    /** Hours said before the day they are of: 10-12 on Saturday. */
    static Optional<Hours> before(String text, int index) {
        return Stream.of(BOTH, ONE)
                .flatMap(pattern -> pattern.matcher(text).region(0, index).results())
                .filter(match -> GAP.matcher(text.substring(match.end(), index)).matches())
                .findFirst()
                .flatMap(match -> at(text, match.start()))
                .filter(hours -> hours.end() <= index);
    }

    private static Optional<Matcher> looking(Pattern pattern, String text, int index) {
        Matcher match = pattern.matcher(text).region(index, text.length()).useTransparentBounds(true);
        return match.lookingAt() ? Optional.of(match) : Optional.empty();
    }

    private static Optional<Hours> both(Matcher match) {
        boolean noon = match.group("noon") != null;
        int from = Integer.parseInt(match.group("from"));
        int to = noon ? 12 : Integer.parseInt(match.group("to"));
        String fromHalf = said(match, "fromHalf", "fromAm");
        String toHalf = said(match, "toHalf", "toAm");
        // 1-3pm is in the afternoon altogether, 10-2pm and 10-12pm are not.
        boolean late = fromHalf.isEmpty() && toHalf.equals("pm") && from < to && to < 12;
        int start = hour(match.group("from"), late ? toHalf : fromHalf);
        boolean wraps = to < 12 && to <= start && to + 12 > start;
        int end = toHalf.isEmpty() ? to + (wraps ? 12 : 0) : hour(match.group("to"), toHalf);
        return time(start, minute(match, "from"))
                .flatMap(begins -> time(end, minute(match, "to"))
                        .filter(begins::isBefore)
                        .map(ends -> new Hours(begins, ends, Extent.WHOLE, match)));
    }

    private static Optional<Hours> one(Matcher match) {
        int start = hour(match.group("from"), said(match, "fromHalf", "fromAm", "am"));
        Optional<LocalTime> time = time(start, minute(match, "from"));
        if (!said(match, "after", "afterWord").isEmpty()) {
            return time.filter(DAY_ENDS::isAfter).map(from -> new Hours(from, DAY_ENDS, Extent.INSIDE, match));
        }
        if (!said(match, "before", "beforeWord").isEmpty()) {
            return time.filter(DAY_BEGINS::isBefore).map(until -> new Hours(DAY_BEGINS, until, Extent.INSIDE, match));
        }
        int length = match.group("lasts") == null ? USUAL_HOURS : Integer.parseInt(match.group("lasts"));
        return time.flatMap(from -> time(Math.min(start + length, 24), from.getMinute())
                .filter(from::isBefore)
                .map(until -> new Hours(from, until, Extent.WHOLE, match)));
    }

    private static Hours band(Matcher match) {
        if (match.group("am") != null) {
            return new Hours(DAY_BEGINS, LocalTime.NOON, Extent.BAND, match);
        }
        if (match.group("pm") != null) {
            return new Hours(LocalTime.of(13, 0), LocalTime.of(17, 0), Extent.BAND, match);
        }
        LocalTime from = match.group("night") == null ? DAY_BEGINS : LocalTime.of(18, 0);
        return new Hours(from, DAY_ENDS, Extent.BAND, match);
    }

    private static Hours lasting(Hours hours, String text) {
        Matcher match = LASTING.matcher(text).region(hours.end(), text.length());
        if (!match.lookingAt()) {
            return hours;
        }
        Duration length = match.group("hours") == null
                ? Duration.ofMinutes(Long.parseLong(match.group("minutes")))
                : Duration.ofHours(Long.parseLong(match.group("hours")))
                        .plusMinutes(match.group("thirty") == null ? 0 : 30);
        boolean fits = length.isPositive() && length.compareTo(Duration.between(hours.from(), hours.until())) <= 0;
        return fits
                ? new Hours(hours.from(), hours.until(), Extent.INSIDE, Optional.of(length), hours.start(), match.end())
                : hours;
    }

    /** 24 is the end of the day; 25 o'clock is no time, and such words stay words. */
    private static Optional<LocalTime> time(int hour, int minute) {
        if (hour == 24 && minute == 0) {
            return Optional.of(LocalTime.of(23, 59));
        }
        return hour < 24 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
    }

    /** Nobody means four in the morning by 4時 alone, but they do by 04:00. */
    private static int hour(String digits, String half) {
        int hour = Integer.parseInt(digits);
        boolean small = hour >= 1 && hour <= 6 && !digits.startsWith("0");
        boolean late = LATE.contains(half) || (small && !EARLY.contains(half));
        return late && hour < 12 ? hour + 12 : hour;
    }

    private static int minute(Matcher match, String which) {
        String minute = match.group(which + "Minute");
        return minute != null ? Integer.parseInt(minute) : match.group(which + "Thirty") != null ? 30 : 0;
    }

    private static String said(Matcher match, String... groups) {
        return Stream.of(groups)
                .map(match::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}
