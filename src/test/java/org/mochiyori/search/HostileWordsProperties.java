package org.mochiyori.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Contact;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.catalogue.Reservation;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.catalogue.Visibility;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestHub;

class HostileWordsProperties {
    private static final long SEED = 20_270_109;

    private static final List<String> PIECES = List.of(
            "会議室",
            "かいぎしつ",
            "ー",
            "〜",
            "\u0000",
            "\u200d",
            "\ud83d\ude00",
            "\ufdfa",
            "AND",
            "OR NOT",
            "*:*",
            "[* TO *]",
            "\"",
            "\\",
            "(",
            "))",
            "{!x}",
            "~5",
            "^9",
            "name:",
            "' or 1=1 --",
            "<script>",
            "%",
            "１２３",
            "30人",
            "99999999999人",
            "13月45日",
            "25時",
            "土曜の午後",
            "多摩市",
            "市",
            "ヶ",
            "㍿",
            "ﾌﾟﾛｼﾞｪｸﾀｰ",
            "phòng họp",
            "가",
            "ا",
            "ß",
            "İ",
            "ǆ",
            " ",
            "\t",
            "\n",
            "/",
            "-",
            "の",
            "々",
            "/.*a.{30}/",
            "owner_private:",
            "contact:*",
            "~2 ~2 ~2",
            "((((((((((",
            "カナリヤ",
            "鳥籠7391");

    /** Put into other parameters as well as into the words. */
    private static final List<String> MORE = List.of(
            "kind=space",
            "kind=x",
            "category=meeting-room",
            "feature=wheelchair",
            "feature=none",
            "area=132110",
            "area=99",
            "hub=x",
            "fee=none",
            "persons=8",
            "persons=-1",
            "quantity=99999999999",
            "near=35.7,139.4",
            "near=NaN,1e309",
            "within=1",
            "bounds=35,139,36,140",
            "sort=name",
            "sort=newest",
            "sort=distance",
            "sort=contact",
            "fields=id,name",
            "fields=contact",
            "marks=include",
            "facets=none",
            "words=literal",
            "limit=100",
            "cursor=AAAA",
            "lang=vi",
            "duration=PT2H",
            "from=2027-01-09T10:00:00%2B09:00&to=2027-01-09T12:00:00%2B09:00",
            "from=2020-01-09T10:00:00%2B09:00&to=2020-01-09T12:00:00%2B09:00");

    /** In everything of the sample world that strangers must not learn. */
    private static final String CANARY = "カナリヤ鳥籠7391";

    private static TestHub server;
    private static List<String> hidden;
    private static int visible;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void start() {
        server = TestHub.start();
        BookingFixture fixture = BookingFixture.on(server);
        ListingFixture listings = fixture.listings();
        Entry room = fixture.room();
        listings.skill(fixture.lender(), new Contact(CANARY, CANARY, CANARY + "@example.jp", CANARY));
        visible = 2;
        hidden = Arrays.stream(Visibility.values())
                .filter(visibility -> visibility != Visibility.PUBLIC)
                .map(visibility -> listings.published(
                                fixture.lender(),
                                ListingDraft.here(Optional.empty(), CANARY + visibility, "", Thing.Space.forPersons(9))
                                        .with(new ListingDraft.Access(Reservation.HERE, visibility)))
                        .id()
                        .toString())
                .toList();
        tell(fixture, room);
        SearchFixture.catchUp(server);
    }

    /** What one may learn of a booking, a key and a calendar of a public room, and what one may not. */
    private static void tell(BookingFixture fixture, Entry room) {
        ListingFixture listings = fixture.listings();
        String day = LocalDate.now(ZoneId.of("Asia/Tokyo")).plusDays(3).toString();
        Reply booked = fixture.representative()
                .post(
                        "/api/v1/bookings",
                        fixture.wishAt(room, day + "T10:00", day + "T12:00").replace("定例会", CANARY));
        Reply written = fixture.representative()
                .post(
                        fixture.path(booked) + "/messages",
                        "{\"lender\":\"" + fixture.lender().group() + "\",\"text\":\"" + CANARY + "\"}");
        String key = "/api/v1/listings/" + room.id() + "/access";
        Reply kept = fixture.lending()
                .matching(fixture.lending().get(key))
                .put(key, "{\"method\":\"keybox\",\"instruction\":\"" + CANARY + "\",\"secret\":\"" + CANARY + "\"}");
        assertThat(List.of(booked.status(), written.status(), kept.status()))
                .as(booked.text() + written.text() + kept.text())
                .allMatch(status -> status < 300);
        String event =
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20300109T010000Z\r\n"
                        + "DURATION:PT1H\r\nSUMMARY:" + CANARY + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        listings.in(tx -> server.features()
                .outside()
                .calendars()
                .addFile(tx, fixture.lender().caller(), room.id(), CANARY, event.getBytes(StandardCharsets.UTF_8)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void no_text_breaks_the_search_and_none_finds_what_is_hidden() {
        IntStream.range(0, 300).forEach(this::ask);
    }

    @Test
    @Tag("long")
    void the_same_of_five_thousand_and_each_within_half_a_second() {
        IntStream.range(0, 500).forEach(this::ask); // a server that has just started is slow
        long[] millis = IntStream.range(0, 5_000).mapToLong(this::ask).sorted().toArray();
        System.out.printf(
                "%d hostile questions: p50 %d ms, p99 %d ms, slowest %d ms%n",
                millis.length, millis[2_500], millis[4_950], millis[4_999]);
        assertThat(millis[4_999]).isLessThan(500);
    }

    /** Returns how long it took. */
    private long ask(int number) {
        String path = path();
        long begun = System.nanoTime();
        Reply reply = server.client().get(path);
        long took = (System.nanoTime() - begun) / 1_000_000;
        String what = "seed %d, text %d: %s".formatted(SEED, number, path);
        assertThat(reply.status()).as(what).isIn(200, 400, 414, 422);
        if (reply.status() == 200) {
            assertThat(hidden).as(what).noneMatch(reply.text()::contains);
            assertThat(reply.json().path("total").asInt()).as(what).isLessThanOrEqualTo(visible);
            reply.json()
                    .path("facets")
                    .findValues("count")
                    .forEach(count -> assertThat(count.asInt()).as(what).isLessThanOrEqualTo(visible));
        }
        return took;
    }

    private String path() {
        int pieces = random.nextInt(30) == 0 ? 500 : 1 + random.nextInt(12);
        String text = IntStream.range(0, pieces)
                .mapToObj(n -> PIECES.get(random.nextInt(PIECES.size())))
                .collect(Collectors.joining());
        String query = "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
        if (random.nextInt(4) == 0) {
            return "/api/v1/listings/suggest" + query;
        }
        String more = IntStream.range(0, random.nextInt(4))
                .mapToObj(n -> "&" + MORE.get(random.nextInt(MORE.size())))
                .distinct()
                .collect(Collectors.joining());
        return (random.nextInt(8) == 0 ? "/api/v1/listings/months" : "/api/v1/listings") + query + more;
    }

    /** Neither by counting nor by sorting, completing or marking, whatever part of it is asked for. */
    @Test
    void what_is_hidden_counts_for_nothing() {
        String all = counted("");
        for (String part : List.of(CANARY, "カナリヤ", "鳥籠", "7391", "かなりや", "kanariya", "カナリヤ鳥")) {
            String q = URLEncoder.encode(part, StandardCharsets.UTF_8);
            JsonNode found = server.client()
                    .get("/api/v1/listings?words=literal&marks=include&q=" + q)
                    .json();
            assertThat(found.path("total").asInt(-1)).as(part).isZero();
            assertThat(found.path("items")).as(part).isEmpty();
            assertThat(found.path("facets").findValuesAsText("count")).as(part).allMatch("0"::equals);
            assertThat(server.client().get("/api/v1/listings/suggest?q=" + q).text())
                    .as(part)
                    .doesNotContain("鳥籠");
            for (String sort : List.of("name", "newest")) {
                assertThat(counted("&sort=" + sort)).as(part).isEqualTo(all);
            }
        }
        assertThat(all).isEqualTo(String.valueOf(visible));
    }

    private static String counted(String more) {
        JsonNode found = server.client()
                .get("/api/v1/listings?facets=none&limit=100" + more)
                .json();
        assertThat(found.toString()).doesNotContain("7391");
        assertThat(found.path("items")).hasSize(found.path("total").asInt());
        return found.path("total").asText();
    }
}
