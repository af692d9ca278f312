package org.mochiyori.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestHub;

class PhotosTest {
    private static TestHub server;
    private static ListingFixture.Lender lender;
    private static String path;

    @BeforeAll
    static void start() {
        server = TestHub.start();
        ListingFixture fixture = ListingFixture.on(server);
        lender = fixture.lender();
        path = "/api/v1/listings/" + fixture.desks(lender).id() + "/photos";
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_picture_is_made_anew_and_shown_where_it_can_do_nothing() throws Exception {
        Reply added = upload(jpeg(3000, 2000));

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().path("width").asInt()).isEqualTo(Pictures.SIDE);
        HttpResponse<byte[]> shown = fetch(added.json().path("url").asText());
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(shown.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(shown.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        assertThat(ImageIO.read(new ByteArrayInputStream(shown.body())).getWidth())
                .isEqualTo(Pictures.SIDE);
        assertThat(shown.body().length).isLessThanOrEqualTo(Pictures.BYTES);
    }

    @Test
    void where_and_how_it_was_taken_is_thrown_away_but_it_stands_upright() throws Exception {
        byte[] taken = withExif(jpeg(400, 200), 6, "GPS 35.7285 139.4777 SECRET");

        Reply added = upload(taken);

        assertThat(added.json().path("width").asInt()).isEqualTo(200);
        assertThat(added.json().path("height").asInt()).isEqualTo(400);
        String kept = new String(fetch(added.json().path("url").asText()).body(), StandardCharsets.ISO_8859_1);
        assertThat(kept).doesNotContain("SECRET", "GPS", "Exif");
    }

    @Test
    void what_hides_behind_a_picture_does_not_come_along() throws Exception {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(jpeg(50, 50));
        both.write("<script>alert(1)</script>PK".getBytes(StandardCharsets.UTF_8));

        Reply added = upload(both.toByteArray());

        String kept = new String(fetch(added.json().path("url").asText()).body(), StandardCharsets.ISO_8859_1);
        assertThat(kept).doesNotContain("script");
    }

    @Test
    void what_is_no_picture_is_refused() {
        for (String posing : new String[] {
            "<html><script>alert(1)</script></html>",
            "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "%PDF-1.4",
            "{}",
            "GIF89a<script>",
            "P6 1 1 255 xxx"
        }) {
            assertThat(upload(posing.getBytes(StandardCharsets.UTF_8)).status())
                    .as(posing)
                    .isIn(415, 422);
        }
        assertThat(upload(java.util.Arrays.copyOf(bytesOf(jpeg(200, 200)), 150)).status())
                .isEqualTo(422);
    }

    @Test
    void a_flood_of_pixels_is_refused_before_one_is_decoded() throws Exception {
        Reply flood = upload(pngHead(50_000, 50_000));

        assertThat(flood.status()).isEqualTo(422);
        assertThat(flood.json().at("/errors/0/code").asText()).isEqualTo("pixels");
    }

    @Test
    void nobody_else_adds_a_picture() {
        TestClient stranger = server.client()
                .bearing(ListingFixture.on(server).lender().speaker().token());

        assertThat(send(stranger, jpeg(10, 10)).status()).isEqualTo(404);
        assertThat(send(server.client(), jpeg(10, 10)).status()).isIn(401, 403);
    }

    @Test
    void an_address_of_no_picture_is_not_found() throws Exception {
        assertThat(fetch("/media/" + "0".repeat(64)).statusCode()).isEqualTo(404);
        assertThat(fetch("/media/..%2f..%2fetc%2fpasswd").statusCode()).isEqualTo(404);
    }

    private static Reply upload(byte[] bytes) {
        return send(server.client().bearing(lender.speaker().token()), bytes);
    }

    private static Reply send(TestClient client, byte[] bytes) {
        Reply read = client.get(path.replace("/photos", ""));
        return client.matching(read).with("Content-Type", "image/jpeg").post(path, bytes);
    }

    private static HttpResponse<byte[]> fetch(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.client().base() + address))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] bytesOf(byte[] bytes) {
        return bytes;
    }

    private static byte[] jpeg(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, Color.RED.getRGB());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    /** An APP1 segment with one tag, the orientation, and a text behind it. */
    private static byte[] withExif(byte[] jpeg, int orientation, String text) {
        byte[] words = text.getBytes(StandardCharsets.US_ASCII);
        int length = 2 + 6 + 8 + 2 + 12 + 4 + words.length;
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + 2 + length);
        out.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) length);
        out.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        out.putShort((short) 0x4D4D).putShort((short) 42).putInt(8);
        out.putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        out.putInt(0).put(words).put(jpeg, 2, jpeg.length - 2);
        return out.array();
    }

    private static byte[] pngHead(int width, int height) {
        ByteBuffer out = ByteBuffer.allocate(33);
        out.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}).putInt(13);
        ByteBuffer head = ByteBuffer.allocate(17);
        head.put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(head.array());
        return out.put(head.array()).putInt((int) crc.getValue()).array();
    }
}
