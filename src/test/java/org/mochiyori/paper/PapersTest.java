package org.mochiyori.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Contact;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.catalogue.PaperText;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** What stands on a paper, read back out of the PDF. With {@code -Dmochiyori.test.papers=DIR} the pages are kept to be looked at. */
class PapersTest {
    private final TestHub server = TestHub.start(TestClock.at("2026-11-22T10:00:00+09:00"));
    private final BookingFixture fixture = BookingFixture.on(server);
    private final Papers papers = server.features().papers().papers();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_public_facility_permits_with_number_conditions_and_how_to_appeal() throws Exception {
        fixture.lendPublicly();
        Entry room = fixture.room();
        fixture.rule(
                room,
                RuleKind.PAPER,
                new PaperText("北市長", "北市民センター条例第5条", List.of("使用後は清掃してください。"), "北市長", "北市").toJson());
        priced(room);
        fixture.listings().insert("update groups set name = '髙﨑・𠮷田 自治会（例）' where id = $1", fixture.borrower());
        Reply booked = fixture.book(room);
        Page page = page(booked, fixture.borrowing(), key(PaperKind.PERMIT));
        assertThat(page.text())
                .contains("使用許可書", booked.json().path("number").asText() + "-1号", "令和8年（2026年）11月22日（日）")
                .contains("令和9年（2027年）1月9日（土）", "午前10時から正午まで")
                .contains("髙﨑・𠮷田 自治会（例）　様", "北市長", "北市民センター条例第5条の規定により")
                .contains("使用後は清掃してください。", "審査請求", "北市を被告として")
                .contains("室料", "1,200円", "660円", "合計");
        assertThat(page.pages()).isEqualTo(1);
        assertThat(page.qr()).endsWith("/bookings/" + booked.json().path("id").asText());
        assertThat(page.allEmbedded()).isTrue();
        assertThat(page.bytes().length).isLessThan(200_000);
    }

    @Test
    void a_public_facility_says_why_it_refuses_and_how_to_appeal() throws Exception {
        fixture.lendPublicly();
        Reply booked = fixture.book(fixture.decidedRoom());
        Reply silent = fixture.move(fixture.lending(), booked, "decline");
        assertThat(silent.status()).as(silent.text()).isEqualTo(422);
        assertThat(silent.json().at("/errors/0/pointer").asText()).isEqualTo("/note");
        fixture.lending().matching(booked).post(fixture.path(booked) + "/decline", "{\"note\":\"投票所として使うため\"}");
        Page page = page(booked, fixture.borrowing(), key(PaperKind.REFUSAL));
        assertThat(page.text()).contains("使用不許可通知書", "理由", "投票所として使うため", "教示", "取消しの訴え");
        assertThat(page.pages()).isEqualTo(1);
    }

    @Test
    void an_association_approves_without_the_words_of_an_authority() throws Exception {
        Page page = page(fixture.book(fixture.room()), fixture.borrowing(), key(PaperKind.APPROVAL));
        assertThat(page.text()).contains("利用承認書", "承認番号").doesNotContain("許可", "審査請求");
    }

    @Test
    void things_are_signed_for_with_their_counts_and_the_day_they_are_due() throws Exception {
        Entry desks = fixture.listings().desks(fixture.lender());
        String wish = fixture.wish(desks).replace("\"quantity\":1", "\"quantity\":10");
        Reply booked = fixture.representative().post("/api/v1/bookings", wish);
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        Page page = page(booked, fixture.borrowing(), key(PaperKind.LOAN));
        assertThat(page.text()).contains("貸出票兼借用書", "返却期限", " 10 ", "1月9日", "氏名（署名）", "返却の確認");
        assertThat(page.pages()).isEqualTo(1);
    }

    @Test
    void a_skill_is_asked_for_in_the_borrowers_name() throws Exception {
        Entry skill =
                fixture.listings().skill(fixture.lender(), new Contact("手品 太郎", "090-0000-0000", "a@example.jp", ""));
        Reply booked = fixture.book(skill);
        Reply approved = fixture.move(fixture.lending(), booked, "approve");
        fixture.move(fixture.representative(), approved, "confirm");
        Page page = page(booked, fixture.borrowing(), key(PaperKind.REQUEST));
        assertThat(page.text()).contains("協力依頼書", "ご協力をお願いします", "借りる会（例）").doesNotContain("090-0000-0000");
    }

    @Test
    void what_the_desk_received_is_receipted() throws Exception {
        Entry room = fixture.room();
        priced(room);
        Reply booked = fixture.book(room);
        String payment = fixture.lending()
                .post(fixture.path(booked) + "/payments", "{\"yen\":1860}")
                .json()
                .path("id")
                .asText();
        Paper.Key key = new Paper.Key(PaperKind.RECEIPT, UUID.fromString(payment));
        Page page = page(booked, fixture.borrowing(), key);
        assertThat(page.text()).contains("領収書", "金　1,860　円　也", "現金", "利用料金として");
        assertThat(page.pages()).isEqualTo(1);
    }

    @Test
    void papers_are_listed_for_those_who_may_see_the_booking_and_for_no_others() {
        Reply booked = fixture.book(fixture.room());
        JsonNode items = fixture.representative()
                .get(fixture.path(booked) + "/papers")
                .json()
                .path("items");
        assertThat(items).hasSize(1);
        assertThat(items.at("/0/title").asText()).isEqualTo("利用承認書");
        assertThat(fixture.stranger().get(fixture.path(booked) + "/papers").status())
                .isEqualTo(404);
        assertThat(fixture.representative().get(items.at("/0/pdf").asText()).text())
                .startsWith("%PDF");
        assertThat(fixture.stranger().get(items.at("/0/pdf").asText()).status()).isEqualTo(404);
        Caller stranger = ListingFixture.browsing(fixture.people().resident());
        assertThatThrownBy(() -> papers.get(stranger, id(booked), key(PaperKind.APPROVAL)))
                .isInstanceOf(Refused.class);
    }

    private void priced(Entry room) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        var tariff = json.objectNode();
        tariff.putArray("rates").addObject().put("label", "室料").put("yen", 600).put("per", "hour");
        tariff.putArray("steps")
                .addObject()
                .put("step", "extras")
                .putArray("items")
                .addObject()
                .put("label", "冷暖房")
                .put("yen", 330)
                .put("per", "hour")
                .put("chosen", false);
        fixture.rule(room, RuleKind.TARIFF, tariff);
    }

    private Paper.Key key(PaperKind kind) {
        return new Paper.Key(kind, fixture.lender().group());
    }

    private Page page(Reply booked, Who reader, Paper.Key key) throws IOException {
        Paper paper = papers.get(ListingFixture.browsing(reader), id(booked), key);
        Page page = new Page(server.features().papers().printer().pdf(paper));
        keep(key.kind(), page.bytes());
        return page;
    }

    private static UUID id(Reply booked) {
        return UUID.fromString(booked.json().path("id").asText());
    }

    private static void keep(PaperKind kind, byte[] pdf) throws IOException {
        String folder = System.getProperty("mochiyori.test.papers", "");
        if (!folder.isEmpty()) {
            Files.write(Path.of(folder, kind.code() + ".pdf"), pdf);
        }
    }

    /** A PDF read back. */
    private record Page(byte[] bytes) {
        String text() throws IOException {
            try (PDDocument document = Loader.loadPDF(bytes)) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setSortByPosition(true);
                return stripper.getText(document);
            }
        }

        int pages() throws IOException {
            try (PDDocument document = Loader.loadPDF(bytes)) {
                return document.getNumberOfPages();
            }
        }

        /** Every letter brings its glyph along. */
        boolean allEmbedded() throws IOException {
            try (PDDocument document = Loader.loadPDF(bytes)) {
                var resources = document.getPage(0).getResources();
                for (var name : resources.getFontNames()) {
                    PDFont font = resources.getFont(name);
                    if (!font.isEmbedded()) {
                        return false;
                    }
                }
                return true;
            }
        }

        /**
         * What a telephone reads from the paper as it comes nearer: zxing misses one code in a hundred at each size, whatever its
         * sharpness.
         */
        String qr() throws IOException {
            try (PDDocument document = Loader.loadPDF(bytes)) {
                for (int dotsAnInch : new int[] {150, 200, 250}) {
                    Optional<String> read = read(new PDFRenderer(document).renderImageWithDPI(0, dotsAnInch));
                    if (read.isPresent()) {
                        return read.get();
                    }
                }
                throw new IOException("no QR code can be read");
            }
        }

        private static Optional<String> read(BufferedImage image) {
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
            var bitmap = new BinaryBitmap(new HybridBinarizer(source));
            try {
                return Optional.of(new QRCodeReader()
                        .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                        .getText());
            } catch (ReaderException unread) {
                return Optional.empty();
            }
        }
    }
}
