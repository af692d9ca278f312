package org.mochiyori.booking;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Optional;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Listings;
import org.mochiyori.kernel.Digests;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Query;

/** When a listing is free, for programs and calendars. Only what everybody may know. */
final class AvailabilityRoutes {
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final Duration PAST = Duration.ofDays(31);

    private final Platform platform;
    private final Availability availability;
    private final Listings listings;

    AvailabilityRoutes(Platform platform, Availability availability, Listings listings) {
        this.platform = platform;
        this.availability = availability;
        this.listings = listings;
    }

    void mount(Api api) {
        api.get("/listings/:id/availability", this::availability);
        api.get("/listings/:id/calendar.ics", this::calendar);
    }

    private Answer availability(Call call) {
        Query query = call.query();
        Optional<OffsetDateTime> from = query.instant("from");
        Optional<OffsetDateTime> to = query.instant("to");
        int quantity = query.number("quantity", 1, 1_000_000).orElse(1);
        if (from.isEmpty() || to.isEmpty()) {
            query.wrong(from.isEmpty() ? "from" : "to", "required", "a time such as 2027-01-09T10:00:00+09:00");
        } else if (!from.get().isBefore(to.get())
                || Duration.between(from.get(), to.get()).compareTo(LONGEST) > 0) {
            query.wrong("to", "range", "later than from, by 400 days at most");
        }
        query.done();
        Entry entry = listings.getVisible(call.findCaller(), call.id("id"));
        TimeWindow within =
                new TimeWindow(from.orElseThrow().toInstant(), to.orElseThrow().toInstant());
        return Answer.ok(
                BookingJson.availability(entry.id().toString(), availability.answered(entry.id(), within, quantity)));
    }

    private Answer calendar(Call call) {
        call.query().done();
        Entry entry = listings.getVisible(Optional.empty(), call.id("id"));
        ZoneId zone = entry.hub().zone();
        // Counted from the day's start, so that the feed stays the same, byte for byte, while nothing changes.
        Instant from = platform.clock()
                .instant()
                .minus(PAST)
                .atZone(zone)
                .toLocalDate()
                .atStartOfDay(zone)
                .toInstant();
        String origin = platform.origin().toString();
        String text = CalendarFeed.write(
                entry.listing().name(),
                origin + "/listings/" + entry.id(),
                zone,
                FeedStore.list(
                        platform.db(),
                        entry.id(),
                        from,
                        origin.replaceFirst("^https?://", "").replaceFirst(":.*", "")));
        return Answer.text("text/calendar; charset=utf-8", text)
                .with("ETag", "\"" + tag(text) + "\"")
                .with("Cache-Control", "public, max-age=300");
    }

    private static String tag(String text) {
        byte[] digest = Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 16);
    }
}
