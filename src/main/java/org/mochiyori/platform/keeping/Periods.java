package org.mochiyori.platform.keeping;

import java.time.Duration;
import java.time.Period;
import org.mochiyori.platform.config.Settings;

/**
 * For how long what kind of thing is kept; the operator may choose otherwise.
 *
 * @param contacts names and ways to reach people and groups, after their last use
 * @param notices what people were told on the page of notices
 * @param letters mails sent, and whether they arrived
 * @param files files of lists taken in, after the run
 * @param keys answers to creating requests, for repetition; at least a week, as the API promises
 */
public record Periods(Period contacts, Duration notices, Duration letters, Duration files, Duration keys) {
    /** What stands where nothing is set. */
    public static final Periods USUAL = new Periods(
            Period.ofYears(3), Duration.ofDays(730), Duration.ofDays(90), Duration.ofDays(90), Duration.ofDays(8));

    /** Reads {@code retention.*}. */
    public static Periods read(Settings settings) {
        return new Periods(
                Period.ofYears(settings.number("retention.contacts-years", 3, 1, 30)),
                days(settings, "retention.notices-days", USUAL.notices(), 30),
                days(settings, "retention.letters-days", USUAL.letters(), 7),
                days(settings, "retention.import-files-days", USUAL.files(), 7),
                days(settings, "retention.idempotency-days", USUAL.keys(), 7));
    }

    private static Duration days(Settings settings, String key, Duration usual, int least) {
        return Duration.ofDays(settings.number(key, (int) usual.toDays(), least, 36_500));
    }
}
