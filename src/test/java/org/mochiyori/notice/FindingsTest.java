package org.mochiyori.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.notice.NoticeFixture.BORROWER;
import static org.mochiyori.notice.NoticeFixture.DESK;
import static org.mochiyori.notice.NoticeFixture.LENDER;
import static org.mochiyori.notice.NoticeFixture.body;
import static org.mochiyori.notice.NoticeFixture.header;
import static org.mochiyori.notice.NoticeFixture.subject;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What letters about saved searches say, and to whom. */
class FindingsTest {
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
    void a_letter_names_the_search_and_each_thing_with_its_page_and_how_to_hear_no_more() {
        UUID search = tell(new Finding.Owner(Optional.of(it.borrower), Optional.empty()), "和室1（例）", "和室2（例）");

        var mail = it.mails(BORROWER).getFirst();
        assertThat(subject(mail)).isEqualTo("探していたものが見つかりました：和室1（例） ほか1件");
        assertThat(body(mail))
                .startsWith("見本 花子 様\n\n探していたものが見つかりました。\n保存した検索「土曜の和室」に合うもの：和室1（例） ほか1件")
                .contains("内容：和室2（例）\nhttps://mochiyori.example/listings/")
                .contains("https://mochiyori.example/saved-searches/" + search)
                .contains("https://mochiyori.example/saved-searches/stop?key=secret");
        assertThat(it.kinds(it.borrower)).containsExactly("saved-found");
        assertThat(it.mails(DESK)).isEmpty();
        assertThat(it.letters()).as("seen by the desk").isEmpty();
    }

    @Test
    void a_groups_search_is_told_once_to_each_who_speaks_for_it() {
        tell(new Finding.Owner(Optional.of(it.lender), Optional.of(it.bookings.lender())), "和室1（例）");
        assertThat(it.mails(LENDER)).hasSize(1);
        assertThat(subject(it.mails(LENDER).getFirst())).startsWith("Something you look for has come up");
        assertThat(it.mails(BORROWER)).isEmpty();
    }

    @Test
    void one_click_of_a_mail_program_ends_the_letters_of_that_search_to_that_reader_alone() {
        Finding.Owner both = new Finding.Owner(Optional.of(it.borrower), Optional.of(it.bookings.lender()));
        it.db.update(
                "insert into members (group_id, person, role, since) values ($1, $2, 'member', date '2020-01-01')",
                it.bookings.lender(),
                it.borrower);
        UUID search = it.platform.ids().next();
        tell(search, both, "和室1（例）");
        var mail = it.mails(BORROWER).getFirst();
        assertThat(header(mail, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        String address = header(mail, "List-Unsubscribe").replaceAll("\\s", "");
        assertThat(address).matches("<https://mochiyori\\.example/api/v1/letter-stops\\?key=[\\w-]{22,}>");
        String key = address.substring(address.indexOf('=') + 1, address.length() - 1);
        assertThat(header(it.mails(LENDER).getFirst(), "List-Unsubscribe")).doesNotContain(key);

        assertThat(it.notice.stops().isEnded(key)).contains(false);
        end(key);
        end(key);
        assertThat(it.notice.stops().isEnded(key)).contains(true);
        tell(search, both, "和室2（例）");
        assertThat(it.mails(BORROWER)).hasSize(1);
        assertThat(it.mails(LENDER)).hasSize(2);
        assertThat(it.kinds(it.borrower)).as("on the page").hasSize(2);
        tell(it.platform.ids().next(), both, "和室2（例）");
        assertThat(it.mails(BORROWER)).as("another search").hasSize(2);

        it.db.inTransaction(tx -> {
            it.notice.stops().resume(tx, key);
            return key;
        });
        tell(search, both, "和室3（例）");
        assertThat(it.mails(BORROWER)).hasSize(3);
        assertThat(header(it.mails(BORROWER).getLast(), "List-Unsubscribe")).contains(key);
    }

    @Test
    void what_nobody_subscribed_to_has_nothing_to_end() {
        it.bookings.book(org.mochiyori.booking.BookingsToTell.START, "和室1（例）");
        it.tell();
        it.notice.send();
        assertThat(it.mails(BORROWER))
                .isNotEmpty()
                .allSatisfy(mail -> assertThat(header(mail, "List-Unsubscribe")).isEmpty());
    }

    private void end(String key) {
        it.db.inTransaction(tx -> {
            it.notice.stops().end(tx, key);
            return key;
        });
    }

    private UUID tell(Finding.Owner owner, String... names) {
        return tell(it.platform.ids().next(), owner, names);
    }

    private UUID tell(UUID search, Finding.Owner owner, String... names) {
        it.clock.advance(Duration.ofMinutes(1));
        List<Finding.Thing> things = java.util.Arrays.stream(names)
                .map(name -> new Finding.Thing(it.platform.ids().next(), name, Optional.empty()))
                .toList();
        Finding finding = new Finding(search, "土曜の和室", owner, "north", ZoneId.of("Asia/Tokyo"), things, "secret");
        it.db.inTransaction(tx -> {
            it.notice.findings().tell(tx, finding);
            return search;
        });
        it.notice.send();
        return search;
    }
}
