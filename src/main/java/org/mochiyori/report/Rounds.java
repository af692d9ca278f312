package org.mochiyori.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Change;
import org.mochiyori.platform.jobs.Event;
import org.mochiyori.platform.web.JsonBody;

/**
 * What the clock and the change log bring about: a report is asked for when a use is over, the borrower hears of it once, and once
 * more when it is overdue. Rows are taken by one process each.
 */
final class Rounds {
    private static final int BATCH = 100;
    private static final int MORNING = 9;
    private static final int EVENING = 20;
    private static final LocalTime LAST = LocalTime.of(23, 59);
    /** Rooms that nobody at a desk hands over are looked for so far back; what was left longer ago is asked for no more. */
    private static final Duration BACK = Duration.ofDays(15);

    private final Platform platform;
    private final Asking asking;

    Rounds(Platform platform, Asking asking) {
        this.platform = platform;
        this.asking = asking;
    }

    /** Asks about what has come back. */
    void follow(Tx tx, List<Change> changes) {
        Set<UUID> returned = changes.stream()
                .filter(change ->
                        change.subjectKind().equals("booking") && change.kind().equals("returned"))
                .map(change -> UUID.fromString(change.subject()))
                .collect(Collectors.toSet());
        if (!returned.isEmpty()) {
            ask(tx, AskStore.listReturned(tx, returned));
        }
    }

    /** Asks about rooms that were left, and tells what is due and overdue. Returns how much it told. */
    int run() {
        Instant now = platform.clock().instant();
        List<AskStore.Used> left = AskStore.listLeft(platform.db(), now.minus(BACK), now);
        if (!left.isEmpty()) {
            platform.db().inTransaction(tx -> ask(tx, left));
        }
        int told = 0;
        for (AskStore.Place place : AskStore.listPlaces(platform.db())) {
            ZonedDateTime local = now.atZone(place.zone());
            if (local.getHour() >= MORNING && local.getHour() < EVENING) {
                told += platform.db().inTransaction(tx -> tell(tx, place, local.toLocalDate()));
            }
        }
        return told;
    }

    private int ask(Tx tx, Collection<AskStore.Used> used) {
        Map<AskStore.Used, Ask> asks = asking.find(tx, used);
        if (!asks.isEmpty()) {
            AskStore.insert(tx, asks, platform.clock().instant());
        }
        return asks.size();
    }

    private int tell(Tx tx, AskStore.Place place, LocalDate today) {
        // Overdue first: a server that stood still for a fortnight sends one letter, not two.
        List<AskStore.Told> overdue = AskStore.takeOverdue(tx, place.hub(), today, BATCH);
        overdue.forEach(one -> tell(tx, place, one, "overdue"));
        List<AskStore.Told> asked = AskStore.takeAsked(tx, place.hub(), today, BATCH);
        asked.forEach(one -> tell(tx, place, one, "due"));
        return overdue.size() + asked.size();
    }

    private void tell(Tx tx, AskStore.Place place, AskStore.Told told, String what) {
        Instant until = told.dueOn().atTime(LAST).atZone(place.zone()).toInstant();
        platform.events()
                .append(
                        tx,
                        Event.of("report", told.booking(), what)
                                .in(place.hub())
                                .with(JsonBody.mapper()
                                        .createObjectNode()
                                        .put("line", told.line().toString())
                                        .put("until", until.toString())));
    }
}
