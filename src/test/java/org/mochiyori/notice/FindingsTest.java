package org.mochiyori.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.notice.NoticeFixture.BORROWER;
import static org.mochiyori.notice.NoticeFixture.DESK;
import static org.mochiyori.notice.NoticeFixture.LENDER;
import static org.mochiyori.notice.NoticeFixture.body;
import static org.mochiyori.notice.NoticeFixture.subject;

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

    private UUID tell(Finding.Owner owner, String... names) {
        UUID search = it.platform.ids().next();
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
