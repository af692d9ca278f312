package org.mochiyori.notice;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mochiyori.people.Hub;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Messages;
import org.mochiyori.platform.text.Span;
import org.mochiyori.platform.text.Words;
import org.mochiyori.platform.web.PublicOrigin;

/**
 * Puts news into a letter: first what happened, then what to do next, then the facts and the address to go to, at the
 * end who answers the phone. Plain text: it passes the filters of telephone companies.
 */
final class LetterText {
    private static final int MOST_THINGS = 10;

    private final Messages messages;
    private final PublicOrigin origin;

    LetterText(Messages messages, PublicOrigin origin) {
        this.messages = messages;
        this.origin = origin;
    }

    Draft.Text write(News news, Recipient to, Hub hub) {
        Words words = messages.in(to.language());
        String title = words.say(Facts.phrase("notice.kind-" + news.kind().code(), news.facts(), hub.zone()))
                .plain();
        String what = words.say(Facts.what(news.facts())).plain();
        List<String> lines = new ArrayList<>();
        lines.add(words.plain("notice.letter-dear", "name", to.name()));
        lines.add("");
        lines.add(words.plain("notice.letter-first", "title", title));
        lines.add(words.say(Facts.phrase("notice.kind-" + news.kind().code() + "-text", news.facts(), hub.zone()))
                .plain());
        lines.add("");
        lines.addAll(facts(news, words, hub));
        lines.add("");
        lines.add(origin.address(new Notice.About(news.hub(), news.subjectKind(), news.subject()).path()));
        lines.addAll(foot(words, Optional.of(hub)));
        return new Draft.Text(words.plain("notice.letter-subject", "title", title, "what", what), text(lines));
    }

    /** What a saved search has found, each with its page; how to hear no more of it. */
    Draft.Text write(News news, Recipient to, Finding finding) {
        Words words = messages.in(to.language());
        ZoneId zone = finding.zone();
        String title = words.say(Facts.phrase("notice.kind-saved-found", news.facts(), zone))
                .plain();
        List<String> lines = new ArrayList<>();
        lines.add(words.plain("notice.letter-dear", "name", to.name()));
        lines.add("");
        lines.add(words.plain("notice.letter-first", "title", title));
        lines.add(words.say(Facts.phrase("notice.kind-saved-found-text", news.facts(), zone))
                .plain());
        for (Finding.Thing thing : finding.things().stream().limit(MOST_THINGS).toList()) {
            lines.add("");
            lines.add(words.plain("notice.letter-what", "what", thing.name()));
            thing.window()
                    .ifPresent(window -> lines.add(words.plain("notice.letter-when", "when", Span.of(window, zone))));
            lines.add(origin.address("/listings/" + thing.listing()));
        }
        lines.add("");
        lines.add(words.plain("notice.letter-saved", "link", origin.address("/saved-searches/" + finding.search())));
        lines.add(words.plain(
                "notice.letter-stop", "link", origin.address("/saved-searches/stop?key=" + finding.stop())));
        lines.addAll(foot(words, Optional.empty()));
        String subject = words.plain(
                "notice.letter-subject",
                "title",
                title,
                "what",
                words.say(Facts.what(news.facts())).plain());
        return new Draft.Text(subject, text(lines));
    }

    /** Who writes what no hub's desk answers for. */
    String sender(Language language) {
        return messages.in(language).plain("notice.account-sender");
    }

    /** The end of every letter: who writes, and where to call. */
    List<String> foot(Words words, Optional<Hub> hub) {
        List<String> lines = new ArrayList<>(List.of("", "--"));
        hub.ifPresent(one -> {
            lines.add(one.called().in(words.language()));
            if (!one.profile().phone().isEmpty()) {
                lines.add(words.plain(
                        "notice.letter-phone", "phone", one.profile().phone()));
            }
        });
        lines.add(words.plain("notice.letter-foot", "link", origin.address("/notices")));
        return lines;
    }

    static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static List<String> facts(News news, Words words, Hub hub) {
        List<String> lines = new ArrayList<>();
        lines.add(words.plain("notice.letter-what", "what", Facts.what(news.facts())));
        Facts.window(news.facts(), hub.zone())
                .ifPresent(window -> lines.add(words.plain("notice.letter-when", "when", window)));
        if (news.kind().name().startsWith("LENDER_")) {
            lines.add(words.plain("notice.letter-who", "who", Facts.who(news.facts())));
        }
        if (news.facts().has("number")) {
            lines.add(words.plain(
                    "notice.letter-number",
                    "number",
                    news.facts().path("number").asText()));
        }
        return lines;
    }
}
