package org.mochiyori.notice;

import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mochiyori.notice.LetterStore.Taken;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.text.Typed;
import org.mochiyori.platform.web.Api;

/**
 * Carries waiting letters to the mail server, one after the other. A letter is taken for ten minutes before it is sent:
 * if this process dies in between, another sends it after that, at worst a second time under the same Message-ID.
 */
final class Postman {
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ROUND = 200;
    private static final int LONGEST_ERROR = 300;

    private final Platform platform;
    private final SmtpClient client;
    private final String from;
    private final LetterStore store = new LetterStore();

    Postman(Platform platform, NoticeConfig.Server server, String from) {
        this.platform = platform;
        this.client = new SmtpClient(platform.vertx(), server, from, PATIENCE);
        this.from = from;
    }

    /** Sends what is due. Returns how many letters the server took. */
    int run() {
        int sent = 0;
        for (int i = 0; i < ROUND; i++) {
            Instant now = platform.clock().instant();
            Optional<Taken> letter = store.take(platform.db(), now, now.plus(LEASE));
            if (letter.isEmpty()) {
                return sent;
            }
            Outcome outcome = deliver(letter.get());
            note(letter.get(), outcome);
            if (outcome instanceof Outcome.Unreached) {
                return sent; // The others wait for a better moment, without an attempt of theirs.
            }
            sent += outcome instanceof Outcome.Accepted ? 1 : 0;
        }
        return sent;
    }

    /** What became of one attempt. */
    private sealed interface Outcome {
        record Accepted() implements Outcome {}

        record Answered(int code, String error) implements Outcome {}

        record Unreached(String error) implements Outcome {}
    }

    private Outcome deliver(Taken letter) {
        try {
            client.send(message(letter))
                    .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .await();
            return new Outcome.Accepted();
        } catch (SMTPException answer) {
            return new Outcome.Answered(answer.getReplyCode(), shortened(answer.getReplyMessage()));
        } catch (Exception unreached) {
            // Whatever broke on the way there; the letter waits and the desk reads why.
            return new Outcome.Unreached(shortened(String.valueOf(unreached.getMessage())));
        }
    }

    private void note(Taken letter, Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted accepted ->
                store.sent(platform.db(), letter.id(), platform.clock().instant());
            case Outcome.Answered answered -> {
                if (LetterRules.isBounce(answered.code())) {
                    store.ended(platform.db(), letter.id(), Mail.State.BOUNCED, answered.error());
                } else {
                    postpone(letter, answered.error());
                }
            }
            case Outcome.Unreached unreached -> postpone(letter, unreached.error());
        }
    }

    private void postpone(Taken letter, String error) {
        LetterRules.next(letter.attempts(), letter.since(), platform.clock().instant())
                .ifPresentOrElse(
                        next -> store.postponed(platform.db(), letter.id(), next, error),
                        () -> store.ended(platform.db(), letter.id(), Mail.State.FAILED, error));
    }

    private MailMessage message(Taken letter) {
        MailMessage message = plain(letter);
        letter.stop()
                .filter(key -> platform.origin().isSecure())
                .ifPresent(key -> message.addHeader(
                                "List-Unsubscribe",
                                "<" + platform.origin().address(Api.BASE + LetterStops.PATH + "?key=" + key) + ">")
                        .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        return message;
    }

    private MailMessage plain(Taken letter) {
        return new MailMessage()
                .setFrom(from)
                .addHeader("From", SenderName.before(from, letter.sender()))
                .setBounceAddress(from)
                .setTo(letter.recipient())
                .setSubject(letter.subject())
                .setText(letter.body())
                .addHeader("Message-ID", "<" + letter.id() + from.substring(from.indexOf('@')) + ">")
                // Asks holiday answers and mailing lists to stay silent (RFC 3834).
                .addHeader("Auto-Submitted", "auto-generated");
    }

    private static String shortened(String error) {
        String line = Typed.line(error);
        return line.length() <= LONGEST_ERROR ? line : line.substring(0, LONGEST_ERROR);
    }
}
