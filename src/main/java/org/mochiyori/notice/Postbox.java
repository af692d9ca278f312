package org.mochiyori.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

    Postbox(Platform platform, Hubs hubs, Outbox outbox, LetterText text) {
        this.platform = platform;
        this.hubs = hubs;
        this.outbox = outbox;
        this.text = text;
    }

    LocalDate today(String hub) {
        return hubs.today(hub);
    }

    void tell(Tx tx, News news, List<Recipient> recipients) {
        Instant now = platform.clock().instant();
        Hub hub = hubs.get(news.hub());
        boolean byLetter = news.at().plus(WORTH_A_LETTER).isAfter(now);
        for (Recipient to : recipients) {
            boolean fresh = to.person()
                    .map(person -> notices.insert(tx, platform.ids().next(), person, news, now))
                    .orElse(true);
            if (fresh && byLetter && to.mail().isPresent()) {
                outbox.write(tx, draft(news, to, hub));
            }
        }
    }

    private Draft draft(News news, Recipient to, Hub hub) {
        String mail = to.mail().orElseThrow();
        String reader = to.person().map(Object::toString).orElse(mail);
        return new Draft(
                new Draft.About(
                        news.kind().code(), Optional.of(news.hub()), news.keys().letter() + ":" + reader, false),
                new Draft.To(to.person(), mail, hub.name(), to.language()),
                text.write(news, to, hub));
    }
}
