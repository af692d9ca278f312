package org.mochiyori.outside;

import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.TemporalAmountAdapter;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import org.mochiyori.outside.Happening.Moment;

/** Reads events out of a calendar (RFC 5545). */
final class CalendarReader {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    // One for all: nothing is ever registered in it, for the zones of files are read by us.
    private static final TimeZoneRegistry ZONES =
            TimeZoneRegistryFactory.getInstance().createRegistry();

    private final Sifted sifted;
    private final ZoneId home;

    private CalendarReader(Sifted sifted, ZoneId home) {
        this.sifted = sifted;
        this.home = home;
    }

    /**
     * All events, those that take nobody's time included.
     *
     * @param home zone of times that name none, and of whole days
     * @throws BrokenCalendar for what cannot be read
     */
    static List<Happening> read(String text, ZoneId home) {
        Sifted sifted = Sifted.of(text);
        CalendarReader reader = new CalendarReader(sifted, home);
        try {
            Calendar calendar = new CalendarBuilder(ZONES).build(new StringReader(sifted.text()));
            List<VEvent> events = calendar.getComponents("VEVENT");
            return events.stream().map(reader::happening).toList();
        } catch (IOException | ParserException | DateTimeException | IllegalArgumentException unreadable) {
            throw new BrokenCalendar(Fault.UNREADABLE);
        }
    }

    private Happening happening(VEvent event) {
        Moment start = find(event, "DTSTART").map(this::moment).orElseThrow(() -> new BrokenCalendar(Fault.UNREADABLE));
        Duration length = find(event, "DTEND")
                .map(this::moment)
                .map(end -> Duration.between(start.instant(), end.instant()))
                .or(() -> find(event, "DURATION").map(given -> length(start, given)))
                .orElse(start.wholeDay() ? Duration.ofDays(1) : Duration.ZERO);
        return new Happening(
                find(event, "UID").map(Property::getValue).orElse(""),
                start,
                length,
                event.getProperties("RRULE").stream().map(Property::getValue).toList(),
                moments(event, "RDATE"),
                moments(event, "EXDATE"),
                find(event, "RECURRENCE-ID").map(this::moment),
                takesTime(event));
    }

    private static boolean takesTime(VEvent event) {
        boolean transparent = find(event, "TRANSP")
                .filter(one -> one.getValue().equalsIgnoreCase("TRANSPARENT"))
                .isPresent();
        boolean cancelled = find(event, "STATUS")
                .filter(one -> one.getValue().equalsIgnoreCase("CANCELLED"))
                .isPresent();
        return !transparent && !cancelled;
    }

    private static Duration length(Moment start, Property given) {
        TemporalAmount amount = TemporalAmountAdapter.parse(given.getValue()).getDuration();
        return Duration.between(start.local(), start.local().plus(amount));
    }

    private List<Moment> moments(VEvent event, String name) {
        List<Moment> moments = new ArrayList<>();
        for (Property property : event.getProperties(name)) {
            for (String value : property.getValue().split(",", -1)) {
                // Of a period only its beginning counts: it lasts as long as the event.
                moments.add(moment(value.split("/", 2)[0], parameter(property, "TZID")));
            }
        }
        return moments;
    }

    private Moment moment(Property property) {
        return moment(property.getValue(), parameter(property, "TZID"));
    }

    private Moment moment(String value, Optional<String> zone) {
        if (value.length() == 8) {
            return new Moment(LocalDate.parse(value, DAY).atStartOfDay(), home, true);
        }
        if (value.endsWith("Z")) {
            return new Moment(time(value.substring(0, value.length() - 1)), ZoneOffset.UTC, false);
        }
        return new Moment(time(value), zone.map(sifted::zone).orElse(home), false);
    }

    private static LocalDateTime time(String value) {
        return LocalDateTime.parse(value, TIME);
    }

    private static Optional<Property> find(VEvent event, String name) {
        return event.getProperty(name);
    }

    private static Optional<String> parameter(Property property, String name) {
        Optional<Parameter> found = property.getParameter(name);
        return found.map(Parameter::getValue);
    }
}
