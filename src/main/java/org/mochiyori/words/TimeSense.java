package org.mochiyori.words;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.words.Sense.Found;
import org.mochiyori.words.Understanding.Window;

/** A date, and perhaps a time of day behind it, in folded text; Japanese, easy Japanese and English. */
final class TimeSense {
    private static final LocalTime DAY_BEGINS = LocalTime.of(9, 0);
    private static final LocalTime DAY_ENDS = LocalTime.of(21, 0);

    private static final Pattern DATE = Pattern.compile(
            "(?:(?:令和|r)(?<reiwa>[0-9]{1,2}|元)[年.]|(?<year>20[0-9]{2})[年/.-])?"
                    + "(?<![0-9])(?<month>[0-9]{1,2})(?:月|/|(?<=[0-9]{4}-[0-9]{1,2})-|(?<=r[0-9]{1,2}\\.[0-9]{1,2})\\.)(?<day>[0-9]{1,2})日?(?![0-9/])(?:\\([月火水木金土日]\\))?");
    /** きょう is today, but not in べんきょう or きょうしつ. */
    private static final String KANA_ENDS = "(?=$|[^ぁ-んー]|[のにはでもを]|から|まで|ごご|ごぜん|よる|あさ|ひる|ゆうがた)";

    private static final Pattern RELATIVE = Pattern.compile("今日|本日|明後日|明日|明晩|今晩|今夜|(?<![ぁ-んー])(?:きょう|あさって|あした|あす|こんばん)"
            + KANA_ENDS + "|\\b(?:today|tonight|day after tomorrow|tomorrow)\\b");
    /** The third of next month, August 3, 三月三日. */
    private static final Pattern OTHER_DATE = Pattern.compile("(?<rel>今月|来月|再来月|こんげつ|らいげつ)の?(?<relDay>[0-9]{1,2})日"
            + "|\\b(?:on\\s+)?(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?\\s+(?<nameDay>[0-9]{1,2})(?:st|nd|rd|th)?\\b"
            + "|\\b(?:on\\s+)?(?<dayFirst>[0-9]{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?<after>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\b"
            + "|(?<kanjiMonth>[一二三四五六七八九十]{1,2})月(?<kanjiDay>[一二三四五六七八九十]{1,3})日");

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final Pattern WEEKDAY =
            Pattern.compile("(?:(?<week>今週|こんしゅう|来週|らいしゅう|再来週|さ来週|さらいしゅう|次|つぎ|今度|こんど)の?\\s*)?"
                    + "(?:(?<kanji>[月火水木金土日])(?:曜日?|ようび?)(?!大工)|(?<kana>げつよう|かよう(?=び)|すいよう|もくよう|きんよう|どよう|にちよう)び?)"
                    + "|\\b(?:(?<next>next|this|on)\\s+)*(?<english>monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\\b"
                    + "|(?<weekend>(?:今週末|来週末|週末|しゅうまつ|土日(?![曜]))|\\b(?:this |next )?weekend\\b)");
    private static final Pattern HOURS = Pattern.compile(
            "(?<half>午前|午後|ごぜん|ごご|夜|よる|朝|あさ)?\\s*の?(?<from>[0-9]{1,2})(?:時|じ|:)(?:(?<fromMinute>[0-5][0-9])分?|(?<fromHalf>半|はん))?"
                    + "(?:\\s*(?:から|~|-|ー|より)\\s*(?:(?<lasts>[0-9]{1,2})(?:時間|じかん)|(?<noon>正午|おひる|お昼)|(?:午前|午後|ごぜん|ごご)?(?<to>[0-9]{1,2})(?:時|じ|:)?(?:(?<toMinute>[0-5][0-9])分?|(?<toHalf>半|はん))?)(?:まで)?)?"
                    + "|\\b(?:from\\s+|at\\s+)?(?<en>[0-9]{1,2})\\s*(?<enHalf>am|pm)?\\s*(?:to|-|until)\\s*(?<enTo>[0-9]{1,2})\\s*(?<enToHalf>am|pm)?\\b");
    private static final Pattern BAND = Pattern.compile(
            "(?<am>午前中?|ごぜん|朝|あさ|morning)|(?<pm>午後|ごご|昼間?|ひる|afternoon)|(?<night>夜間?|よる|夕方|ゆうがた|evening|night)|(?<all>終日|一日中|いちにちじゅう|all day)");
    private static final Pattern BETWEEN = Pattern.compile("[\\s、,の]*(?:in the |on |at )?");
    private static final Pattern BEHIND = Pattern.compile("(?:まで|から|中)?[にでのはを]?");

    private static final Set<String> NEXT = Set.of("次", "つぎ", "今度", "こんど");

    private static final Map<String, DayOfWeek> DAYS = Map.ofEntries(
            Map.entry("月", DayOfWeek.MONDAY),
            Map.entry("火", DayOfWeek.TUESDAY),
            Map.entry("水", DayOfWeek.WEDNESDAY),
            Map.entry("木", DayOfWeek.THURSDAY),
            Map.entry("金", DayOfWeek.FRIDAY),
            Map.entry("土", DayOfWeek.SATURDAY),
            Map.entry("日", DayOfWeek.SUNDAY),
            Map.entry("げつよう", DayOfWeek.MONDAY),
            Map.entry("かよう", DayOfWeek.TUESDAY),
            Map.entry("すいよう", DayOfWeek.WEDNESDAY),
            Map.entry("もくよう", DayOfWeek.THURSDAY),
            Map.entry("きんよう", DayOfWeek.FRIDAY),
            Map.entry("どよう", DayOfWeek.SATURDAY),
            Map.entry("にちよう", DayOfWeek.SUNDAY));

    private TimeSense() {}

    static List<Found> find(String text, ZonedDateTime now) {
        return date(text, now.toLocalDate()).stream()
                .map(date -> window(text, date, now.getZone()))
                .toList();
    }

    private static Found window(String text, Dated date, ZoneId zone) {
        Matcher gap = BETWEEN.matcher(text).region(date.until(), text.length());
        int at = gap.lookingAt() ? gap.end() : date.until();
        Matcher hours = HOURS.matcher(text).region(at, text.length());
        if (hours.lookingAt()) {
            Optional<Timed> timed = hours(hours);
            if (timed.isPresent()) {
                return found(text, date, timed.get(), hours.end(), zone);
            }
        }
        Matcher band = BAND.matcher(text).region(at, text.length());
        if (band.lookingAt()) {
            return found(text, date, band(band), band.end(), zone);
        }
        return found(text, date, new Timed(DAY_BEGINS, DAY_ENDS, false), date.until(), zone);
    }

    private static Found found(String text, Dated date, Timed timed, int until, ZoneId zone) {
        Matcher behind = BEHIND.matcher(text).region(until, text.length());
        int end = behind.lookingAt() ? behind.end() : until;
        TimeWindow window = new TimeWindow(
                date.first().atTime(timed.from()).atZone(zone).toInstant(),
                date.last().atTime(timed.until()).atZone(zone).toInstant());
        boolean sure = timed.whole() || date.exact();
        return new Found(new Window(window, timed.whole() && date.first().equals(date.last())), date.from(), end, sure);
    }

    private static Timed band(Matcher band) {
        if (band.group("am") != null) {
            return new Timed(DAY_BEGINS, LocalTime.NOON, true);
        }
        if (band.group("pm") != null) {
            return new Timed(LocalTime.of(13, 0), LocalTime.of(17, 0), true);
        }
        return band.group("night") != null
                ? new Timed(LocalTime.of(18, 0), DAY_ENDS, true)
                : new Timed(DAY_BEGINS, DAY_ENDS, true);
    }

    private static Optional<Timed> hours(Matcher match) {
        boolean english = match.group("en") != null;
        String half =
                Optional.ofNullable(match.group(english ? "enHalf" : "half")).orElse("");
        boolean later = half.startsWith("午後")
                || half.equals("ごご")
                || half.startsWith("夜")
                || half.equals("よる")
                || half.equals("pm");
        int from = Integer.parseInt(match.group(english ? "en" : "from"));
        String to = match.group("noon") != null ? "12" : match.group(english ? "enTo" : "to");
        int start = later && from < 12 ? from + 12 : from;
        boolean pm = "pm".equals(match.group("enToHalf"));
        int length = match.group("lasts") == null ? 2 : Integer.parseInt(match.group("lasts"));
        int end = to == null ? start + length : Integer.parseInt(to);
        boolean wraps = end <= start % 24 && end + 12 > start;
        end += end < 12 && (pm || wraps) ? 12 : 0;
        // 25 o'clock is no time; such words stay words.
        if (start > 23 || end > 24) {
            return Optional.empty();
        }
        LocalTime begins = LocalTime.of(start, minute(match, "from"));
        int endMinute = to == null ? begins.getMinute() : minute(match, "to");
        LocalTime ends = end == 24 ? LocalTime.of(23, 59) : LocalTime.of(end, endMinute);
        return begins.isBefore(ends) ? Optional.of(new Timed(begins, ends, true)) : Optional.empty();
    }

    private static int minute(Matcher match, String which) {
        String minute = match.group(which + "Minute");
        return minute != null ? Integer.parseInt(minute) : match.group(which + "Half") != null ? 30 : 0;
    }

    private static Optional<Dated> date(String text, LocalDate today) {
        return calendarDate(text, today)
                .or(() -> otherDate(text, today))
                .or(() -> weekday(text, today))
                .or(() -> relative(text, today));
    }

    private static Optional<Dated> calendarDate(String text, LocalDate today) {
        Matcher match = DATE.matcher(text);
        while (match.find()) {
            int year = year(match, today);
            int month = Integer.parseInt(match.group("month"));
            int day = Integer.parseInt(match.group("day"));
            // 13/45 is no date; the loop looks further.
            if (month >= 1 && month <= 12 && YearMonth.of(year, month).isValidDay(day)) {
                LocalDate date = LocalDate.of(year, month, day);
                boolean bare = match.group("year") == null && match.group("reiwa") == null;
                LocalDate meant = bare && date.isBefore(today) ? date.plusYears(1) : date;
                return Optional.of(new Dated(meant, meant, match.start(), match.end(), true));
            }
        }
        return Optional.empty();
    }

    private static Optional<Dated> otherDate(String text, LocalDate today) {
        Matcher match = OTHER_DATE.matcher(text);
        while (match.find()) {
            YearMonth month = monthNamed(match, today);
            int day = dayNamed(match);
            if (day > 0 && month.isValidDay(day)) {
                LocalDate date = month.atDay(day);
                LocalDate meant = date.isBefore(today) && match.group("rel") == null ? date.plusYears(1) : date;
                return Optional.of(new Dated(meant, meant, match.start(), match.end(), true));
            }
        }
        return Optional.empty();
    }

    private static YearMonth monthNamed(Matcher match, LocalDate today) {
        if (match.group("rel") != null) {
            int later = match.group("rel").startsWith("再")
                    ? 2
                    : "今こ".indexOf(match.group("rel").charAt(0)) >= 0 ? 0 : 1;
            return YearMonth.from(today).plusMonths(later);
        }
        String name = match.group("name") != null ? match.group("name") : match.group("after");
        int month = name != null ? MONTHS.indexOf(name) + 1 : NumberSense.number(match.group("kanjiMonth"));
        return YearMonth.of(today.getYear(), Math.clamp(month, 1, 12));
    }

    private static int dayNamed(Matcher match) {
        String kanji = match.group("kanjiDay");
        if (kanji != null) {
            return NumberSense.number(match.group("kanjiMonth")) <= 12 ? NumberSense.number(kanji) : 0;
        }
        return Stream.of("relDay", "nameDay", "dayFirst")
                .map(match::group)
                .filter(Objects::nonNull)
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }

    private static int year(Matcher match, LocalDate today) {
        if (match.group("reiwa") != null) {
            return 2018 + (match.group("reiwa").equals("元") ? 1 : Integer.parseInt(match.group("reiwa")));
        }
        return match.group("year") == null ? today.getYear() : Integer.parseInt(match.group("year"));
    }

    private static Optional<Dated> relative(String text, LocalDate today) {
        Matcher match = RELATIVE.matcher(text);
        if (!match.find()) {
            return Optional.empty();
        }
        LocalDate date = today.plusDays(
                switch (match.group()) {
                    case "今日", "きょう", "本日", "今晩", "今夜", "こんばん", "today", "tonight" -> 0;
                    case "明後日", "あさって", "day after tomorrow" -> 2;
                    default -> 1;
                });
        return Optional.of(new Dated(date, date, match.start(), match.end(), true));
    }

    private static Optional<Dated> weekday(String text, LocalDate today) {
        Matcher match = WEEKDAY.matcher(text);
        if (!match.find()) {
            return Optional.empty();
        }
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (match.group("weekend") != null) {
            boolean next = match.group("weekend").startsWith("来週")
                    || match.group("weekend").startsWith("next");
            LocalDate saturday =
                    next ? monday.plusDays(12) : today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
            return Optional.of(new Dated(saturday, saturday.plusDays(1), match.start(), match.end(), false));
        }
        String named = match.group("kanji") != null ? match.group("kanji") : match.group("kana");
        DayOfWeek day = named != null
                ? DAYS.get(named)
                : DayOfWeek.valueOf(match.group("english").toUpperCase(java.util.Locale.ROOT));
        int weeks = weeks(match);
        if (NEXT.contains(Optional.ofNullable(match.group("week")).orElse(""))) {
            LocalDate next = today.with(TemporalAdjusters.next(day));
            return Optional.of(new Dated(next, next, match.start(), match.end(), true));
        }
        LocalDate date = weeks < 0
                ? today.with(TemporalAdjusters.nextOrSame(day))
                : monday.plusWeeks(weeks).with(TemporalAdjusters.nextOrSame(day));
        return Optional.of(new Dated(date, date, match.start(), match.end(), weeks >= 0));
    }

    /** 0 for this week, 1 for the next, 2 for the one after; -1 if no week is said. */
    private static int weeks(Matcher match) {
        if ("next".equals(match.group("next"))) {
            return 1;
        }
        return switch (Optional.ofNullable(match.group("week")).orElse("")) {
            case "今週", "こんしゅう" -> 0;
            case "来週", "らいしゅう" -> 1;
            case "再来週", "さ来週", "さらいしゅう" -> 2;
            default -> -1;
        };
    }

    /**
     * A stretch of days named in a text.
     *
     * @param exact whether these very days were named, and not just any Saturday
     */
    private record Dated(LocalDate first, LocalDate last, int from, int until, boolean exact) {}

    /** A stretch of a day. */
    private record Timed(LocalTime from, LocalTime until, boolean whole) {}
}
