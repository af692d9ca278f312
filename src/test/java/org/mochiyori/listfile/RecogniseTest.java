package org.mochiyori.listfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.mochiyori.listfile.FileFixture.Result;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Messages;

class RecogniseTest {
    private static final String LIST =
            "施設名,所在地,電話番号\r\nけやき会館（例）,東京都多摩市関戸4-72,042-000-0000\r\n" + "ふれあいコミュニティセンター（例）,東京都多摩市永山1-5,042-000-0001\r\n";

    @Test
    void every_japanese_encoding_gives_the_same_names() {
        for (String name : List.of("UTF-8", "windows-31j", "EUC-JP", "ISO-2022-JP", "UTF-16LE", "UTF-16BE", "UTF-16")) {
            Result result = FileFixture.text(LIST, Charset.forName(name));
            assertThat(result.names()).as(name).containsExactly("けやき会館（例）", "ふれあいコミュニティセンター（例）");
        }
    }

    @Test
    void a_byte_order_mark_is_not_part_of_the_first_heading() {
        Result result = FileFixture.text("\uFEFF" + LIST);
        assertThat(result.report().about().headings()).startsWith("施設名");
    }

    @Test
    void signs_that_only_microsoft_has_survive_cp932() {
        Result result = FileFixture.text("名称,住所\n髙﨑集会所①（例）,多摩市関戸1-1\n", Charset.forName("windows-31j"));
        assertThat(result.names()).containsExactly("髙﨑集会所①（例）");
    }

    @Test
    void tabs_and_semicolons_separate_as_well() {
        assertThat(FileFixture.text(LIST.replace(',', '\t')).names()).hasSize(2);
        assertThat(FileFixture.text(LIST.replace(',', ';')).names()).hasSize(2);
    }

    @Test
    void line_breaks_inside_quotes_do_not_end_a_row() {
        Result result = FileFixture.text("名称,説明,住所\r\n会館（例）,\"一行目\n二行目\r\n三行目\",多摩市関戸1-1\r\n次（例）,,\r\n");
        assertThat(result.names()).containsExactly("会館（例）", "次（例）");
        assertThat(result.only().texts().description()).contains("一行目\n二行目\n三行目");
    }

    @Test
    void titles_and_comments_before_the_header_are_skipped_and_shown() {
        Result result = FileFixture.text("市内の避難場所\n令和の一覧です。\n施設名,所在地\n公園（例）,関戸1-1\n");
        assertThat(result.entry(0).record()).isEqualTo(1);
        assertThat(result.names()).containsExactly("公園（例）");
        Note skipped = result.report().notes().getFirst();
        assertThat(skipped.reason()).isEqualTo(Reason.FILE_LINES_SKIPPED);
        assertThat(skipped.values()).containsEntry("count", 2).containsEntry("lines", "市内の避難場所 / 令和の一覧です。");
    }

    @Test
    void repeated_headers_are_numbered_and_no_cell_is_lost() {
        Result result = FileFixture.text("名称,画像URL,画像URL,画像URL\n会館（例）,https://a.example/1,https://a.example/2,\n");
        assertThat(result.report().about().headings()).containsExactly("名称", "画像URL", "画像URL (2)", "画像URL (3)");
        assertThat(result.only().texts().pictures()).hasSize(2);
    }

    @Test
    void headings_are_compared_without_widths_dashes_and_blanks() {
        Result result = FileFixture.text("都道府県コ―ド又は市区町村コード,名 称,名称_ｶﾅ,緯　度,経度\n132241,会館（例）,カイカン,35.64,139.45\n");
        assertThat(result.only().names().kana()).contains("カイカン");
        assertThat(result.only().where().publisher()).contains("132241");
        assertThat(result.only().where().point()).isPresent();
    }

    @Test
    void what_is_no_list_is_refused_for_its_own_reason() throws IOException {
        byte[] ole = new byte[600];
        System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, ole, 0, 4);
        assertThat(FileFixture.bytes("a.csv", ole).refusal()).isEqualTo(Reason.FILE_OLD_EXCEL);
        assertThat(FileFixture.bytes("a.csv", new byte[0]).refusal()).isEqualTo(Reason.FILE_EMPTY);
        assertThat(FileFixture.text(" \r\n\r\n").refusal()).isEqualTo(Reason.FILE_EMPTY);
        assertThat(FileFixture.text("<!DOCTYPE html><html><body>404</body></html>")
                        .refusal())
                .isEqualTo(Reason.FILE_HTML);
        assertThat(FileFixture.text("%PDF-1.7 …").refusal()).isEqualTo(Reason.FILE_PDF);
        assertThat(FileFixture.bytes("a.xlsx", zip("readme.txt", "x")).refusal())
                .isEqualTo(Reason.FILE_ARCHIVE);
        assertThat(FileFixture.text("日付,金額\n2026-01-01,5\n").refusal()).isEqualTo(Reason.FILE_NO_NAME_COLUMN);
        byte[] broken = "名称,住所\n会館\u0000,x\n".getBytes(StandardCharsets.UTF_8);
        broken[3] = (byte) 0xFF;
        broken[4] = (byte) 0xFF;
        assertThat(FileFixture.bytes("a.csv", broken).refusal()).isEqualTo(Reason.FILE_UNDECODABLE);
    }

    @Test
    void every_reason_has_a_sentence_in_japanese_and_english() {
        Messages messages = Messages.load();
        for (Reason reason : Reason.values()) {
            assertThat(messages.keys()).contains(reason.messageKey());
        }
        Note note = FileFixture.bytes("a.csv", new byte[0]).report().refusal().orElseThrow();
        assertThat(messages.in(Language.JA).say(note.phrase()).plain()).contains("空です");
        assertThat(messages.in(Language.EN).say(note.phrase()).plain()).contains("empty");
    }

    @Test
    void a_list_of_json_objects_is_found_below_other_members() {
        Result result =
                FileFixture.text("{\"result\":{\"total\":1,\"records\":[{\"名称\":\"会館（例）\",\"住所\":\"多摩市関戸1-1\"}]}}");
        assertThat(result.names()).containsExactly("会館（例）");
    }

    private static byte[] zip(String part, String content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(part));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
