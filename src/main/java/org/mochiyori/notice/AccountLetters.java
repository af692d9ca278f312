package org.mochiyori.notice;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.mochiyori.people.Letter;
import org.mochiyori.people.Letters;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Messages;
import org.mochiyori.platform.text.Words;

/**
 * Letters about accounts and invitations. They go straight into the outbox, in the transaction that made their link: the
 * secret is in the letter and nowhere else, and leaves the database with it.
 */
final class AccountLetters implements Letters {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private final Platform platform;
    private final Outbox outbox;
    private final Messages messages;

    AccountLetters(Platform platform, Outbox outbox, Messages messages) {
        this.platform = platform;
        this.outbox = outbox;
        this.messages = messages;
    }

    /** What a letter says, before it is put into words. */
    private record Content(String kind, String greeting, Language language, String group, String page, Instant until) {}

    @Override
    public void send(Tx tx, Letter letter) {
        Instant now = platform.clock().instant();
        Content content = switch (letter) {
            case Letter.ConfirmMail confirm ->
                new Content(
                        "confirm",
                        confirm.name(),
                        confirm.language(),
                        "",
                        page("/confirm", confirm.link()),
                        confirm.link().until());
            case Letter.AlreadyRegistered known ->
                new Content("known", known.name(), known.language(), "", "/reset", now);
            case Letter.ResetPassword reset ->
                new Content(
                        "reset",
                        reset.name(),
                        reset.language(),
                        "",
                        page("/reset", reset.link()),
                        reset.link().until());
            // Nobody knows yet who reads it, nor in which language.
            case Letter.Invitation invitation ->
                new Content(
                        "invitation",
                        "",
                        Language.JA,
                        invitation.group(),
                        page("/invitation", invitation.link()),
                        invitation.link().until());
        };
        outbox.writeAll(tx, List.of(draft(letter.mail(), content)));
    }

    private Draft draft(String mail, Content content) {
        Words words = messages.in(content.language());
        String code = "account-" + content.kind();
        return new Draft(
                new Draft.About(
                        code, Optional.empty(), code + ":" + platform.ids().next(), true),
                new Draft.To(Optional.empty(), mail, words.plain("notice.account-sender"), content.language()),
                new Draft.Text(say(words, "notice.account-" + content.kind(), content), body(words, content)));
    }

    private String body(Words words, Content content) {
        String greeting = content.greeting().isEmpty()
                ? ""
                : words.plain("notice.letter-dear", "name", content.greeting()) + "\n\n";
        return greeting
                + LetterText.text(List.of(
                        words.plain(
                                "notice.letter-first",
                                "title",
                                say(words, "notice.account-" + content.kind(), content)),
                        say(words, "notice.account-" + content.kind() + "-text", content),
                        "",
                        platform.origin().address(content.page()),
                        "",
                        "--",
                        words.plain("notice.account-sender"),
                        words.plain("notice.account-foot")));
    }

    private static String say(Words words, String key, Content content) {
        return words.plain(key, "group", content.group(), "until", LocalDateTime.ofInstant(content.until(), ZONE));
    }

    private static String page(String path, Letter.Link link) {
        return path + "?token=" + link.secret();
    }
}
