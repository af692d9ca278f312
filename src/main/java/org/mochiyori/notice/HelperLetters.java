package org.mochiyori.notice;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mochiyori.people.Hub;
import org.mochiyori.people.Hubs;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Messages;
import org.mochiyori.platform.text.Named;
import org.mochiyori.platform.text.Span;
import org.mochiyori.platform.text.Typed;
import org.mochiyori.platform.text.Words;

/**
 * Letters to people behind skills: what is asked, when, by whom, and a page on which they answer without signing in. Written
 * in the transaction of what they tell.
 */
public final class HelperLetters {
    private final Platform platform;
    private final Hubs hubs;
    private final Outbox outbox;
    private final Messages messages;

    HelperLetters(Platform platform, Hubs hubs, Outbox outbox, Messages messages) {
        this.platform = platform;
        this.hubs = hubs;
        this.outbox = outbox;
        this.messages = messages;
    }

    /** Puts it into the post; the same key again writes nothing. */
    public void send(Tx tx, HelperLetter letter) {
        Hub hub = hubs.get(letter.about().hub());
        Words words = messages.in(letter.to().language());
        String code = "helper-" + letter.about().kind().code();
        String title = words.plain("notice." + code);
        outbox.writeAll(
                tx,
                List.of(new Draft(
                        new Draft.About(
                                code,
                                Optional.of(hub.id()),
                                letter.about().key(),
                                letter.path().isPresent()),
                        new Draft.To(
                                Optional.empty(),
                                letter.to().mail(),
                                hub.called().in(letter.to().language()),
                                letter.to().language()),
                        new Draft.Text(
                                words.plain(
                                        "notice.letter-subject",
                                        "title",
                                        title,
                                        "what",
                                        called(letter.said().what())),
                                body(words, letter, hub, title)))));
    }

    private String body(Words words, HelperLetter letter, Hub hub, String title) {
        HelperLetter.Said said = letter.said();
        List<String> lines = new ArrayList<>();
        lines.add(
                words.plain("notice.letter-dear", "name", Typed.line(letter.to().name())));
        lines.add("");
        lines.add(words.plain("notice.letter-first", "title", title));
        lines.add(words.plain(
                "notice.helper-" + letter.about().kind().code() + "-text",
                "what",
                called(said.what()),
                "hub",
                hub.called()));
        lines.add("");
        lines.add(words.plain("notice.letter-what", "what", called(said.what())));
        said.windows()
                .forEach(window -> lines.add(words.plain("notice.letter-when", "when", Span.of(window, hub.zone()))));
        add(lines, words, "who", said.who());
        add(lines, words, "purpose", said.purpose());
        add(lines, words, "contact", said.contact());
        said.until()
                .ifPresent(until -> lines.add(
                        words.plain("notice.helper-until", "until", LocalDateTime.ofInstant(until, hub.zone()))));
        letter.path().ifPresent(path -> {
            lines.add("");
            lines.add(words.plain("notice.helper-link"));
            lines.add(platform.origin().address(path + page(letter.to().language())));
        });
        lines.add("");
        lines.add("--");
        lines.add(hub.called().in(words.language()));
        if (!hub.profile().phone().isEmpty()) {
            lines.add(words.plain("notice.letter-phone", "phone", hub.profile().phone()));
        }
        lines.add(words.plain("notice.helper-foot"));
        return LetterText.text(lines);
    }

    private static Named called(Named what) {
        return new Named(Typed.line(what.name()), "", Typed.line(what.en()));
    }

    /** The page speaks as the letter does; Japanese is what a browser in Japan asks for by itself. */
    private static String page(Language language) {
        return language == Language.JA ? "" : "&lang=" + language.code();
    }

    private static void add(List<String> lines, Words words, String what, String text) {
        if (!text.isBlank()) {
            lines.add(words.plain("notice.helper-" + what, what, Typed.line(text)));
        }
    }
}
