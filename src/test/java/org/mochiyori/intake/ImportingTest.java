package org.mochiyori.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.catalogue.Reservation;
import org.mochiyori.listfile.SourceFile;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestHub;

/** Files through the API and the door, over a real database. */
class ImportingTest {
    private static final String BOUNDARY = "mochiyori-test-boundary";
    private static TestHub server;
    private Intake intake;
    private Lender lender;

    @BeforeAll
    static void start() {
        server = TestHub.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void people() {
        intake = server.features().intake().intake();
        lender = ListingFixture.on(server).lender();
    }

    @Test
    void the_runs_of_a_hub_are_read_page_by_page() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.addFirst(upload("halls%d.csv".formatted(i), "名称,住所\n桜会館,多摩市関戸1-1\n".getBytes(StandardCharsets.UTF_8))
                    .json()
                    .path("id")
                    .asText());
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = curator()
                    .get("/api/v1/imports?limit=2&hub=" + lender.hub() + cursor)
                    .json();
            page.path("items").forEach(one -> seen.add(one.path("id").asText()));
            cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        assertThat(seen).isEqualTo(made);
    }

    @Test
    void a_municipal_list_is_previewed_applied_shown_known_again_and_taken_back() {
        Reply preview = upload("222127_yaizu_community_center.csv", real("222127_yaizu_community_center.csv"));
        assertThat(preview.status()).isEqualTo(201);
        assertThat(preview.json().path("state").asText()).isEqualTo("previewed");
        assertThat(preview.json().at("/counts/read").asInt()).isEqualTo(9);
        assertThat(preview.json().path("rows")).hasSize(9);

        JsonNode applied = apply(preview.json().path("id").asText());
        assertThat(applied.at("/counts/created").asInt()).isEqualTo(9);
        String listing = applied.at("/rows/0/listing").asText();
        JsonNode shown = curator().get("/api/v1/listings/" + listing).json();
        assertThat(shown.at("/source/file").asText()).isEqualTo("222127_yaizu_community_center.csv");
        assertThat(shown.at("/source/record").asInt()).isEqualTo(1);
        assertThat(shown.path("reservation").asText()).isEqualTo("elsewhere");
        assertThat(server.client().get("/api/v1/listings/" + listing).status()).isEqualTo(200);

        Reply again = upload("222127_yaizu_community_center.csv", real("222127_yaizu_community_center.csv"));
        assertThat(apply(again.json().path("id").asText())
                        .at("/counts/unchanged")
                        .asInt())
                .isEqualTo(9);

        curator().post("/api/v1/imports/" + preview.json().path("id").asText() + "/undo", "{}");
        JsonNode undone = finished(preview.json().path("id").asText());
        assertThat(undone.path("state").asText()).isEqualTo("undone");
        assertThat(undone.at("/counts/undone").asInt()).isEqualTo(9);
        assertThat(server.client().get("/api/v1/listings/" + listing).status()).isEqualTo(404);
    }

    @Test
    void a_newer_issue_under_another_name_updates_what_the_older_one_made() {
        Import old = take("halls_2025.csv", list(10, "旧"));
        Import newer = take("new list.csv", list(10, "新"));

        assertThat(old.counts().created()).isEqualTo(10);
        assertThat(newer.counts().created()).isZero();
        assertThat(newer.counts().updated()).isEqualTo(10);
        assertThat(listings(newer))
                .allSatisfy(listing ->
                        assertThat(listing.draft().wording().description()).contains("新"));

        server.features().platform().db().inTransaction(tx -> intake.undo(tx, newer.id()));
        intake.finish(newer.id(), any -> {});
        assertThat(listings(old))
                .allSatisfy(listing ->
                        assertThat(listing.draft().wording().description()).contains("旧"));
    }

    @Test
    void the_same_hall_in_two_lists_is_one_listing_with_two_sources() {
        Import first = take("a.csv", "名称,住所,緯度,経度,備考\n中央公民館,東京都小平市小川町2-1333,35.7285,139.4777,一\n");
        Import second = take("b.csv", "施設名,所在地,緯度,経度,電話番号\n中央公民館,東京都小平市小川町2-1333,35.7285,139.4777,042-341-0861\n");

        assertThat(second.counts().attached()).isEqualTo(1);
        assertThat(listings(first))
                .singleElement()
                .satisfies(listing -> assertThat(listing.sources())
                        .extracting(source -> source.file())
                        .containsExactly("a.csv", "b.csv"));
        assertThat(take("b.csv", "施設名,所在地,緯度,経度,電話番号\n中央公民館,東京都小平市小川町2-1333,35.7285,139.4777,042-341-0861\n")
                        .counts()
                        .unchanged())
                .isEqualTo(1);
    }

    @Test
    void what_only_may_be_the_same_waits_for_the_curator() {
        take("a.csv", "名称,住所\n中央公民館,東京都小平市\n");
        Import second = take("b.csv", "施設名,所在地\n中央公民館,東京都小平市小川町2-1333\n");

        assertThat(second.counts().created()).isEqualTo(1);
        assertThat(server.features()
                        .curation()
                        .duplicates()
                        .list(lender.curating(), lender.hub(), Optional.empty(), 10)
                        .items())
                .hasSize(1);
    }

    @Test
    void rooms_of_a_hall_lie_at_one_place() {
        Import rooms = take("rooms.json", """
                [{"building":"市民会館","institution":"会議室A","capacity":20,"address":"東京都小平市小川町2-1333"},
                 {"building":"市民会館","institution":"和室","capacity":12,"address":"東京都小平市小川町2-1333"}]
                """);
        assertThat(listings(rooms)).hasSize(2);
        assertThat(listings(rooms))
                .extracting(listing -> listing.draft().place().orElseThrow())
                .containsOnly(listings(rooms).getFirst().draft().place().orElseThrow());
        assertThat(listings(rooms))
                .extracting(listing -> listing.draft().category())
                .containsExactly("meeting-room", "japanese-room");
    }

    @Test
    void no_imported_thing_can_be_applied_for_here() {
        Import halls = take("222127_yaizu_facilities_smartmap.csv", real("222127_yaizu_facilities_smartmap.csv"));
        Import pools = take("things.csv", "品名,団体名,数量,単位\nテント,商店会（例）,3,張\n");

        assertThat(List.of(halls, pools))
                .allSatisfy(run -> assertThat(listings(run))
                        .isNotEmpty()
                        .noneMatch(Listing::isLendable)
                        .noneMatch(listing -> listing.reservation() == Reservation.HERE));
    }

    @Test
    void a_groups_own_list_becomes_its_pools_with_their_hours() {
        Import pools = take(
                Optional.of(lender),
                "備品台帳.csv",
                "品名,数量,単位,利用可能曜日,開始時間,終了時間\n長机,20,台,月火水木金土日,9:00,21:00\nテント,3,張,,,\n".getBytes(StandardCharsets.UTF_8));

        assertThat(listings(pools))
                .allSatisfy(listing -> assertThat(listing.group()).contains(lender.group()))
                .extracting(Listing::quantity)
                .containsExactly(20, 3);
        assertThat(listings(pools).getFirst().isLendable()).isTrue();
        assertThat(listings(pools).getLast().isLendable()).isFalse();
    }

    @Test
    void after_a_failure_in_the_middle_it_goes_on_where_it_was() {
        Import run = begin(Optional.empty(), "many.csv", list(1_200, "").getBytes(StandardCharsets.UTF_8));
        var db = server.features().platform().db();
        server.asOwner("""
                create or replace function refuse() returns trigger language plpgsql as
                $$ begin if new.name = '施設700' then raise exception 'the cable is cut'; end if; return new; end $$
                """);
        server.asOwner("create trigger refuse before insert on listings for each row execute function refuse()");
        db.inTransaction(tx -> intake.apply(tx, run.id(), true));
        assertThat(finished(run.id().toString()).path("state").asText()).isEqualTo("failed");
        assertThat(intake.get(run.id()).position()).isEqualTo(500);

        server.asOwner("drop trigger refuse on listings");
        db.inTransaction(tx -> intake.apply(tx, run.id(), true));
        assertThat(finished(run.id().toString()).path("state").asText()).isEqualTo("applied");
        assertThat(intake.get(run.id()).counts().created()).isEqualTo(1_200);
        long there = db.get("select count(*) as n from listings where hub = $1", row -> row.getLong("n"), lender.hub());
        assertThat(there).isEqualTo(1_200);
    }

    @Test
    void a_file_that_is_no_list_is_refused_with_a_sentence() {
        Reply page =
                upload("list.csv", "<!DOCTYPE html><html><body>404</body></html>".getBytes(StandardCharsets.UTF_8));
        assertThat(page.json().path("state").asText()).isEqualTo("refused");
        assertThat(page.json().at("/problems/0/code").asText()).isEqualTo("file.html");
        assertThat(page.json().at("/problems/0/reason").asText())
                .contains("HTML")
                .doesNotContain("[");
        assertThat(page.json().path("rows")).isEmpty();
        Reply apply = curator().post("/api/v1/imports/" + page.json().path("id").asText() + "/apply", "{}");
        assertThat(apply.status()).isEqualTo(409);
        assertThat(upload("empty.csv", new byte[0])
                        .json()
                        .at("/problems/0/code")
                        .asText())
                .isEqualTo("file.empty");
    }

    @Test
    void imports_of_a_hub_are_not_there_for_curators_of_another() {
        String id = upload("a.csv", "名称\n公民館\n".getBytes(StandardCharsets.UTF_8))
                .json()
                .path("id")
                .asText();
        Lender other = ListingFixture.on(server).lender();
        TestClient stranger = server.client().bearing(other.curator().token());

        assertThat(stranger.get("/api/v1/imports/" + id).status()).isEqualTo(404);
        assertThat(stranger.post("/api/v1/imports/" + id + "/apply", "{}").status())
                .isEqualTo(404);
        assertThat(stranger.post("/api/v1/imports/" + id + "/undo", "{}").status())
                .isEqualTo(404);
        assertThat(upload(
                                server.client().bearing(other.curator().token()),
                                "a.csv",
                                "名称\n公民館\n".getBytes(StandardCharsets.UTF_8),
                                lender.hub())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_same_file_sent_again_under_its_key_is_one_run_and_another_file_is_refused() {
        byte[] halls = list(3, "").getBytes(StandardCharsets.UTF_8);
        byte[] others = list(4, "").getBytes(StandardCharsets.UTF_8);
        TestClient keyed = curator().with("Idempotency-Key", "once");
        Reply first = upload(keyed, "halls.csv", halls, lender.hub());
        Reply second = upload(keyed, "halls.csv", halls, lender.hub());
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("state").asText()).isEqualTo("previewed");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotent-Replayed")).contains("true");

        assertThat(upload(keyed, "halls.csv", others, lender.hub()).status()).isEqualTo(422);
        assertThat(upload(keyed, "halls.csv", halls, "elsewhere").status()).isIn(404, 422);
        assertThat(curator().get("/api/v1/imports?hub=" + lender.hub()).json().path("items"))
                .hasSize(1);
        assertThat(upload(curator().with("Idempotency-Key", "twice"), "halls.csv", others, lender.hub())
                        .status())
                .isEqualTo(201);
    }

    private static String list(int rows, String remark) {
        return "市区町村コード,NO,名称,住所,備考\n"
                + IntStream.rangeClosed(1, rows)
                        .mapToObj(i -> "132110,A%05d,施設%d,東京都小平市小川町%d-1,%s\n".formatted(i, i, i, remark))
                        .reduce("", String::concat);
    }

    private Import take(String name, String text) {
        return take(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Import take(String name, byte[] bytes) {
        return take(Optional.empty(), name, bytes);
    }

    private Import take(Optional<Lender> own, String name, byte[] bytes) {
        Import run = begin(own, name, bytes);
        server.features().platform().db().inTransaction(tx -> intake.apply(tx, run.id(), true));
        intake.finish(run.id(), any -> {});
        finished(run.id().toString());
        return intake.get(run.id());
    }

    private Import begin(Optional<Lender> own, String name, byte[] bytes) {
        return intake.begin(
                new Order(lender.hub(), own.map(Lender::group), lender.curator().id(), SourceFile.of(name, bytes)));
    }

    private List<Listing> listings(Import run) {
        List<Listing> found = new ArrayList<>();
        intake.rows(run.id(), 0, 1_000)
                .items()
                .forEach(row -> row.listing()
                        .ifPresent(id -> found.add(server.features()
                                .catalogue()
                                .listings()
                                .find(id)
                                .orElseThrow()
                                .listing())));
        return found;
    }

    private JsonNode apply(String id) {
        Reply reply = curator().post("/api/v1/imports/" + id + "/apply", "{\"publish\":true}");
        assertThat(reply.status()).isEqualTo(202);
        return finished(id);
    }

    /** Asks until nothing is under way any more, as a client would; the test's time limit ends it. */
    private JsonNode finished(String id) {
        JsonNode now = curator().get("/api/v1/imports/" + id).json();
        while (List.of("reading", "applying", "undoing")
                .contains(now.path("state").asText())) {
            Thread.onSpinWait();
            now = curator().get("/api/v1/imports/" + id).json();
        }
        return now;
    }

    private TestClient curator() {
        return server.client().bearing(lender.curator().token());
    }

    private Reply upload(String name, byte[] bytes) {
        return upload(curator(), name, bytes, lender.hub());
    }

    private static Reply upload(TestClient client, String name, byte[] bytes, String hub) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Map.of("hub", hub)
                .forEach((field, value) -> body.writeBytes(("--" + BOUNDARY
                                + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return client.with("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .post("/api/v1/imports", body.toByteArray());
    }

    private static byte[] real(String name) {
        try (InputStream in = ImportingTest.class.getResourceAsStream("/listfile/" + name)) {
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
