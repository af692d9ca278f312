package org.mochiyori.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.booking.BookingFixture.DAY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.notice.Telling;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

class ConversationsTest {
    private static final TestClock CLOCK = TestClock.at("2026-12-20T00:00:00Z");

    private static TestHub server;

    private BookingFixture fixture;
    private Reply booking;

    @BeforeAll
    static void start() {
        server = TestHub.start(CLOCK);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void ask() {
        fixture = BookingFixture.on(server);
        booking = fixture.book(fixture.decidedRoom());
    }

    @Test
    void both_sides_and_the_desk_write_and_nobody_else_reads() {
        TestClient desk = fixture.as(fixture.people().staff(fixture.lender().hub(), StaffRole.DESK));
        write(fixture.representative(), "椅子は何脚ありますか。\n  搬入は 9時です。");
        write(fixture.lending(), "40脚です。");
        write(desk, "鍵は窓口で渡します。");

        assertThat(read(fixture.member()).findValuesAsText("side")).containsExactly("borrower", "lender", "desk");
        assertThat(read(fixture.lending()).findValuesAsText("text").getFirst()).isEqualTo("椅子は何脚ありますか。\n搬入は 9時です。");
        assertThat(fixture.member().post(path(), text("読むだけ")).status()).isEqualTo(403);
        assertThat(fixture.stranger().get(path()).status()).isEqualTo(404);
        assertThat(fixture.stranger().post(path(), text("やあ")).status()).isEqualTo(404);
    }

    @Test
    void each_lender_has_a_conversation_of_its_own() {
        Lender other = fixture.listings().lender(fixture.lender().hub());
        booking = fixture.book(fixture.room(), fixture.listings().room(other));
        assertThat(fixture.representative().post(path(), text("どちらへ")).status()).isEqualTo(422);
        Reply toOther =
                fixture.representative().post(path(), "{\"text\":\"机を借ります\",\"lender\":\"" + other.group() + "\"}");
        assertThat(toOther.status()).isEqualTo(201);
        assertThat(read(fixture.as(other.speaker())).findValuesAsText("text")).containsExactly("机を借ります");
        assertThat(read(fixture.lending()).findValuesAsText("text")).isEmpty();
        assertThat(fixture.lending()
                        .post(path() + "/" + id(toOther) + "/report", "{}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void what_one_side_writes_in_a_row_is_told_once_without_the_words() {
        write(fixture.representative(), "ひとつめ");
        write(fixture.representative(), "ふたつめ");
        assertThat(unread(fixture.lending())).isEqualTo(2);
        assertThat(told(fixture.lender().speaker(), "lender-message")).hasSize(1);
        assertThat(told(fixture.lender().speaker(), "lender-message").toString())
                .doesNotContain("ひとつめ");
        assertThat(told(fixture.borrowing(), "message")).isEmpty();
        fixture.lending().post(path() + "/read", "{}");
        assertThat(unread(fixture.lending())).isZero();

        write(fixture.lending(), "わかりました");
        write(fixture.representative(), "みっつめ");
        assertThat(unread(fixture.lending())).isEqualTo(1);
        assertThat(unread(fixture.representative())).isZero();
        assertThat(told(fixture.lender().speaker(), "lender-message")).hasSize(2);
        assertThat(told(fixture.borrowing(), "message")).hasSize(1);
        assertThat(server.features()
                        .platform()
                        .db()
                        .list(
                                "select data::text as data from events where subject_kind = 'message'",
                                row -> row.getString("data")))
                .allSatisfy(data -> assertThat(data).doesNotContain("ひとつめ").doesNotContain("わかりました"));
    }

    @Test
    void what_is_taken_back_is_seen_to_have_been_there_and_the_desk_reads_what_was_reported() {
        Reply rude = write(fixture.representative(), "ひどい言葉");
        String at = path() + "/" + id(rude);
        assertThat(fixture.lending().post(at + "/report", "{\"reason\":\"暴言\"}").status())
                .isEqualTo(204);
        assertThat(fixture.lending().post(at + "/retract", "{}").status()).isEqualTo(404);
        assertThat(fixture.representative().post(at + "/retract", "{}").status())
                .isEqualTo(200);
        JsonNode left = read(fixture.lending()).at("/items/0/messages/0");
        assertThat(left.path("retracted").asBoolean()).isTrue();
        assertThat(left.has("text")).isFalse();

        TestClient desk = fixture.as(fixture.people().staff(fixture.lender().hub(), StaffRole.DESK));
        JsonNode report = desk.get("/api/v1/message-reports").json().at("/items/0");
        assertThat(report.path("text").asText()).isEqualTo("ひどい言葉");
        assertThat(report.path("reason").asText()).isEqualTo("暴言");
        TestClient abroad =
                fixture.as(fixture.people().staff(fixture.listings().lender().hub(), StaffRole.DESK));
        String settle = "/api/v1/message-reports/" + report.path("id").asText() + "/settle";
        assertThat(abroad.get("/api/v1/message-reports").json().path("items")).isEmpty();
        assertThat(abroad.post(settle, "{}").status()).isEqualTo(404);
        assertThat(desk.post(settle, "{\"note\":\"電話した\"}").status()).isEqualTo(204);
        assertThat(desk.get("/api/v1/message-reports").json().path("items")).isEmpty();
        assertThat(rows("message_reports where body is not null")).isZero();
    }

    @Test
    void ways_to_reach_somebody_are_left_out_for_the_other_side_until_something_is_agreed() {
        write(fixture.representative(), "０９０−１２３４−５６７８ か taro@example.jp へ。2027-01-09 10:00 に参ります。");
        JsonNode hidden = read(fixture.lending()).at("/items/0/messages/0");
        assertThat(hidden.path("text").asText()).isEqualTo("＊＊＊ か ＊＊＊ へ。2027-01-09 10:00 に参ります。");
        assertThat(hidden.path("contactsHidden").asBoolean()).isTrue();
        assertThat(read(fixture.member()).at("/items/0/messages/0/text").asText())
                .contains("taro@example.jp");

        Reply held = fixture.move(fixture.lending(), booking, "approve");
        fixture.move(fixture.representative(), held, "confirm");
        assertThat(read(fixture.lending()).at("/items/0/messages/0/text").asText())
                .contains("０９０−１２３４−５６７８", "taro@example.jp");
    }

    @Test
    void whoever_loses_the_role_loses_the_conversation_at_once() {
        Who leaver = fixture.people().resident();
        fixture.listings().member(fixture.borrower(), leaver.id(), "representative");
        TestClient client = fixture.as(leaver);
        Reply written = write(client, "最後のひとこと");
        assertThat(fixture.representative()
                        .delete("/api/v1/groups/" + fixture.borrower() + "/members/" + leaver.id())
                        .status())
                .isEqualTo(204);
        assertThat(client.get(path()).status()).isEqualTo(404);
        assertThat(client.post(path(), text("もう一度")).status()).isEqualTo(404);
        assertThat(client.post(path() + "/" + id(written) + "/retract", "{}").status())
                .isEqualTo(404);
        assertThat(read(fixture.representative()).findValuesAsText("text")).containsExactly("最後のひとこと");

        server.features().platform().db().inTransaction(tx -> {
            server.features()
                    .conversation()
                    .belongings()
                    .erase(tx, server.features().people().people().get(leaver.id()));
            return leaver;
        });
        assertThat(read(fixture.representative()).at("/items/0/messages/0/gone").asBoolean())
                .isTrue();
    }

    @Test
    void nobody_writes_without_end_or_long_after_the_use() {
        TestClient writing = fixture.representative();
        for (int i = 0; i < 20; i++) {
            write(writing, "その" + i);
        }
        assertThat(writing.post(path(), text("もうひとつ")).status()).isEqualTo(429);
        CLOCK.advance(Duration.ofMinutes(11));
        write(writing, "もうひとつ");
        assertThat(writing.post(path(), text("\u202E \n")).status()).isEqualTo(422);
        assertThat(writing.post(path(), text("あ".repeat(Conversations.LONGEST + 1)))
                        .status())
                .isEqualTo(422);

        Duration past = Duration.between(CLOCK.instant(), java.time.Instant.parse(DAY + "T03:00:00Z"))
                .plusDays(60);
        CLOCK.advance(past);
        Reply late = writing.post(path(), text("忘れ物"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("rule").asText()).isEqualTo("conversation.over");
        assertThat(read(writing).at("/items/0/open").asBoolean()).isFalse();
        CLOCK.advance(past.negated());
    }

    private Reply write(TestClient client, String text) {
        Reply written = client.post(path(), text(text));
        assertThat(written.status()).as(written.text()).isEqualTo(201);
        return written;
    }

    private static String text(String text) {
        return new ObjectMapper().createObjectNode().put("text", text).toString();
    }

    private JsonNode read(TestClient client) {
        return client.get(path()).json();
    }

    private int unread(TestClient client) {
        return read(client).at("/items/0/unread").asInt();
    }

    private String path() {
        return fixture.path(booking) + "/messages";
    }

    private static UUID id(Reply message) {
        return UUID.fromString(message.json().path("id").asText());
    }

    private List<JsonNode> told(Who who, String kind) {
        Telling.tell(server);
        List<JsonNode> told = new java.util.ArrayList<>();
        fixture.as(who).get("/api/v1/notices").json().path("items").forEach(told::add);
        told.removeIf(notice -> !notice.path("kind").asText().equals(kind));
        return told;
    }

    private static int rows(String where) {
        return server.features()
                .platform()
                .db()
                .get("select count(*)::int as n from " + where, row -> row.getInteger("n"));
    }
}
