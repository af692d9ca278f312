package org.mochiyori.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.notice.NoticeFixture.BORROWER;
import static org.mochiyori.notice.NoticeFixture.DESK;
import static org.mochiyori.notice.NoticeFixture.LENDER;
import static org.mochiyori.notice.NoticeFixture.body;
import static org.mochiyori.notice.NoticeFixture.header;
import static org.mochiyori.notice.NoticeFixture.subject;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.BookingsToTell;
import org.mochiyori.booking.Move;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Messages;

class BookingNewsTest {
    private static final Instant START = BookingsToTell.START;

    private NoticeFixture it;

    @BeforeEach
    void start() {
        it = new NoticeFixture();
    }

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void every_step_is_told_once_to_borrower_lender_and_desk() {
        Booking asked = it.bookings.ask(START, "和室1（例）");
        it.tell();
        Booking approved = it.bookings.move(asked, Move.APPROVE);
        it.tell();
        Booking confirmed = it.bookings.move(approved, Move.CONFIRM);
        it.tell();
        it.bookings.move(confirmed, Move.CANCEL);
        it.tell();
        it.tell();
        assertThat(it.kinds(it.borrower)).containsExactly("cancelled", "confirmed", "approved", "received");
        assertThat(it.kinds(it.lender))
                .containsExactly("lender-cancelled", "lender-confirmed", "lender-approved", "lender-received");
        assertThat(it.mails(BORROWER)).hasSize(4);
        assertThat(it.mails(LENDER)).hasSize(4);
        assertThat(it.mails(DESK)).hasSize(3);
    }

    @Test
    void a_japanese_letter_says_what_happened_first_then_what_to_do_until_when_and_who_answers() {
        it.bookings.move(it.bookings.ask(START, "和室1（例）"), Move.APPROVE);
        it.tell();
        MimeMessage mail = it.mails(BORROWER).getLast();
        assertThat(subject(mail)).isEqualTo("申し込みが承認されました：和室1（例）");
        assertThat(body(mail))
                .startsWith("見本 花子 様\n\n申し込みが承認されました。\n予約のページに「確定する」が出ていたら、令和8年（2026年）12月13日（日）午前10時までに押してください。")
                .contains("日時：令和9年（2027年）1月9日（土） 午前10時から正午まで")
                .contains("https://mochiyori.example/bookings/")
                .contains("電話 0423000000");
        assertThat(header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(header(mail, "From")).startsWith("=?UTF-8?").endsWith("<mochiyori@example.jp>");
    }

    @Test
    void the_lender_reads_in_the_language_chosen_and_never_the_name_of_a_person() {
        it.bookings.ask(START, "和室1（例）");
        it.tell();
        MimeMessage mail = it.mails(LENDER).getFirst();
        assertThat(subject(mail)).isEqualTo("A request has arrived: 和室1（例）");
        assertThat(body(mail)).contains("It is from 借りる会（例）.").doesNotContain("花子");
    }

    @Test
    void a_thing_with_an_english_name_is_called_so_while_it_is_still_the_thing_that_was_asked_for() {
        it.bookings.ask(START, "和室1（例）");
        it.db.update("update listings set translations = '{\"en\":{\"name\":\"Tatami room\"}}' where name = '和室1（例）'");
        it.tell();
        assertThat(subject(it.mails(LENDER).getFirst())).isEqualTo("A request has arrived: Tatami room");
        assertThat(subject(it.mails(BORROWER).getFirst())).contains("和室1（例）");
        it.db.update("update listings set name = '茶室（例）'");
        it.bookings.ask(START, "和室1（例）");
        it.db.update("update listings set name = '茶室（例）'");
        it.tell();
        assertThat(subject(it.mails(LENDER).getLast())).contains("和室1（例）");
    }

    @Test
    void a_hub_with_an_english_name_signs_with_it_to_whoever_reads_english() {
        it.db.update("update hubs set name_en = 'North Centre' where id = 'north'");
        it.bookings.ask(START, "和室1（例）");
        it.tell();
        MimeMessage english = it.mails(LENDER).getFirst();
        assertThat(body(english)).contains("--\nNorth Centre\n");
        assertThat(body(it.mails(BORROWER).getFirst())).doesNotContain("North Centre");
        assertThat(it.db.list(
                        "select recipient from letters where sender = 'North Centre'",
                        row -> row.getString("recipient")))
                .containsExactly(LENDER);
    }

    @Test
    void a_lender_of_another_hub_reads_the_groups_name_only_where_the_agreement_lists_it() {
        it.db.update(
                "insert into hubs (id, name, name_en, created_at) values ('south', '南センター（例）', 'South Centre', now())");
        it.bookings.ask(START, "和室1（例）");
        it.db.update("update bookings set hub = 'south'");
        it.tell();
        assertThat(body(it.mails(LENDER).getLast()))
                .contains("It is from South Centre.")
                .doesNotContain("借りる会（例）");
        assertThat(body(it.mails(DESK).getLast())).doesNotContain("借りる会（例）");
        it.db.update("""
                insert into agreements (id, owner_hub, borrower_hub, categories, audience, by_person, answer_hours,
                  data_items, valid_from, state, proposed_by, proposed_at, decided_by, decided_at, version)
                values ($1, 'north', 'south', '{}', 'groups', false, 48, '{group-name}', date '2026-01-01', 'agreed',
                  $2, now(), $3, now(), 2)
                """, it.platform.ids().next(), it.lender, it.borrower);
        it.bookings.ask(START, "和室2（例）");
        it.db.update("update bookings set hub = 'south'");
        it.tell();
        assertThat(body(it.mails(LENDER).getLast())).contains("It is from 借りる会（例）.");
    }

    @Test
    void several_lines_moved_at_once_are_one_message() {
        it.bookings.book(START, "和室1（例）", "和室2（例）", "ホール（例）");
        it.tell();
        assertThat(it.mails(BORROWER)).hasSize(1);
        assertThat(subject(it.mails(BORROWER).getFirst())).isEqualTo("予約が確定しました：和室1（例） ほか2件");
        assertThat(it.kinds(it.borrower)).containsExactly("confirmed");
    }

    @Test
    void what_runs_out_is_told_and_a_withdrawal_tells_the_lender() {
        it.bookings.ask(START, "和室1（例）");
        Booking other = it.bookings.ask(START, "和室2（例）");
        it.bookings.move(other, Move.WITHDRAW);
        it.tell();
        it.clock.advance(Duration.ofDays(8));
        it.bookings.expire();
        it.tell();
        assertThat(it.kinds(it.borrower)).startsWith("expired");
        assertThat(it.kinds(it.lender)).contains("lender-expired", "lender-withdrawn");
    }

    @Test
    void somebody_without_mail_gets_the_notice_only() {
        var silent = it.person("見本 無郵（例）", "", "easy");
        it.represent(it.bookings.borrower(), silent);
        it.bookings.book(START, "和室1（例）");
        it.tell();
        assertThat(it.kinds(silent)).containsExactly("confirmed");
        assertThat(it.letters()).hasSize(3);
    }

    @Test
    void the_day_before_is_told_once_and_by_daylight() {
        it.bookings.book(START, "和室1（例）");
        it.tell();
        it.waitUntil(START.minus(Duration.ofHours(26))); // Friday 08:00 in Tokyo
        it.notice.remind();
        assertThat(it.kinds(it.borrower)).doesNotContain("day-before");
        it.clock.advance(Duration.ofHours(1));
        it.notice.remind();
        it.clock.advance(Duration.ofHours(3));
        it.notice.remind();
        it.notice.send();
        assertThat(it.kinds(it.borrower)).containsExactly("day-before", "confirmed");
        assertThat(it.kinds(it.lender)).containsExactly("lender-day-before", "lender-confirmed");
        assertThat(it.mails(DESK)).hasSize(2);
    }

    @Test
    void what_is_due_back_is_told_in_the_morning_and_what_is_late_once_a_stage() {
        Instant until = START.plus(Duration.ofDays(2)); // Monday 10:00 in Tokyo
        it.bookings.handOut(START, until, "テント（例）");
        it.tell();
        it.waitUntil(until.minus(Duration.ofMinutes(30)));
        it.notice.remind();
        it.waitUntil(until.plus(Duration.ofHours(2)));
        it.notice.remind();
        it.clock.advance(Duration.ofHours(1));
        it.notice.remind();
        it.clock.advance(Duration.ofDays(4));
        it.notice.remind();
        assertThat(it.kinds(it.borrower)).containsExactly("overdue", "overdue", "due-back", "confirmed");
        assertThat(it.kinds(it.lender))
                .containsExactly("lender-overdue", "lender-overdue", "lender-due-back", "lender-confirmed");
    }

    @Test
    void old_news_is_noted_but_no_longer_mailed() {
        it.bookings.book(START, "和室1（例）");
        it.clock.advance(Duration.ofDays(5));
        it.tell();
        assertThat(it.kinds(it.borrower)).containsExactly("confirmed");
        assertThat(it.letters()).isEmpty();
    }

    @Test
    void every_kind_has_its_words_in_every_language() {
        Messages messages = Messages.load();
        for (Kind kind : Kind.values()) {
            for (Language language : Language.values()) {
                String key = "notice.kind-" + kind.code();
                var facts = Facts.of("和室（例）");
                var zone = java.time.ZoneId.of("Asia/Tokyo");
                assertThat(messages.in(language)
                                .say(Facts.phrase(key, facts, zone))
                                .plain())
                        .isNotBlank();
                assertThat(messages.in(language)
                                .say(Facts.phrase(key + "-text", facts, zone))
                                .plain())
                        .isNotBlank();
            }
        }
    }
}
