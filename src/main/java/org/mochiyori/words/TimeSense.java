package org.mochiyori.words;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.words.DaySense.Days;
import org.mochiyori.words.HourSense.Extent;
import org.mochiyori.words.HourSense.Hours;
import org.mochiyori.words.Sense.Found;
import org.mochiyori.words.Understanding.Window;

/** Days, and perhaps hours beside them, in folded text. */
final class TimeSense {
    private static final Pattern BETWEEN = Pattern.compile("[\\s、,の]*(?:から\\s*)?(?:in the |on |at )?");
    private static final Pattern BEHIND = Pattern.compile("(?:まで|から|中)?[にでのはを]?");

    private TimeSense() {}

    static List<Found> find(String text, ZonedDateTime now) {
        return DaySense.find(text, now.toLocalDate()).stream()
                .map(days -> found(text, days, now.getZone()))
                .toList();
    }

    private static Found found(String text, Days days, ZoneId zone) {
        Matcher between = BETWEEN.matcher(text).region(days.until(), text.length());
        Hours hours = HourSense.at(text, between.lookingAt() ? between.end() : days.until())
                .or(() -> HourSense.before(text, days.from()))
                .orElseGet(() -> Hours.unsaid(days.until()));
        TimeWindow window = new TimeWindow(
                days.first().atTime(hours.from()).atZone(zone).toInstant(),
                days.last().atTime(hours.until()).atZone(zone).toInstant());
        boolean whole = hours.extent() != Extent.INSIDE && !days.several();
        int from = Math.min(days.from(), hours.start());
        Matcher behind = BEHIND.matcher(text).region(Math.max(days.until(), hours.end()), text.length());
        return new Found(
                new Window(window, whole, hours.lasts()),
                from,
                behind.lookingAt() ? behind.end() : Math.max(days.until(), hours.end()),
                hours.isSaid() || days.exact());
    }
}
