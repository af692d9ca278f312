package org.mochiyori.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.notice.RecipientStore.Wanted;
import org.mochiyori.people.Hubs;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Typed;

/** Tells people what their saved searches have found: a notice, and a letter to who has mail. */
public final class Findings {
    private final Platform platform;
    private final Hubs hubs;
    private final Outbox outbox;
    private final LetterText text;
    private final LetterStops stops;
    private final NoticeStore notices = new NoticeStore();
    private final RecipientStore recipients = new RecipientStore();

    Findings(Platform platform, Hubs hubs, Outbox outbox, LetterText text, LetterStops stops) {
        this.stops = stops;
        this.platform = platform;
        this.hubs = hubs;
        this.outbox = outbox;
        this.text = text;
    }

    /** Tells of it once; whether it has been told before is for the caller to know. */
    public void tell(Tx tx, Finding finding) {
        Instant now = platform.clock().instant();
        News news = news(finding, now);
        Collection<Recipient> readers = readers(tx, finding);
        List<NoticeStore.Fresh> fresh = readers.stream()
                .flatMap(reader -> reader.person().stream())
                .map(person -> new NoticeStore.Fresh(platform.ids().next(), person, news))
                .toList();
        notices.insertAll(tx, fresh, now);
        List<Recipient> mailed =
                readers.stream().filter(reader -> reader.mail().isPresent()).toList();
        Map<String, String> keys = stops.listening(
                tx, finding.search(), mailed.stream().map(Findings::name).toList());
        outbox.writeAll(
                tx,
                mailed.stream()
                        .filter(reader -> keys.containsKey(name(reader)))
                        .map(reader -> draft(news, reader, finding, keys))
                        .toList());
    }

    private static News news(Finding finding, Instant now) {
        Finding.Thing first = finding.things().getFirst();
        ObjectNode facts = Facts.of(first.name()).put("who", Typed.line(finding.name()));
        if (finding.things().size() > 1) {
            facts.put("more", finding.things().size() - 1);
        }
        first.window()
                .ifPresent(window -> facts.put("from", window.from().toString())
                        .put("to", window.until().toString()));
        String key = "saved:" + finding.search() + ":" + first.listing() + ":" + now;
        return new News(Kind.SAVED_FOUND, finding.hub(), finding.search(), facts, News.Keys.of(key), now);
    }

    /** Each once, also who both speaks for the group and saved the search. */
    private Collection<Recipient> readers(Tx tx, Finding finding) {
        Finding.Owner owner = finding.owner();
        Set<Wanted> wanted = new LinkedHashSet<>();
        owner.group().ifPresent(group -> wanted.add(wanted(finding, new Address.Speakers(group))));
        owner.person().ifPresent(person -> wanted.add(wanted(finding, new Address.Asker(person, owner.group()))));
        Map<Object, Recipient> each = new LinkedHashMap<>();
        List<Recipient> all = new ArrayList<>();
        recipients.list(tx, wanted).values().forEach(all::addAll);
        all.forEach(one -> each.putIfAbsent(one.person().<Object>map(id -> id).orElse(one.mail()), one));
        return each.values();
    }

    private Wanted wanted(Finding finding, Address to) {
        return new Wanted(to, hubs.today(finding.hub()));
    }

    /** No hub's desk has a part in what somebody looks for: the letter is the server's own. */
    private Draft draft(News news, Recipient to, Finding finding, Map<String, String> keys) {
        String mail = to.mail().orElseThrow();
        String reader = name(to);
        return new Draft(
                new Draft.About(
                        news.kind().code(), Optional.empty(), news.keys().letter() + ":" + reader, false),
                new Draft.To(to.person(), mail, text.sender(to.language()), to.language()),
                text.write(news, to, finding),
                Optional.ofNullable(keys.get(reader)));
    }

    /** Of somebody who has mail. */
    private static String name(Recipient reader) {
        return reader.person().map(UUID::toString).orElseGet(() -> reader.mail().orElseThrow());
    }
}
