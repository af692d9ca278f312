package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.arrangement.Helping;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Contact;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.notice.NoticeConfig;
import org.mochiyori.notice.Telling;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.web.FreePort;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** Asking a person for help: from the request with its times over the letter and its link to what is arranged. */
class SoundingPagesTest {
    private static final Pattern LINK = Pattern.compile("/answer\\?token=[A-Za-z0-9_-]+");
    private static final String NINTH = "\"from\":\"2027-01-09T10:00:00+09:00\",\"to\":\"2027-01-09T12:00:00+09:00\"";
    private static final String TENTH = "\"from\":\"2027-01-10T10:00:00+09:00\",\"to\":\"2027-01-10T12:00:00+09:00\"";

    private static TestClock clock;
    private static TestHub server;
    private static BookingFixture fixture;
    private static PeopleFixture people;
    private static Who clerk;
    private static int persons;

    private String mail = "";
    private Entry skill;

    @BeforeAll
    static void start() {
        clock = TestClock.at("2026-12-20T09:00:00+09:00");
        // Nobody takes mail there, so letters wait in the outbox, where they can be read.
        NoticeConfig.Server nowhere =
                new NoticeConfig.Server("127.0.0.1", FreePort.take(), NoticeConfig.Tls.NONE, Optional.empty(), "");
        server = TestHub.start(clock, new NoticeConfig(Optional.of(nowhere), "mochiyori@example.jp"));
        fixture = BookingFixture.on(server);
        people = fixture.people();
        clerk = people.staff(fixture.lender().hub(), StaffRole.DESK);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void somebodyOffersHelp() {
        persons++;
        mail = "helper" + persons + "@example.jp";
        skill = fixture.listings().skill(fixture.lender(), new Contact("助田 花" + persons, "", mail, ""));
    }

    @Test
    void a_yes_by_the_link_arranges_the_time_that_was_chosen_and_opens_contacts_to_both() {
        JsonNode booked = book(skill, NINTH, TENTH);
        assertThat(booked.at("/lines/0/candidates/0/from").asText()).startsWith("2027-01-10T10:00");
        Browser desk = Browser.on(server).as(clerk, people.cookie(clerk));
        String path = "/bookings/" + booked.path("id").asText() + "/lines/" + line(booked) + "/soundings";
        assertThat(desk.get("/desk/soundings").text()).contains("けん玉の先生（例）", "まだ打診していません");
        // Of two times one must be chosen: a plain yes is no answer.
        assertThat(desk.get("/bookings/" + booked.path("id").asText()).text())
                .contains("候補の日時")
                .doesNotContain("承認する");
        assertThat(desk.get(path).text()).contains("助田 花" + persons, mail);
        Browser.Shown wrong = desk.send(desk.get(path), path, Map.of("days", "99"));
        assertThat(wrong.reply().status()).isEqualTo(422);
        assertThat(wrong.text()).contains("1から30までの数にしてください", "まだ打診していません");
        assertThat(wrong.page().values("//input[@name='days']/@value")).contains("99");
        Browser.Shown asked = desk.send(wrong, path, Map.of("days", "5"));
        assertThat(asked.path()).isEqualTo(path);
        assertThat(asked.text()).contains("打診中");

        String letter = letter("helper-sounding");
        assertThat(letter).contains("助田 花" + persons + " 様", "借りる会（例）", "定例会", "1月10日（日） 午前10時");
        assertThat(letter).doesNotContain("連絡先：");
        String link = link(letter);
        // A mail program that opens the link, and looks at it again, answers nothing.
        Browser helper = Browser.on(server);
        helper.get(link);
        Browser.Shown page = helper.get(link);
        assertThat(state(booked)).isEqualTo("requested");
        assertThat(page.text()).contains("借りる会（例）", "なら、できます", "今回はできません");

        Browser.Shown done = helper.send(page, "/answer/accept", Map.of("candidate", "2"));
        assertThat(done.heading()).isEqualTo("日時が決まりました");
        assertThat(done.text()).contains("1月10日（日）");
        JsonNode after = read(booked);
        assertThat(after.at("/lines/0/state").asText()).isEqualTo("confirmed");
        assertThat(after.at("/lines/0/from").asText()).startsWith("2027-01-10T10:00");
        assertThat(Browser.on(server)
                        .as(fixture.borrowing(), people.cookie(fixture.borrowing()))
                        .get("/bookings/" + booked.path("id").asText())
                        .text())
                .contains(mail);
        Helping.run(server);
        assertThat(letter("helper-arranged")).contains("連絡先：");
        Helping.run(server);
        assertThat(count("helper-arranged")).isEqualTo(1);

        // Used once: a second answer by it changes nothing and says how things stand.
        Reply again = helper.post("/answer/decline", Map.of("token", link.substring(14)), origin());
        assertThat(again.header("Location")).contains(link);
        assertThat(helper.get(link).heading()).isEqualTo("日時が決まりました");
        assertThat(state(booked)).isEqualTo("confirmed");

        // What had been accepted and is called off is told.
        assertThat(fixture.representative().post(api(booked) + "/cancel", "{}").status())
                .isEqualTo(200);
        Helping.run(server);
        assertThat(letter("helper-cancelled")).contains("取りやめ");
    }

    @Test
    void another_time_offered_exactly_is_taken_with_one_button_and_letters_speak_the_helpers_language() {
        Contact reader = new Contact("Hana Suketa", "", mail, "", Language.EN);
        skill = fixture.listings().skill(fixture.lender(), reader);
        fixture.listings()
                .insert(
                        "update listings set translations = '{\"en\":{\"name\":\"Kendama lessons\"}}' where id = $1",
                        skill.id());
        JsonNode booked = book(skill, NINTH, TENTH);
        String link = sound(booked);
        assertThat(letter("helper-sounding"))
                .contains("&lang=en", "Kendama lessons")
                .doesNotContain("様")
                .doesNotContain("けん玉の先生（例）");
        Browser helper = Browser.on(server);
        assertThat(helper.get(link + "&lang=en").text())
                .contains("Kendama lessons")
                .doesNotContain("けん玉の先生（例）");
        Browser.Shown page = helper.get(link + "&lang=ja");
        assertThat(page.text()).contains("けん玉の先生（例）").doesNotContain("Kendama lessons");
        Browser.Shown half = helper.send(page, "/answer/offer", Map.of("day", "2027-01-11", "until", "16:00"));
        assertThat(half.reply().status()).as("neither words nor a whole time").isEqualTo(409);
        assertThat(half.page().values("//input[@name='until']/@value")).containsExactly("16:00");
        helper.send(page, "/answer/offer", Map.of("day", "2027-01-11", "from", "14:00", "until", "16:00"));
        assertThat(state(booked)).isEqualTo("requested");
        String here = "/bookings/" + booked.path("id").asText();
        Browser desk = Browser.on(server).as(clerk, people.cookie(clerk));
        assertThat(desk.get(here + "/lines/" + line(booked) + "/soundings").text())
                .contains("1月11日");
        Browser borrower = Browser.on(server).as(fixture.borrowing(), people.cookie(fixture.borrowing()));
        Telling.tell(server);
        assertThat(toBorrower("other-time")).contains("1月11日（月） 午後2時", "ボタンで", here);
        assertThat(borrower.get("/notices").text()).contains("別の日時ならできる");
        Browser.Shown taken = borrower.send(borrower.get(here), here + "/take-offer", Map.of());
        assertThat(taken.reply().status()).isEqualTo(200);
        JsonNode after = read(booked);
        assertThat(after.findValuesAsText("state")).contains("confirmed");
        assertThat(after.toString()).contains("2027-01-11T14:00");
        assertThat(taken.page().all("//form[@action='" + here + "/take-offer']"))
                .isEmpty();
        Helping.run(server);
        assertThat(letter("helper-arranged")).contains("Hana Suketa");
    }

    @Test
    void other_times_told_in_words_are_talked_over_by_the_desk_and_the_borrower_hears_of_it_without_them() {
        JsonNode booked = book(skill, NINTH, TENTH);
        Browser helper = Browser.on(server);
        helper.send(helper.get(sound(booked)), "/answer/offer", Map.of("other", "火曜の夜なら。電話 090-1111-2222"));
        Telling.tell(server);
        String here = "/bookings/" + booked.path("id").asText();
        assertThat(toBorrower("other-times")).contains("窓口が日時をご相談します", here).doesNotContain("090-1111");
        Browser borrower = Browser.on(server).as(fixture.borrowing(), people.cookie(fixture.borrowing()));
        Browser.Shown page = borrower.get(here);
        assertThat(page.text()).contains("別の日ならできる、という返事がありました").doesNotContain("090-1111");
        assertThat(page.page().all("//form[@action='" + here + "/take-offer']")).isEmpty();
    }

    @Test
    void nobody_is_promised_to_two_at_one_hour_and_can_still_take_another_time() {
        JsonNode first = book(skill, NINTH, TENTH);
        Entry other = fixture.listings().skill(fixture.lender(), new Contact("助田 花" + persons, "", mail, ""));
        JsonNode second = book(other, NINTH, TENTH);
        String one = sound(first);
        String two = sound(second);
        Browser helper = Browser.on(server);
        assertThat(helper.send(helper.get(one), "/answer/accept", Map.of("candidate", "1"))
                        .reply()
                        .status())
                .isEqualTo(200);
        Browser.Shown refused = helper.send(helper.get(two), "/answer/accept", Map.of("candidate", "1"));
        assertThat(refused.reply().status()).isEqualTo(409);
        assertThat(refused.text()).contains("ほかの約束と重なっています");
        assertThat(state(second)).isEqualTo("requested");
        assertThat(helper.send(refused, "/answer/accept", Map.of("candidate", "2"))
                        .heading())
                .isEqualTo("日時が決まりました");
        Reply third = fixture.representative().post("/api/v1/bookings", wish(skill, NINTH, ""));
        assertThat(third.status()).isEqualTo(409);
        assertThat(third.json().path("type").asText()).endsWith("/problems/taken");
    }

    @Test
    void who_does_not_answer_is_reminded_once_and_then_the_desk_asks_the_next() {
        Entry next = fixture.listings().skill(fixture.lender(), new Contact("次田 次郎", "", "next" + mail, ""));
        server.features()
                .platform()
                .db()
                .update(
                        "update listings set category = 'kendama' || $2 where id = any ($1)",
                        new UUID[] {skill.id(), next.id()},
                        String.valueOf(persons));
        JsonNode booked = book(skill, NINTH, TENTH);
        String link = sound(booked);
        Helping.run(server);
        assertThat(count("helper-reminder")).isZero();
        clock.advance(Duration.ofDays(3));
        Helping.run(server);
        Helping.run(server);
        assertThat(count("helper-reminder")).isEqualTo(1);
        String reminded = link(letter("helper-reminder"));
        assertThat(reminded).isNotEqualTo(link);
        clock.advance(Duration.ofDays(3));
        Helping.run(server);
        Browser helper = Browser.on(server);
        assertThat(helper.get(link).heading()).isEqualTo("お返事の期限が過ぎました");
        assertThat(helper.post("/answer/accept", Map.of("token", reminded.substring(14), "candidate", "1"), origin())
                        .status())
                .isEqualTo(303);
        assertThat(soundings(booked).at("/items/0/state").asText()).isEqualTo("unanswered");

        Browser desk = Browser.on(server).as(clerk, people.cookie(clerk));
        String path = "/bookings/" + booked.path("id").asText() + "/lines/" + line(booked) + "/soundings";
        Browser.Shown page = desk.get(path);
        assertThat(page.text()).contains("返事なし", "ほかの人に聞く");
        Reply asked = as(clerk)
                .post(api(booked) + "/lines/" + line(booked) + "/soundings", "{\"listing\":\"" + next.id() + "\"}");
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        mail = "next" + mail;
        Browser.Shown done =
                helper.send(helper.get(link(letter("helper-sounding"))), "/answer/accept", Map.of("candidate", "2"));
        assertThat(done.heading()).isEqualTo("日時が決まりました");
        JsonNode lines = read(booked).path("lines");
        assertThat(lines.at("/0/state").asText()).isEqualTo("withdrawn");
        assertThat(lines.at("/1/state").asText()).isEqualTo("confirmed");
        assertThat(lines.at("/1/listing").asText()).isEqualTo(next.id().toString());
        clock.advance(Duration.ofDays(-6));
    }

    @Test
    void a_no_leaves_the_request_open_and_a_call_is_written_down_with_a_memo() {
        JsonNode booked = book(skill, NINTH, TENTH);
        Browser helper = Browser.on(server);
        String link = sound(booked);
        assertThat(helper.send(helper.get(link), "/answer/decline", Map.of("reason", "busy"))
                        .heading())
                .isEqualTo("お返事を受け取りました");
        assertThat(state(booked)).isEqualTo("requested");
        Reply asked = ask(booked, "{\"way\":\"phone\"}");
        assertThat(ask(booked, "{}").status()).isEqualTo(409);
        Browser desk = Browser.on(server).as(clerk, people.cookie(clerk));
        String path = "/bookings/" + booked.path("id").asText() + "/lines/" + line(booked) + "/soundings";
        String write = path + "/" + asked.json().path("id").asText();
        assertThat(desk.get(path).text()).contains("メールは送っていません");
        Browser.Shown wordless = desk.send(desk.get(path), write, Map.of("memo", "12/20 電話、本人"));
        assertThat(wordless.reply().status()).isEqualTo(422);
        assertThat(wordless.page().all("//textarea[@name='memo'][text()='12/20 電話、本人']"))
                .hasSize(1);
        assertThat(state(booked)).isEqualTo("requested");
        String answer = "/api/v1/soundings/" + asked.json().path("id").asText() + "/answer";
        assertThat(as(clerk)
                        .post(answer, "{\"answer\":\"accept\",\"candidate\":1}")
                        .status())
                .isEqualTo(422);
        assertThat(fixture.representative()
                        .post(answer, "{\"answer\":\"accept\",\"candidate\":1,\"note\":\"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(fixture.stranger()
                        .post(answer, "{\"answer\":\"accept\",\"candidate\":1,\"note\":\"x\"}")
                        .status())
                .isEqualTo(404);
        Reply accepted = as(clerk).post(answer, "{\"answer\":\"accept\",\"candidate\":1,\"note\":\"12/20 電話、本人\"}");
        assertThat(accepted.json().path("state").asText()).isEqualTo("accepted");
        assertThat(state(booked)).isEqualTo("confirmed");
        JsonNode moves = fixture.lending().get(api(booked) + "/history").json().path("items");
        assertThat(moves.toString()).contains("by-phone", "12/20 電話、本人");
        // What the desk noted of the call is not for who asked.
        Reply told = fixture.representative().get(api(booked) + "/history");
        assertThat(told.text()).contains("by-phone").doesNotContain("12/20 電話、本人");
    }

    @Test
    void who_stands_in_for_somebody_is_asked_about_the_same_times() {
        Entry next = fixture.listings().skill(fixture.lender(), new Contact("次田 次郎", "", "other" + mail, ""));
        server.features()
                .platform()
                .db()
                .update(
                        "update listings set category = 'kendama' || $2 where id = any ($1)",
                        new UUID[] {skill.id(), next.id()},
                        "in" + persons);
        Entry hall = fixture.room();
        Reply asked = fixture.representative().post("/api/v1/bookings", """
                {"group":"%s","purpose":"定例会","lines":[{"listing":"%s",%s},
                 {"listing":"%s",%s,"candidates":[{%s}]}]}
                """.formatted(
                        fixture.borrower(), hall.id(), NINTH, skill.id(), NINTH, TENTH));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        JsonNode booked = asked.json();
        String path = "/bookings/" + booked.path("id").asText();
        String line = booked.at("/lines/1/id").asText();
        assertThat(fixture.lending()
                        .matching(fixture.lending().get("/api/v1" + path))
                        .post("/api/v1" + path + "/decline", "{\"line\":\"%s\",\"note\":\"都合\"}".formatted(line))
                        .status())
                .isEqualTo(200);
        Browser borrower = Browser.on(server).as(fixture.borrowing(), people.cookie(fixture.borrowing()));
        String replace = path + "/lines/" + line + "/replace";
        Browser.Shown sure = borrower.send(
                borrower.get(path), replace, Map.of("listing", next.id().toString()));
        borrower.send(sure, replace, Map.of());
        JsonNode instead = fixture.representative().get("/api/v1" + path).json().at("/lines/2");
        assertThat(instead.path("listing").asText()).isEqualTo(next.id().toString());
        assertThat(instead.at("/candidates/0/from").asText()).startsWith("2027-01-10T10:00");
        Browser desk = Browser.on(server).as(clerk, people.cookie(clerk));
        assertThat(desk.get(path).text()).doesNotContain("承認する");
    }

    @Test
    void links_that_were_never_sent_or_whose_request_was_taken_back_answer_nothing() {
        JsonNode booked = book(skill, NINTH, TENTH);
        String link = sound(booked);
        Browser helper = Browser.on(server);
        String forged = link.substring(0, link.length() - 1) + (link.endsWith("A") ? "B" : "A");
        assertThat(helper.get(forged).reply().status()).isEqualTo(404);
        assertThat(helper.post("/answer/accept", Map.of("token", forged.substring(14), "candidate", "1"), origin())
                        .status())
                .isEqualTo(303);
        assertThat(read(booked).at("/lines/0/state").asText()).isEqualTo("requested");
        fixture.representative().post(api(booked) + "/withdraw", "{}");
        assertThat(helper.get(link).heading()).isEqualTo("このお願いは終わりました");
        assertThat(helper.post("/answer/accept", Map.of("token", link.substring(14), "candidate", "1"), origin())
                        .status())
                .isEqualTo(303);
        assertThat(state(booked)).isEqualTo("withdrawn");
        Helping.run(server);
        assertThat(soundings(booked).at("/items/0/state").asText()).isEqualTo("closed");
    }

    @Test
    void beside_a_hall_the_person_is_waited_for_and_both_are_agreed_together() {
        Entry hall = fixture.room();
        String wish = """
                {"group":"%s","purpose":"定例会","lines":[{"listing":"%s",%s},
                 {"listing":"%s",%s,"candidates":[{%s}]}]}
                """.formatted(fixture.borrower(), hall.id(), NINTH, skill.id(), NINTH, TENTH);
        Reply asked = fixture.representative().post("/api/v1/bookings", wish);
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        JsonNode booked = asked.json();
        assertThat(booked.at("/lines/0/state").asText()).isEqualTo("held");
        String line = booked.at("/lines/1/id").asText();
        as(clerk).post(api(booked) + "/lines/" + line + "/soundings", "{}");
        Browser helper = Browser.on(server);
        helper.send(helper.get(link(letter("helper-sounding"))), "/answer/accept", Map.of("candidate", "1"));
        JsonNode after = read(booked);
        assertThat(after.at("/lines/0/state").asText()).isEqualTo("confirmed");
        assertThat(after.at("/lines/1/state").asText()).isEqualTo("confirmed");
    }

    @Test
    void the_page_asks_for_two_or_three_times_and_keeps_what_was_typed() {
        Browser borrower = Browser.on(server).as(fixture.borrowing(), people.cookie(fixture.borrowing()));
        String action = "/listings/" + skill.id() + "/book";
        Map<String, String> one = Map.of("purpose", "定例会", "wish1", "2027-01-09", "from1", "10:00", "until1", "12:00");
        Browser.Shown missing = borrower.send(borrower.get(action), action, one);
        assertThat(missing.reply().status()).isEqualTo(422);
        Browser.Shown quoted =
                borrower.send(missing, action, Map.of("wish2", "2027-01-10", "from2", "13:00", "until2", "15:00"));
        assertThat(quoted.text()).contains("この内容で申し込む");
        Browser.Shown booked = borrower.send(quoted, action, Map.of());
        assertThat(booked.path()).startsWith("/bookings/");
        JsonNode line =
                fixture.representative().get("/api/v1" + booked.path()).json().at("/lines/0");
        assertThat(line.path("state").asText()).isEqualTo("requested");
        assertThat(line.at("/candidates/0/from").asText()).startsWith("2027-01-10T13:00");
    }

    private JsonNode book(Entry what, String first, String second) {
        Reply booked = fixture.representative().post("/api/v1/bookings", wish(what, first, second));
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        return booked.json();
    }

    private static String wish(Entry what, String first, String second) {
        String more = second.isEmpty() ? "" : ",\"candidates\":[{" + second + "}]";
        return "{\"group\":\"%s\",\"purpose\":\"定例会\",\"lines\":[{\"listing\":\"%s\",%s%s}]}"
                .formatted(fixture.borrower(), what.id(), first, more);
    }

    private String sound(JsonNode booked) {
        int before = count("helper-sounding");
        Reply asked = ask(booked, "{}");
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertThat(count("helper-sounding")).isEqualTo(before + 1);
        return link(body("helper:" + asked.json().path("id").asText() + ":SOUNDING"));
    }

    private static String body(String key) {
        return server.features()
                .platform()
                .db()
                .get("select body from letters where dedupe = $1", row -> row.getString("body"), key);
    }

    private static Reply ask(JsonNode booked, String body) {
        return as(clerk).post(api(booked) + "/lines/" + line(booked) + "/soundings", body);
    }

    private static JsonNode soundings(JsonNode booked) {
        return as(clerk).get(api(booked) + "/soundings").json();
    }

    private static String link(String letter) {
        Matcher found = LINK.matcher(letter);
        assertThat(found.find()).as(letter).isTrue();
        return found.group();
    }

    private String letter(String kind) {
        return letter(kind, mail);
    }

    private static String letter(String kind, String to) {
        List<String> bodies = server.features()
                .platform()
                .db()
                .list(
                        "select body from letters where kind = $1 and recipient = $2 order by created_at, id",
                        row -> row.getString("body"),
                        kind,
                        to);
        assertThat(bodies).as(kind).isNotEmpty();
        return bodies.getLast();
    }

    private static String toBorrower(String kind) {
        return letter(kind, fixture.borrowing().mail());
    }

    private int count(String kind) {
        return server.features()
                .platform()
                .db()
                .get(
                        "select count(*)::int as n from letters where kind = $1 and recipient = $2",
                        row -> row.getInteger("n"),
                        kind,
                        mail);
    }

    private static TestClient as(Who who) {
        return fixture.as(who);
    }

    private static JsonNode read(JsonNode booked) {
        return fixture.representative().get(api(booked)).json();
    }

    private static String state(JsonNode booked) {
        return read(booked).at("/lines/0/state").asText();
    }

    private static String api(JsonNode booked) {
        return "/api/v1/bookings/" + booked.path("id").asText();
    }

    private static String line(JsonNode booked) {
        return booked.at("/lines/0/id").asText();
    }

    private static String origin() {
        return server.features().platform().origin().toString();
    }
}
