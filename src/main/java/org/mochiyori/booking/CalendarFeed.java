package org.mochiyori.booking;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * A listing's taken times as iCalendar (RFC 5545): when, and nothing of who or what for. No METHOD: it is published, it
 * invites nobody.
 */
final class CalendarFeed {
    private CalendarFeed() {}

    /**
     * One taken stretch.
     *
     * @param uid the same for as long as the line lives
     * @param sequence moves of the line so far
     * @param at when it last changed
     */
    record Busy(String uid, int sequence, Instant from, Instant until, Instant at) {}

    /** The text, folded at 75 octets, lines ended by CRLF. */
    static String write(String title, String url, ZoneId zone, List<Busy> taken) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Mochiyori//Availability//JA"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(new XProperty("X-WR-CALNAME", title));
        // Every zone of the JDK is in ical4j's registry; a feed without its zone would show other hours elsewhere.
        calendar.add(Optional.ofNullable(
                        TimeZoneRegistryFactory.getInstance().createRegistry().getTimeZone(zone.getId()))
                .orElseThrow()
                .getVTimeZone());
        taken.forEach(busy -> calendar.add(event(busy, url, zone)));
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static VEvent event(Busy busy, String url, ZoneId zone) {
        VEvent event = new VEvent(at(busy.from(), zone), at(busy.until(), zone), "予約済み");
        event.replace(new Uid(busy.uid()));
        event.replace(new DtStamp(busy.at()));
        event.add(new Sequence(busy.sequence()));
        event.add(new Status(Status.VALUE_CONFIRMED));
        event.add(new Transp(Transp.VALUE_OPAQUE));
        event.add(new Url(URI.create(url)));
        return event;
    }

    private static ZonedDateTime at(Instant instant, ZoneId zone) {
        return instant.atZone(zone);
    }
}
