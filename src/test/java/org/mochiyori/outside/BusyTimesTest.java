package org.mochiyori.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mochiyori.kernel.TimeWindow;

class BusyTimesTest {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final TimeWindow WITHIN =
            new TimeWindow(Instant.parse("2026-12-31T15:00:00Z"), Instant.parse("2028-01-31T15:00:00Z"));

    @Test
    void times_come_in_utc_floating_by_zone_and_by_day() {
        assertThat(busy(event("DTSTART:20270109T010000Z", "DTEND:20270109T030000Z")))
                .containsExactly("2027-01-09T10:00/2027-01-09T12:00");
        assertThat(busy(event("DTSTART:20270109T100000", "DURATION:PT2H")))
                .containsExactly("2027-01-09T10:00/2027-01-09T12:00");
        assertThat(busy(event(
                        "DTSTART;TZID=America/New_York:20270108T200000",
                        "DTEND;TZID=America/New_York:20270108T220000")))
                .containsExactly("2027-01-09T10:00/2027-01-09T12:00");
        assertThat(busy(event("DTSTART;TZID=Tokyo Standard Time:20270109T100000", "DURATION:PT2H")))
                .containsExactly("2027-01-09T10:00/2027-01-09T12:00");
        assertThat(busy(event("DTSTART;VALUE=DATE:20270109", "DTEND;VALUE=DATE:20270111")))
                .containsExactly("2027-01-09T00:00/2027-01-11T00:00");
        assertThat(busy(event("DTSTART;VALUE=DATE:20270109"))).containsExactly("2027-01-09T00:00/2027-01-10T00:00");
    }

    @Test
    void a_zone_of_the_files_own_is_read_where_it_has_one_offset_and_refused_where_nobody_explains_it() {
        String zone = """
                BEGIN:VTIMEZONE
                TZID:Our Town
                BEGIN:STANDARD
                DTSTART:16010101T000000
                TZOFFSETFROM:+0900
                TZOFFSETTO:+0900
                END:STANDARD
                END:VTIMEZONE
                """;
        String event = event("DTSTART;TZID=Our Town:20270109T100000", "DURATION:PT2H");
        assertThat(busy(zone + event)).containsExactly("2027-01-09T10:00/2027-01-09T12:00");
        assertThat(fault(calendar(event))).isEqualTo(Fault.UNKNOWN_ZONE);
    }

    @Test
    void what_comes_again_comes_again_but_for_what_is_left_out_or_moved() {
        String weekly = """
                BEGIN:VEVENT
                UID:choir
                SUMMARY:合唱\\, 練習
                DTSTART;TZID=Asia/Tokyo:20270109T100000
                DTEND;TZID=Asia/Tokyo:20270109T120000
                RRULE:FREQ=WEEKLY;UNTIL=20270206T010000Z
                EXDATE:20270116T010000Z
                RDATE;TZID=Asia/Tokyo:20270111T100000
                END:VEVENT
                BEGIN:VEVENT
                UID:choir
                RECURRENCE-ID;TZID=Asia/Tokyo:20270123T100000
                DTSTART;TZID=Asia/Tokyo:20270124T130000
                DTEND;TZID=Asia/Tokyo:20270124T140000
                END:VEVENT
                BEGIN:VEVENT
                UID:choir
                RECURRENCE-ID;TZID=Asia/Tokyo:20270130T100000
                DTSTART;TZID=Asia/Tokyo:20270130T100000
                DTEND;TZID=Asia/Tokyo:20270130T120000
                STATUS:CANCELLED
                END:VEVENT
                """;
        assertThat(busy(weekly))
                .containsExactly(
                        "2027-01-09T10:00/2027-01-09T12:00",
                        "2027-01-11T10:00/2027-01-11T12:00",
                        "2027-01-24T13:00/2027-01-24T14:00",
                        "2027-02-06T10:00/2027-02-06T12:00");
    }

    @Test
    void an_hour_stays_its_hour_when_clocks_change() {
        assertThat(busy(event(
                        "DTSTART;TZID=Europe/Berlin:20270320T100000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3")))
                .containsExactly(
                        "2027-03-20T18:00/2027-03-20T19:00",
                        "2027-03-27T18:00/2027-03-27T19:00",
                        "2027-04-03T17:00/2027-04-03T18:00");
    }

    @Test
    void what_takes_nobodys_time_is_not_busy_and_what_touches_is_one() {
        assertThat(busy(event("DTSTART:20270109T010000Z", "DURATION:PT1H", "TRANSP:TRANSPARENT")))
                .isEmpty();
        assertThat(busy(event("DTSTART:20270109T010000Z", "DURATION:PT1H", "STATUS:CANCELLED")))
                .isEmpty();
        assertThat(busy(event("DTSTART:20270109T010000Z"))).isEmpty();
        assertThat(busy(event("DTSTART:20270109T010000Z", "DURATION:PT1H", "STATUS:TENTATIVE")))
                .hasSize(1);
        assertThat(busy(event("DTSTART:20270109T010000Z", "DURATION:PT1H")
                        + event("DTSTART:20270109T020000Z", "DURATION:PT1H")
                        + event("DTSTART:20270109T013000Z", "DURATION:PT10M")))
                .containsExactly("2027-01-09T10:00/2027-01-09T12:00");
    }

    @Test
    void what_comes_back_from_our_own_calendars_is_no_news() {
        assertThat(busy("""
                BEGIN:VEVENT
                UID:01@mochiyori.example
                DTSTART:20270109T010000Z
                DTEND:20270109T030000Z
                END:VEVENT
                """)).isEmpty();
    }

    @Test
    void titles_people_alarms_and_what_cannot_be_read_beside_the_times_do_no_harm() {
        assertThat(busy("""
                BEGIN:VEVENT
                UID:1
                SUMMARY:誰かの
                  予定
                ATTENDEE;CN="a:b;c":mailto:x
                X-ODD;=:;
                DTSTART:20270109T010000Z
                DTEND:20270109T030000Z
                BEGIN:VALARM
                TRIGGER:nonsense
                DTSTART:nonsense
                END:VALARM
                END:VEVENT
                """)).containsExactly("2027-01-09T10:00/2027-01-09T12:00");
    }

    @Test
    void hostile_files_are_refused_with_a_name() {
        assertThat(fault("<!DOCTYPE html><html>sign in</html>")).isEqualTo(Fault.NOT_A_CALENDAR);
        assertThat(fault("")).isEqualTo(Fault.NOT_A_CALENDAR);
        assertThat(fault("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + event("DTSTART:20270109T010000Z")))
                .isEqualTo(Fault.NOT_A_CALENDAR);
        assertThat(fault(calendar(event("DTSTART:2027-01-09")))).isEqualTo(Fault.UNREADABLE);
        assertThat(fault(calendar(event("DTSTART:20270109T010000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY"))))
                .isEqualTo(Fault.TOO_FINE);
        String clock = IntStream.range(0, 60).mapToObj(String::valueOf).collect(Collectors.joining(","));
        assertThat(fault(calendar(event(
                        "DTSTART:19000109T010000Z",
                        "DURATION:PT1S",
                        "RRULE:FREQ=DAILY;BYMINUTE=" + clock + ";BYSECOND=" + clock))))
                .isEqualTo(Fault.TOO_FINE);
        String daily = event("DTSTART:20270109T010000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY");
        assertThat(fault(calendar(daily.repeat(60)))).isEqualTo(Fault.TOO_FINE);
        assertThat(fault(calendar(event("DTSTART:20270109T010000Z").repeat(6000))))
                .isEqualTo(Fault.TOO_MANY_EVENTS);
        assertThat(fault(calendar("X-LONG:" + "あ".repeat(Sifted.MOST_CHARACTERS))))
                .isEqualTo(Fault.TOO_LARGE);
        assertThat(fault(calendar("X:1\r\n".repeat(210_000)))).isEqualTo(Fault.TOO_LARGE);
    }

    @Test
    void what_never_comes_or_has_long_been_going_ends() {
        assertThat(busy(event(
                        "DTSTART:19700230T010000Z".replace("0230", "0228"),
                        "DURATION:PT1H",
                        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")))
                .isEmpty();
        assertThat(busy(event("DTSTART;TZID=Asia/Tokyo:19700101T100000", "DURATION:PT1H", "RRULE:FREQ=DAILY")))
                .hasSize(396);
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n" + String.join("\r\n", lines)
                + "\r\nEND:VEVENT\r\n";
    }

    private static String calendar(String inside) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n" + inside + "END:VCALENDAR\r\n";
    }

    private static Reading read(String text) {
        return BusyTimes.read(text, new BusyTimes.Asked(WITHIN, TOKYO, "mochiyori.example"));
    }

    private static Fault fault(String text) {
        return read(text) instanceof Reading.Broken broken ? broken.fault() : null;
    }

    private static List<String> busy(String inside) {
        Reading reading = read(calendar(inside));
        assertThat(reading).isInstanceOf(Reading.Busy.class);
        return ((Reading.Busy) reading)
                .busy().stream()
                        .map(window -> window.from().atZone(TOKYO).toLocalDateTime() + "/"
                                + window.until().atZone(TOKYO).toLocalDateTime())
                        .toList();
    }
}
