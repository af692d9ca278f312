package org.mochiyori.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mochiyori.notice.NoticeFixture.BORROWER;
import static org.mochiyori.notice.NoticeFixture.header;
import static org.mochiyori.notice.NoticeFixture.subject;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingsToTell;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Language;

class PostmanTest {
    private NoticeFixture it;

    @BeforeEach
    void start() {
        it = new NoticeFixture();
    }

    @AfterEach
    void stop() {
        it.close();
    }

    private void write(String to, String subject, boolean secret) {
        Draft draft = new Draft(
                new Draft.About("confirmed", Optional.of("north"), "test:" + to + subject, secret),
                new Draft.To(Optional.empty(), to, "北センター（例）", Language.JA),
                new Draft.Text(subject, "本文です。\n.\n次の行。\n"));
        it.db.inTransaction(tx -> {
            it.notice.outbox().writeAll(tx, List.of(draft));
            return draft;
        });
    }

    private Mail.Fate fate() {
        return it.letters().getFirst().fate();
    }

    @Test
    void on_the_threads_of_the_server_every_letter_of_many_is_taken_at_the_first_try() {
        for (int i = 0; i < 100; i++) {
            write(BORROWER, "題" + i, false);
        }
        assertThat(it.sendAsTheServerDoes()).isEqualTo(100);
        assertThat(it.mails(BORROWER)).hasSize(100);
    }

    @Test
    void letters_wait_while_the_mail_server_is_down_and_nothing_is_lost() {
        it.smtp.stop();
        it.bookings.book(BookingsToTell.START, "和室1（例）");
        it.tell();
        assertThat(it.letters()).extracting(letter -> letter.fate().state()).containsOnly(Mail.State.WAITING);
        it.smtp = it.start();
        it.clock.advance(Duration.ofMinutes(5));
        assertThat(it.notice.send()).isEqualTo(3);
        assertThat(it.mails(BORROWER)).hasSize(1);
        assertThat(it.letters()).extracting(letter -> letter.fate().state()).containsOnly(Mail.State.SENT);
    }

    @Test
    void after_a_crash_between_sending_and_noting_the_second_copy_bears_the_same_message_id() {
        write(BORROWER, "題", false);
        it.notice.send();
        it.db.update(
                "update letters set state = 'waiting', sent_at = null, next_at = $1, body = 'x'",
                it.clock.instant().atOffset(java.time.ZoneOffset.UTC));
        it.notice.send();
        assertThat(it.mails(BORROWER))
                .hasSize(2)
                .extracting(mail -> header(mail, "Message-ID"))
                .containsOnly("<" + it.letters().getFirst().id() + "@example.jp>");
    }

    @Test
    void a_letter_taken_by_one_process_is_not_taken_by_another() {
        write(BORROWER, "題", false);
        LetterStore store = new LetterStore();
        Instant now = it.clock.instant();
        assertThat(store.take(it.db, now, now.plus(Duration.ofMinutes(10)))).isPresent();
        assertThat(it.notice.send()).isZero();
        it.clock.advance(Duration.ofMinutes(11));
        assertThat(it.notice.send()).isEqualTo(1);
    }

    @Test
    void line_breaks_in_a_subject_or_name_make_no_headers() {
        write(BORROWER, "題\r\nBcc: other@example.jp\r\n\r\nleaked", false);
        it.notice.send();
        assertThat(it.smtp.getReceivedMessages()).hasSize(1);
        assertThat(header(it.mails(BORROWER).getFirst(), "Bcc")).isEmpty();
        assertThat(subject(it.mails(BORROWER).getFirst())).isEqualTo("題 Bcc: other@example.jp leaked");
    }

    @Test
    void what_is_no_mail_address_is_not_tried() {
        write("hanako@example.jp\r\nRCPT TO:<other@example.jp>", "題", false);
        assertThat(it.notice.send()).isZero();
        assertThat(fate().state()).isEqualTo(Mail.State.BOUNCED);
    }

    @Test
    void an_address_refused_for_good_bounces_and_the_desk_may_try_again() {
        it.smtp.stop();
        try (RefusingSmtp server = new RefusingSmtp(it.port, "550 5.1.1 No such user")) {
            write(BORROWER, "題", false);
            it.notice.send();
            assertThat(fate().state()).isEqualTo(Mail.State.BOUNCED);
            assertThat(fate().lastError()).contains("No such user");
            assertThat(it.notice.outbox().counts(Optional.of("north"))).containsEntry("bounced", 1);
        }
        it.smtp = it.start();
        it.db.inTransaction(tx -> {
            it.notice.outbox().retry(tx, it.letters().getFirst().id());
            return tx;
        });
        assertThat(it.notice.send()).isEqualTo(1);
    }

    @Test
    void a_full_box_is_tried_again_ever_more_rarely_and_given_up_after_three_days() {
        it.smtp.stop();
        try (RefusingSmtp server = new RefusingSmtp(it.port, "452 4.2.2 Mailbox full")) {
            write(BORROWER, "題", true);
            int attempts = 0;
            while (fate().state() == Mail.State.WAITING) {
                it.waitUntil(fate().nextAt().orElseThrow());
                it.notice.send();
                attempts++;
            }
            assertThat(attempts).isBetween(12, 20);
        }
        it.smtp = it.start();
        assertThat(fate().state()).isEqualTo(Mail.State.FAILED);
        // The link it carried is over by now, and its text gone.
        assertThat(fate().mayRetry()).isFalse();
        assertThatThrownBy(() -> it.db.inTransaction(tx -> {
                    it.notice.outbox().retry(tx, it.letters().getFirst().id());
                    return tx;
                }))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isInstanceOf(Problem.WrongState.class));
    }

    @Test
    void a_text_is_kept_only_while_it_may_still_be_sent() {
        write(BORROWER, "題", true);
        it.notice.send();
        assertThat(it.db.<Boolean>get("select body is null as gone from letters", row -> row.getBoolean("gone")))
                .isTrue();
    }

    @Test
    void without_a_mail_server_letters_are_noted_as_unsent_and_notices_are_there() {
        try (NoticeFixture silent = new NoticeFixture(false)) {
            silent.bookings.book(BookingsToTell.START, "和室1（例）");
            silent.tell();
            assertThat(silent.letters())
                    .hasSize(3)
                    .extracting(letter -> letter.fate().state())
                    .containsOnly(Mail.State.UNSENT);
            assertThat(silent.kinds(silent.borrower)).containsExactly("confirmed");
        }
    }
}
