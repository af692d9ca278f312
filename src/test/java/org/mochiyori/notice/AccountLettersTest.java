package org.mochiyori.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.notice.NoticeFixture.body;
import static org.mochiyori.notice.NoticeFixture.subject;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.people.Letter;
import org.mochiyori.platform.text.Language;

class AccountLettersTest {
    private static final String MAIL = "new@example.jp";

    private NoticeFixture it;

    @BeforeEach
    void start() {
        it = new NoticeFixture();
    }

    @AfterEach
    void stop() {
        it.close();
    }

    private void send(Letter letter) {
        it.db.inTransaction(tx -> {
            it.letters.send(tx, letter);
            return letter;
        });
    }

    private Letter.Link link() {
        return new Letter.Link("very-secret", it.clock.instant().plus(Duration.ofDays(2)));
    }

    @Test
    void each_kind_of_letter_goes_out_with_its_link() {
        send(new Letter.ConfirmMail(MAIL, "見本 花子", Language.JA, link()));
        send(new Letter.ResetPassword(MAIL, "見本 花子", Language.EN, link()));
        send(new Letter.Invitation(MAIL, "借りる会（例）", link()));
        send(new Letter.AlreadyRegistered(MAIL, "見本 花子", Language.EASY));
        assertThat(it.notice.send()).isEqualTo(4);
        List<MimeMessage> mails = it.mails(MAIL);
        assertThat(mails)
                .extracting(NoticeFixture::subject)
                .containsExactlyInAnyOrder(
                        "メールアドレスを確かめてください", "Please set a new password", "借りる会（例）への招待です", "この メールアドレスは もう 登録して あります");
        MimeMessage confirm = mails.stream()
                .filter(mail -> subject(mail).startsWith("メールアドレスを"))
                .findFirst()
                .orElseThrow();
        assertThat(body(confirm)).contains("https://mochiyori.example/confirm?token=very-secret");
    }

    @Test
    void the_secret_is_in_the_letter_only_and_leaves_the_database_with_it() {
        send(new Letter.ResetPassword(MAIL, "見本 花子", Language.JA, link()));
        assertThat(count("select count(*)::int as n from letters where body like '%very-secret%'"))
                .isEqualTo(1);
        assertThat(count("select count(*)::int as n from events where data::text like '%very-secret%'"))
                .isZero();
        it.notice.send();
        assertThat(count("select count(*)::int as n from letters l where l::text like '%very-secret%'"))
                .isZero();
    }

    @Test
    void a_letter_is_taken_back_with_its_transaction() {
        try {
            it.db.inTransaction(tx -> {
                it.letters.send(tx, new Letter.ResetPassword(MAIL, "見本 花子", Language.JA, link()));
                throw new IllegalStateException("undone");
            });
        } catch (IllegalStateException undone) {
            assertThat(undone).hasMessage("undone");
        }
        assertThat(it.notice.send()).isZero();
    }

    private int count(String sql) {
        return it.db.get(sql, row -> row.getInteger("n"));
    }
}
