package org.mochiyori.platform.text;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.mochiyori.kernel.Yen;

/**
 * Days, times, stretches and amounts as people write them: 令和8年（2026年）5月9日（土）午前10時; in easy
 * Japanese western years and the weekday in full with its reading; in English Saturday 9 May 2026, 10 am
 */
public final class Dates {
    private static final String[] WEEKDAY_READINGS = {"げつようび", "かようび", "すいようび", "もくようび", "きんようび", "どようび", "にちようび"};

    private final Words words;

    Dates(Words words) {
        this.words = words;
    }

    /** The day with its year, the era beside the western year in Japanese. */
    public RubyText day(LocalDate day) {
        return switch (words.language()) {
            case JA -> RubyText.literal("%s（%d年）%s".formatted(eraYear(day), day.getYear(), shortJa(day)));
            case EASY -> RubyText.join(List.of(RubyText.marked("%d年《ねん》".formatted(day.getYear())), easyDay(day)));
            case EN ->
                RubyText.literal(DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH)
                        .format(day));
        };
    }

    /** The day without its year, for lists and tables. */
    public RubyText shortDay(LocalDate day) {
        return switch (words.language()) {
            case JA -> RubyText.literal(shortJa(day));
            case EASY -> easyDay(day);
            case EN ->
                RubyText.literal(
                        DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH).format(day));
        };
    }

    /** The month, as a heading of a calendar. */
    public RubyText month(YearMonth month) {
        return switch (words.language()) {
            case JA ->
                RubyText.literal(
                        "%s（%d年）%d月".formatted(eraYear(month.atEndOfMonth()), month.getYear(), month.getMonthValue()));
            case EASY -> RubyText.marked("%d年《ねん》%d月《がつ》".formatted(month.getYear(), month.getMonthValue()));
            case EN ->
                RubyText.literal(
                        DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH).format(month));
        };
    }

    /** The time of day in words: 午前10時, 午後1時30分, 正午. */
    public RubyText time(LocalTime time) {
        int hour = time.getHour() % 12;
        boolean morning = time.getHour() < 12;
        return switch (words.language()) {
            case JA ->
                RubyText.literal(
                        time.equals(LocalTime.NOON) ? "正午" : (morning ? "午前" : "午後") + hour + "時" + minutes(time));
            case EASY ->
                RubyText.marked((morning ? "午前《ごぜん》" : "午後《ごご》") + hour + "時《じ》"
                        + minutes(time).replace("分", "分《ふん》"));
            case EN -> RubyText.literal(english(time));
        };
    }

    /** From when until when; the day is said once when both lie on it. */
    public RubyText span(LocalDateTime from, LocalDateTime until) {
        boolean sameDay = from.toLocalDate().equals(until.toLocalDate())
                || until.equals(from.toLocalDate().plusDays(1).atStartOfDay());
        return sameDay
                ? words.say(
                        "time.span-one-day",
                        "day",
                        day(from.toLocalDate()),
                        "from",
                        time(from.toLocalTime()),
                        "until",
                        endOfDay(from, until))
                : words.say("time.span-days", "from", moment(from), "until", laterMoment(from, until));
    }

    /** Day and time. */
    public RubyText moment(LocalDateTime moment) {
        return words.say("time.moment", "day", day(moment.toLocalDate()), "time", time(moment.toLocalTime()));
    }

    /** How much is left, in the largest unit that is whole: あと2日, あと3時間; a past moment says so. */
    public RubyText left(Duration left) {
        if (left.isNegative() || left.isZero()) {
            return words.say("time.past");
        }
        if (left.toDays() > 0) {
            return words.say("time.days-left", "n", left.toDays());
        }
        return left.toHours() > 0
                ? words.say("time.hours-left", "n", left.toHours())
                : words.say("time.minutes-left", "n", Math.max(1, left.toMinutes()));
    }

    /** An amount with its unit; nothing to pay is said in words. */
    public RubyText yen(Yen amount) {
        if (amount.equals(Yen.ZERO)) {
            return words.say("time.free-of-charge");
        }
        return words.language() == Language.EN
                ? RubyText.literal(signed("¥", amount))
                : RubyText.marked(signed("", amount) + (words.language() == Language.EASY ? "円《えん》" : "円"));
    }

    private RubyText laterMoment(LocalDateTime from, LocalDateTime until) {
        if (from.getYear() != until.getYear()) {
            return moment(until);
        }
        return words.say("time.moment", "day", shortDay(until.toLocalDate()), "time", time(until.toLocalTime()));
    }

    private RubyText endOfDay(LocalDateTime from, LocalDateTime until) {
        return until.toLocalDate().equals(from.toLocalDate()) ? time(until.toLocalTime()) : words.say("time.midnight");
    }

    private static String signed(String unit, Yen amount) {
        // A reduction bears the minus sign, which is wider and harder to overlook than a hyphen.
        String digits = "%,d".formatted(amount.value());
        return digits.startsWith("-") ? "−" + unit + digits.substring(1) : unit + digits;
    }

    private static String eraYear(LocalDate day) {
        JapaneseDate japanese = JapaneseDate.from(day);
        int year = japanese.get(ChronoField.YEAR_OF_ERA);
        // The first year of an era is 元年, never 1年.
        return japanese.getEra().getDisplayName(TextStyle.FULL, Locale.JAPAN) + (year == 1 ? "元" : year) + "年";
    }

    private static String shortJa(LocalDate day) {
        return DateTimeFormatter.ofPattern("M月d日（E）", Locale.JAPAN).format(day);
    }

    private static RubyText easyDay(LocalDate day) {
        return RubyText.marked("%d月《がつ》%d日《にち》（%s曜日《%s》）"
                .formatted(
                        day.getMonthValue(),
                        day.getDayOfMonth(),
                        day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.JAPAN),
                        WEEKDAY_READINGS[day.getDayOfWeek().getValue() - 1]));
    }

    private static String minutes(LocalTime time) {
        return time.getMinute() == 0 ? "" : time.getMinute() + "分";
    }

    private static String english(LocalTime time) {
        if (time.equals(LocalTime.NOON)) {
            return "noon";
        }
        String pattern = time.getMinute() == 0 ? "h" : "h:mm";
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time)
                + (time.getHour() < 12 ? " am" : " pm");
    }
}
