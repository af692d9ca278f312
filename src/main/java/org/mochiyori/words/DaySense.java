package org.mochiyori.words;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which days a folded text names; Japanese, easy Japanese and English. */
final class DaySense {
    private static final String MONTH_NAMES = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
    private static final String PARENTHESIS = "(?:\\([月火水木金土日]\\))?";

    private static final Pattern DATE =
            Pattern.compile("(?:(?:令和|r)(?<reiwa>[0-9]{1,2}|元)[年.]|(?<year>20[0-9]{2})[年/.-])?"
                    + "(?<![0-9])(?<month>[0-9]{1,2})(?:月|/|(?<=[0-9]{4}-[0-9]{1,2})-|(?<=r[0-9]{1,2}\\.[0-9]{1,2})\\.)(?<day>[0-9]{1,2})日?(?![0-9/])"
                    + PARENTHESIS);

    /** The third of next month, August 3, 三月三日. */
    private static final Pattern OTHER_DATE = Pattern.compile("(?<rel>今月|来月|再来月|こんげつ|らいげつ)の?(?<relDay>[0-9]{1,2})日"
            + "|\\b(?:on\\s+)?(?<name>" + MONTH_NAMES + ")[a-z]{0,6}\\.?\\s+(?<nameDay>[0-9]{1,2})(?:st|nd|rd|th)?\\b"
            + "|\\b(?:on\\s+)?(?<dayFirst>[0-9]{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?<after>" + MONTH_NAMES
            + ")[a-z]{0,6}\\b"
            + "|(?<kanjiMonth>[一二三四五六七八九十]{1,2})月(?<kanjiDay>[一二三四五六七八九十]{1,3})日");

    /** The 12th, but only with its weekday or an hour behind it: 3日 alone may be three days. */
    private static final Pattern BARE_DAY = Pattern.compile("(?<![0-9月/.-])(?<day>[0-9]{1,2})日"
            + "(?:\\(?(?<weekday>[月火水木金土日])(?:曜日?\\)?|\\))"
            + "|(?=\\s*の?\\s*(?:午前|午後|朝|昼|夜|夕方|ごぜん|ごご|あさ|ひる|よる|[0-9]{1,2}(?:時(?!間)|じ(?!かん)|:))))");

    /** The last of several days in a row, or how many they are, behind the first. */
    private static final Pattern UNTIL_DAY = Pattern.compile("\\s*(?:から|より|~|-|ー|to|until|through)\\s*"
            + "(?:(?<count>[0-9]{1,2})(?<unit>日間|週間)"
            + "|(?:(?<month>[0-9]{1,2})(?:月|/)|(?<name>" + MONTH_NAMES + ")[a-z]{0,6}\\.?\\s+)?"
            + "(?<day>[0-9]{1,2})(?:日(?!間)|(?:st|nd|rd|th)\\b|(?![0-9日])(?!\\s*(?:時|じ|:|am|pm|人|名|台|個|脚|枚|本|円|people|persons)))"
            + PARENTHESIS + ")(?:まで)?");

    private static final String KANJI_DAY = "(?<kanji>[月火水木金土日])(?:曜日?|ようび?)(?!大工)";
    private static final String KANA_DAY = "(?<kana>げつよう|かよう(?=び)|すいよう|もくよう|きんよう|どよう|にちよう)び?";

    private static final Pattern NTH_WEEKDAY =
            Pattern.compile("(?<!毎月の?)(?:(?:(?<rel>今月|来月|再来月|こんげつ|らいげつ)|(?<month>[0-9]{1,2})月)の?\\s*)?"
                    + "(?:第|だい)\\s*(?<n>[1-5一二三四五])\\s*(?:" + KANJI_DAY + "|" + KANA_DAY + ")");

    private static final Pattern WEEKDAY =
            Pattern.compile("(?:(?<week>今週|こんしゅう|来週|らいしゅう|再来週|さ来週|さらいしゅう|次|つぎ|今度|こんど)の?\\s*)?"
                    + "(?:" + KANJI_DAY + "|" + KANA_DAY + "|(?<both>土日(?!曜))|(?<weekend>(?:今|来|再来)?週末|しゅうまつ))"
                    + "|\\b(?:(?<next>next|this|on)\\s+)*(?<english>monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\\b"
                    + "|\\b(?<nextEnd>next |this )?(?<englishEnd>weekend)\\b"
                    // Mon may be a crest and Sun a name: an abbreviation needs a word before it or an hour behind it.
                    + "|\\b(?:(?<nextShort>next|this|on)\\s+(?<shortBehind>SHORT)\\b|(?<short>SHORT)\\b(?=\\.?\\s*(?:[0-9]|morning|afternoon|evening|night)))\\.?"
                            .replace("SHORT", "mon|tues?|wed|thu(?:rs?)?|fri|sat|sun"));

    /** きょう is today, but not in べんきょう or きょうしつ. */
    private static final String KANA_ENDS = "(?=$|[^ぁ-んー]|[のにはでもを]|から|まで|ごご|ごぜん|よる|あさ|ひる|ゆうがた)";

    private static final Pattern RELATIVE = Pattern.compile("今日|本日|明後日|明日|明晩|今晩|今夜|(?<![ぁ-んー])(?:きょう|あさって|あした|あす|こんばん)"
            + KANA_ENDS + "|\\b(?:today|tonight|day after tomorrow|tomorrow)\\b"
            + "|(?<![0-9])(?<count>[0-9]{1,2}|[一二三])(?<unit>日|週間)後");

    private static final Set<String> NEXT = Set.of("次", "つぎ", "今度", "こんど");
    private static final List<String> MONTHS = List.of(MONTH_NAMES.split("\\|"));
    private static final int LONGEST = 62;

    private DaySense() {}

    /**
     * Days in a row, named in a text.
     *
     * @param exact whether these very days were named, and not just any Saturday
     * @param from index of the first character that says so
     * @param until index behind the last
     */
    record Days(LocalDate first, LocalDate last, boolean exact, int from, int until) {
        boolean several() {
            return first.isBefore(last);
        }
    }

    /** The first days named that are not over. */
    static Optional<Days> find(String text, LocalDate today) {
        return calendarDate(text, today)
                .or(() -> otherDate(text, today))
                .or(() -> nthWeekday(text, today))
                .or(() -> bareDay(text, today))
                .or(() -> weekday(text, today))
                .or(() -> relative(text, today));
    }

    private static Optional<Days> calendarDate(String text, LocalDate today) {
        Matcher match = DATE.matcher(text);
        while (match.find()) {
            int year = year(match, today);
            int month = Integer.parseInt(match.group("month"));
            int day = Integer.parseInt(match.group("day"));
            // 13/45 is no date; the loop looks further.
            if (month >= 1 && month <= 12 && YearMonth.of(year, month).isValidDay(day)) {
                boolean bare = match.group("year") == null && match.group("reiwa") == null;
                LocalDate date = LocalDate.of(year, month, day);
                return Optional.of(row(text, bare ? coming(date, today) : date, match));
            }
        }
        return Optional.empty();
    }

    private static Optional<Days> otherDate(String text, LocalDate today) {
        Matcher match = OTHER_DATE.matcher(text);
        while (match.find()) {
            YearMonth month = monthNamed(match, today);
            int day = dayNamed(match);
            if (day > 0 && month.isValidDay(day)) {
                LocalDate date = month.atDay(day);
                return Optional.of(row(text, match.group("rel") == null ? coming(date, today) : date, match));
            }
        }
        return Optional.empty();
    }

    private static LocalDate coming(LocalDate date, LocalDate today) {
        return date.isBefore(today) ? date.plusYears(1) : date;
    }

    /** A date with those that follow it, where the text goes on so. */
    private static Days row(String text, LocalDate first, Matcher match) {
        Matcher more = UNTIL_DAY.matcher(text).region(match.end(), text.length());
        Optional<LocalDate> last = more.lookingAt() ? last(first, more) : Optional.empty();
        return last.filter(date -> !date.isBefore(first) && date.isBefore(first.plusDays(LONGEST)))
                .map(date -> new Days(first, date, true, match.start(), more.end()))
                .orElseGet(() -> new Days(first, first, true, match.start(), match.end()));
    }

    private static Optional<LocalDate> last(LocalDate first, Matcher more) {
        if (more.group("count") != null) {
            int count = Integer.parseInt(more.group("count"));
            return Optional.of(first.plusDays((more.group("unit").equals("週間") ? count * 7L : count) - 1));
        }
        int month = more.group("month") != null
                ? Integer.parseInt(more.group("month"))
                : more.group("name") != null ? MONTHS.indexOf(more.group("name")) + 1 : first.getMonthValue();
        int day = Integer.parseInt(more.group("day"));
        if (month < 1 || month > 12) {
            return Optional.empty();
        }
        YearMonth in = YearMonth.of(first.getYear() + (month < first.getMonthValue() ? 1 : 0), month);
        return in.isValidDay(day) ? Optional.of(in.atDay(day)) : Optional.empty();
    }

    private static Optional<Days> nthWeekday(String text, LocalDate today) {
        Matcher match = NTH_WEEKDAY.matcher(text);
        if (!match.find()) {
            return Optional.empty();
        }
        int nth = NumberSense.number(match.group("n"));
        DayOfWeek day = japaneseDay(match).orElseThrow();
        YearMonth month = match.group("month") == null
                ? relativeMonth(match.group("rel"), today)
                : YearMonth.from(today).withMonth(Math.clamp(Integer.parseInt(match.group("month")), 1, 12));
        int step = match.group("month") == null ? 1 : 12;
        return IntStream.range(0, 12)
                .mapToObj(later -> month.plusMonths((long) later * step))
                .filter(in -> match.group("rel") == null || in.equals(month))
                .map(in -> in.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(nth, day)))
                // The fifth is not in every month.
                .filter(date -> (date.getDayOfMonth() - 1) / 7 == nth - 1 && !date.isBefore(today))
                .findFirst()
                .map(date -> new Days(date, date, true, match.start(), match.end()));
    }

    private static Optional<Days> bareDay(String text, LocalDate today) {
        Matcher match = BARE_DAY.matcher(text);
        if (!match.find()) {
            return Optional.empty();
        }
        int day = Integer.parseInt(match.group("day"));
        List<LocalDate> coming = IntStream.range(0, 12)
                .mapToObj(YearMonth.from(today)::plusMonths)
                .filter(month -> month.isValidDay(day))
                .map(month -> month.atDay(day))
                .filter(date -> !date.isBefore(today))
                .toList();
        Optional<DayOfWeek> weekday =
                Optional.ofNullable(match.group("weekday")).flatMap(DaySense::dayOf);
        return coming.stream()
                .filter(date -> weekday.isEmpty() || weekday.get() == date.getDayOfWeek())
                .findFirst()
                .or(() -> coming.stream().findFirst())
                .map(date -> new Days(date, date, true, match.start(), match.end()));
    }

    private static Optional<Days> weekday(String text, LocalDate today) {
        Matcher match = WEEKDAY.matcher(text);
        if (!match.find()) {
            return Optional.empty();
        }
        boolean weekend = Stream.of("both", "weekend", "englishEnd").anyMatch(name -> match.group(name) != null);
        DayOfWeek day = weekend ? DayOfWeek.SATURDAY : japaneseDay(match).orElseGet(() -> englishDay(match));
        Optional<LocalDate> named = ofNamedWeek(match, day, today);
        LocalDate date = named.orElseGet(() -> today.with(TemporalAdjusters.nextOrSame(day)));
        LocalDate last = weekend ? date.plusDays(1) : date;
        return Optional.of(new Days(date, last, named.isPresent(), match.start(), match.end()));
    }

    /** The day of the week that is said; empty where any will do. */
    private static Optional<LocalDate> ofNamedWeek(Matcher match, DayOfWeek day, LocalDate today) {
        if (NEXT.contains(Objects.requireNonNullElse(match.group("week"), ""))) {
            return Optional.of(today.with(TemporalAdjusters.next(day)));
        }
        int weeks = weeks(match);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return weeks < 0
                ? Optional.empty()
                : Optional.of(monday.plusWeeks(weeks).with(TemporalAdjusters.nextOrSame(day)));
    }

    private static Optional<Days> relative(String text, LocalDate today) {
        Matcher match = RELATIVE.matcher(text);
        if (!match.find()) {
            return Optional.empty();
        }
        int days = match.group("count") != null
                ? NumberSense.number(match.group("count"))
                        * (match.group("unit").equals("日") ? 1 : 7)
                : switch (match.group()) {
                    case "今日", "きょう", "本日", "今晩", "今夜", "こんばん", "today", "tonight" -> 0;
                    case "明後日", "あさって", "day after tomorrow" -> 2;
                    default -> 1;
                };
        LocalDate date = today.plusDays(days);
        return Optional.of(new Days(date, date, true, match.start(), match.end()));
    }

    private static int year(Matcher match, LocalDate today) {
        if (match.group("reiwa") != null) {
            return 2018 + (match.group("reiwa").equals("元") ? 1 : Integer.parseInt(match.group("reiwa")));
        }
        return match.group("year") == null ? today.getYear() : Integer.parseInt(match.group("year"));
    }

    private static YearMonth monthNamed(Matcher match, LocalDate today) {
        if (match.group("rel") != null) {
            return relativeMonth(match.group("rel"), today);
        }
        String name = match.group("name") != null ? match.group("name") : match.group("after");
        int month = name != null ? MONTHS.indexOf(name) + 1 : NumberSense.number(match.group("kanjiMonth"));
        return YearMonth.of(today.getYear(), Math.clamp(month, 1, 12));
    }

    private static YearMonth relativeMonth(@Nullable String name, LocalDate today) {
        int later = name == null || name.startsWith("今") || name.startsWith("こ") ? 0 : name.startsWith("再") ? 2 : 1;
        return YearMonth.from(today).plusMonths(later);
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

    private static Optional<DayOfWeek> japaneseDay(Matcher match) {
        return Stream.of("kanji", "kana")
                .map(match::group)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(DaySense::dayOf);
    }

    /** By the first letter: 土 or どようび. */
    private static Optional<DayOfWeek> dayOf(String name) {
        int at = Math.max("月火水木金土日".indexOf(name.charAt(0)), "げかすもきどに".indexOf(name.charAt(0)));
        return at < 0 ? Optional.empty() : Optional.of(DayOfWeek.of(at + 1));
    }

    private static DayOfWeek englishDay(Matcher match) {
        String name = Stream.of("english", "shortBehind", "short")
                .map(match::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        return DayOfWeek.of(List.of("mo", "tu", "we", "th", "fr", "sa", "su").indexOf(name.substring(0, 2)) + 1);
    }

    /** 0 for this week, 1 for the next, 2 for the one after; -1 if no week is said. */
    private static int weeks(Matcher match) {
        boolean next = Stream.of("next", "nextShort", "nextEnd")
                .map(match::group)
                .filter(Objects::nonNull)
                .anyMatch(word -> word.startsWith("next"));
        if (next) {
            return 1;
        }
        String week = Stream.of("week", "weekend")
                .map(match::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return switch (week) {
            case "今週", "こんしゅう", "今週末" -> 0;
            case "来週", "らいしゅう", "来週末" -> 1;
            case "再来週", "さ来週", "さらいしゅう", "再来週末" -> 2;
            default -> -1;
        };
    }
}
