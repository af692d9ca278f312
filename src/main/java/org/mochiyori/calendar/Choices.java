package org.mochiyori.calendar;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.mochiyori.kernel.TimeWindow;

/**
 * The windows that rules would lend for a wish if nothing were taken, the best first. All listings under the same rules have
 * the same; which of them one can have, its {@link Room} says: the first with enough left is what {@link FreeTime} finds.
 */
public final class Choices {
    private Choices() {}

    /**
     * One of them.
     *
     * @param footprint what a use of the window would occupy
     */
    public record Choice(TimeWindow window, TimeWindow footprint) {}

    /** Windows that hold the whole of a wished one, as {@link FreeTime#covering}. */
    public static List<Choice> covering(Timetable timetable, TimeWindow wished, Need need) {
        FreeTime rules = untaken(timetable);
        return all(timetable, wished)
                .filter(window -> rules.allows(window, need))
                .map(window -> new Choice(window, rules.footprint(window)))
                .toList();
    }

    /** Windows inside a stretch that hold a length, as {@link FreeTime#firstFree}. */
    public static List<Choice> holding(Timetable timetable, Duration length, TimeWindow within, Need need) {
        FreeTime rules = untaken(timetable);
        return new FirstFree(rules, need)
                .all(length, within)
                .map(window -> new Choice(window, rules.footprint(window)))
                .toList();
    }

    /** Whether the rules leave open what is lent in some part of a window. */
    public static boolean isUnknown(Timetable timetable, TimeWindow within) {
        return untaken(timetable).availability(within, 1).stream()
                .anyMatch(stretch -> stretch.state() == Stretch.State.UNKNOWN);
    }

    static Stream<TimeWindow> all(Timetable timetable, TimeWindow wished) {
        return Stream.concat(Stream.of(wished), Covering.of(timetable, wished));
    }

    private static FreeTime untaken(Timetable timetable) {
        return new FreeTime(timetable, Stock.of(Integer.MAX_VALUE));
    }
}
