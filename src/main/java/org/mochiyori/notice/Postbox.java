package org.mochiyori.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.notice.RecipientStore.Wanted;
import org.mochiyori.people.Hub;
import org.mochiyori.people.Hubs;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;

/** Tells people news: a notice for each who can read one, and a letter for each who has mail. */
final class Postbox {
    /** Older news is no longer worth a letter: a server that stood still does not flood people's mail. */
    private static final Duration WORTH_A_LETTER = Duration.ofDays(3);

    private final Platform platform;
    private final Hubs hubs;
    private final Outbox outbox;
    private final LetterText text;
    private final NoticeStore notices = new NoticeStore();
    private final RecipientStore recipients = new RecipientStore();

    Postbox(Platform platform, Hubs hubs, Outbox outbox, LetterText text) {
        this.platform = platform;
        this.hubs = hubs;
        this.outbox = outbox;
        this.text = text;
    }

    /** Tells all of it: who hears is read together, and notices and letters are written by one statement each. */
    void tell(Tx tx, List<Told> told) {
        if (told.isEmpty()) {
            return;
        }
        Instant now = platform.clock().instant();
        List<Reading> readings = readings(tx, told);
        Set<UUID> fresh = notices.insertAll(
                tx,
                readings.stream().flatMap(reading -> reading.notice().stream()).toList(),
                now);
        outbox.writeAll(
                tx,
                readings.stream()
                        .filter(reading -> reading.isWorthALetter(fresh, now))
                        .map(reading -> draft(
                                reading.news(),
                                reading.to(),
                                hubs.get(reading.news().hub())))
                        .toList());
    }

    /**
     * Somebody who hears of something.
     *
     * @param id of the notice, for one who reads notices
     */
    private record Reading(UUID id, News news, Recipient to) {
        Optional<NoticeStore.Fresh> notice() {
            return to.person().map(person -> new NoticeStore.Fresh(id, person, news));
        }

        /** One who had the notice before had the letter, too. */
        boolean isWorthALetter(Set<UUID> fresh, Instant now) {
            return to.mail().isPresent()
                    && (to.person().isEmpty() || fresh.contains(id))
                    && news.at().plus(WORTH_A_LETTER).isAfter(now);
        }
    }

    private List<Reading> readings(Tx tx, List<Told> told) {
        Set<Wanted> wanted = new LinkedHashSet<>();
        told.forEach(each -> each.to().forEach(to -> wanted.add(wanted(each, to))));
        Map<Wanted, List<Recipient>> found = recipients.list(tx, wanted);
        List<Reading> readings = new ArrayList<>();
        for (Told each : told) {
            each.to().stream()
                    .flatMap(to -> found.getOrDefault(wanted(each, to), List.of()).stream())
                    .filter(each::isFor)
                    .map(to -> new Reading(platform.ids().next(), each.news(), to))
                    .forEach(readings::add);
        }
        return readings;
    }

    private Wanted wanted(Told told, Address to) {
        return new Wanted(to, hubs.today(told.news().hub()));
    }

    private Draft draft(News news, Recipient to, Hub hub) {
        String mail = to.mail().orElseThrow();
        String reader = to.person().map(Object::toString).orElse(mail);
        return new Draft(
                new Draft.About(
                        news.kind().code(), Optional.of(news.hub()), news.keys().letter() + ":" + reader, false),
                new Draft.To(to.person(), mail, hub.called().in(to.language()), to.language()),
                text.write(news, to, hub));
    }
}
