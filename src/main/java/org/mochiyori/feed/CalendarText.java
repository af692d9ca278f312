package org.mochiyori.feed;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Source;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.text.Typed;

/** Writes a calendar to subscribe to (RFC 5545, RFC 7986). No METHOD: it is published, it invites nobody. */
final class CalendarText {
    private static final int LONGEST_LINE = 75;
    private static final String REFRESH = "PT1H";

    private CalendarText() {}

    /**
     * What it says of itself.
     *
     * @param source the address it is fetched from
     * @param zone named even where nothing happens: a calendar of no component at all is none (RFC 5545, 3.6)
     */
    record Head(String name, String source, ZoneId zone) {}

    /**
     * One use.
     *
     * @param uid the same in every feed and for as long as the line lives
     * @param sequence moves of the line so far
     * @param at when it last changed
     * @param status of RFC 5545: TENTATIVE, CONFIRMED or CANCELLED
     * @param busy whether whoever subscribes is busy then
     */
    record Event(
            String uid,
            int sequence,
            Instant at,
            TimeWindow window,
            ZoneId zone,
            String status,
            boolean busy,
            Words words) {}

    /** What an event says. */
    record Words(String summary, Optional<String> description, Optional<String> location, String url) {
        static Words of(String summary, String url) {
            return new Words(summary, Optional.empty(), Optional.empty(), url);
        }
    }

    /** The text, lines of 75 octets at most, ended by CRLF; the same for the same events. */
    static String write(Head head, List<Event> events) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Mochiyori//Calendar//JA"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(new Name(Typed.line(head.name())));
        calendar.add(new XProperty("X-WR-CALNAME", Typed.line(head.name())));
        calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), Duration.parse(REFRESH)));
        calendar.add(new XProperty("X-PUBLISHED-TTL", REFRESH));
        calendar.add(new Source(new ParameterList(List.of(Value.URI)), head.source()));
        Stream<ZoneId> zones =
                Stream.concat(Stream.of(head.zone()), events.stream().map(Event::zone));
        zones.distinct()
                .forEach(zone -> calendar.add(Optional.ofNullable(
                                // Every zone of the JDK is in ical4j's registry; without it a reader elsewhere shows
                                // other hours.
                                TimeZoneRegistryFactory.getInstance()
                                        .createRegistry()
                                        .getTimeZone(zone.getId()))
                        .orElseThrow()
                        .getVTimeZone()));
        events.forEach(event -> calendar.add(event(event)));
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter(false, Integer.MAX_VALUE).output(calendar, text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return folded(text.toString());
    }

    private static VEvent event(Event event) {
        VEvent out = new VEvent(
                event.window().from().atZone(event.zone()),
                event.window().until().atZone(event.zone()),
                Typed.line(event.words().summary()));
        out.replace(new Uid(event.uid()));
        out.replace(new DtStamp(event.at()));
        out.add(new LastModified(event.at()));
        out.add(new Sequence(event.sequence()));
        out.add(new Status(event.status()));
        out.add(new Transp(event.busy() ? Transp.VALUE_OPAQUE : Transp.VALUE_TRANSPARENT));
        event.words().description().ifPresent(text -> out.add(new Description(text)));
        event.words().location().ifPresent(text -> out.add(new Location(Typed.line(text))));
        out.add(new Url(URI.create(event.words().url())));
        return out;
    }

    /** ical4j folds after so many characters, and one of ours may be four octets long. */
    private static String folded(String text) {
        StringBuilder all = new StringBuilder(text.length() + text.length() / 20);
        text.lines().forEach(line -> {
            int octets = 0;
            for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
                String letter = Character.toString(line.codePointAt(i));
                int size = letter.getBytes(StandardCharsets.UTF_8).length;
                if (octets + size > LONGEST_LINE) {
                    all.append("\r\n ");
                    octets = 1;
                }
                all.append(letter);
                octets += size;
            }
            all.append("\r\n");
        });
        return all.toString();
    }
}
