package org.mochiyori.listfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.mochiyori.kernel.Yen;
import org.mochiyori.listfile.FileFixture.Result;

/** Files as strangers bring them: each row is read, blank or refused for a reason, and no letter is lost. */
class OddFilesTest {
    private static final Charset CP932 = Charset.forName("windows-31j");

    @Test
    void utf_16_from_a_spreadsheet_with_tabs_is_read() {
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Result result = text("\uFEFF名称\t住所\t電話番号\r\n桜会館\t多摩市関戸1-1\t042-371-1111\r\n", charset);
            assertThat(result.names()).containsExactly("桜会館");
        }
    }

    @Test
    void half_width_kana_and_ibm_signs_survive_in_cp932() {
        Result result = text("名称,名称_カナ,住所\r\n髙橋記念館,ﾀｶﾊｼｷﾈﾝｶﾝ,多摩市関戸①－２\r\n﨑山集会所,ｻｷﾔﾏ,\r\n", CP932);
        assertThat(result.names()).containsExactly("髙橋記念館", "﨑山集会所");
        assertThat(result.only().names().kana()).contains("タカハシキネンカン");
    }

    @Test
    void short_lists_in_old_encodings_are_told_apart() {
        for (String charset : List.of("windows-31j", "EUC-JP", "UTF-8")) {
            assertThat(text("品名,数量\n机,5\n", Charset.forName(charset)).names())
                    .as(charset)
                    .containsExactly("机");
            assertThat(text("品名,数量\nｲｽ,5\n", Charset.forName(charset)).names())
                    .as(charset)
                    .containsExactly("イス");
        }
    }

    @Test
    void separators_may_stand_inside_quotes_and_quotes_inside_cells() {
        Result result = text("名称;住所;備考\n\"桜;会館\";多摩市関戸1-1;\"彼は\"\"よい\"\"と言った\n二行目\"\n");
        assertThat(result.names()).containsExactly("桜;会館");
        assertThat(result.only().texts().remarks().getFirst().text()).isEqualTo("彼は\"よい\"と言った\n二行目");
    }

    @Test
    void a_line_that_names_the_separator_is_no_header() {
        assertThat(text("sep=;\r\n名称;住所\r\n桜会館;多摩市関戸1-1\r\n").names()).containsExactly("桜会館");
    }

    @Test
    void totals_and_remarks_at_the_end_are_refused_not_taken() {
        Result result = text("品名,数量,単位\n長机,20,台\n椅子,60,脚\n合計,80,\n※備品は予告なく変わります,,\n");
        assertThat(result.names()).containsExactly("長机", "椅子");
        assertThat(result.report().counts().refused()).isEqualTo(2);
    }

    @Test
    void empty_columns_and_a_header_alone_do_no_harm() {
        Result result = text(",名称,,住所,\n,桜会館,,多摩市関戸1-1,\n,,,,\n");
        assertThat(result.names()).containsExactly("桜会館");
        assertThat(result.report().counts().blank()).isEqualTo(1);
        Result empty = text("名称,住所\n");
        assertThat(empty.report().counts()).isEqualTo(new FileReport.Counts(0, 0, 0, 0, 0));
    }

    @Test
    void points_are_understood_however_they_are_written() {
        Map<String, String> cells = new TreeMap<>(Map.of(
                "35.6369,139.4463", "plain",
                "139.4463,35.6369", "swapped",
                "３５．６３６９,１３９．４４６３", "wide",
                "35°38′12.8″,139°26′46.7″", "degrees",
                "35度38分12.8秒,139度26分46.7秒", "words",
                "北緯35.6369度,東経139.4463度", "named",
                "N35.6369,E139.4463", "letters"));
        cells.forEach((cell, what) -> {
            Result result = text("名称,住所,緯度,経度\n桜会館,多摩市関戸1-1," + cell + "\n");
            assertThat(result.only().where().point()).as(what).isPresent();
            assertThat(result.only().where().point().orElseThrow().point().lat())
                    .as(what)
                    .isBetween(35.63, 35.64);
        });
    }

    @Test
    void phones_are_brought_to_one_spelling() {
        for (String phone : List.of(
                "03(1234)5678",
                "（03）1234-5678",
                "０３－１２３４－５６７８",
                "03 1234 5678",
                "TEL:03-1234-5678",
                "+81-3-1234-5678")) {
            assertThat(text("名称,電話番号\n桜会館," + phone + "\n").only().contact().phones())
                    .as(phone)
                    .containsExactly("03-1234-5678");
        }
    }

    @Test
    void capacities_and_quantities_are_read_out_of_words() {
        Map.of("約30名", 30, "30人", 30, "30～40人", 40, "定員 45名（椅子席）", 45, "1,200席", 1200, "３０", 30, "最大50名", 50)
                .forEach((cell, persons) -> assertThat(text("施設名,室名,定員\n会館,会議室,\"" + cell + "\"\n")
                                .only()
                                .offer()
                                .capacity())
                        .as(cell)
                        .contains(persons));
        Map.of("20台", 20, "各10", 10, "約15", 15, "１２張", 12, "5.0", 5, "一式", 1)
                .forEach((cell, many) -> assertThat(
                                text("品名,数量\n机," + cell + "\n").only().offer().quantity())
                        .as(cell)
                        .contains(many));
    }

    @Test
    void fees_of_parts_of_the_day_are_told_one_by_one() {
        List<Understood.Fee> fees = text("施設名,室名,使用料\n会館,会議室,\"午前 1,000円／午後1,500円／夜間2,000円\"\n")
                .only()
                .offer()
                .fees();
        assertThat(fees).extracting(fee -> fee.per().orElse("")).containsExactly("午前", "午後", "夜間");
        assertThat(fees)
                .extracting(fee -> fee.amount().map(Yen::value).orElse(-1L))
                .containsExactly(1_000L, 1_500L, 2_000L);
    }

    @Test
    void web_addresses_without_scheme_are_completed_and_dangerous_ones_left_out() {
        assertThat(text("名称,URL\n桜会館,www.example.jp/a\n").only().contact().urls())
                .containsExactly("https://www.example.jp/a");
        assertThat(text("名称,URL\n桜会館,javascript:alert(1)\n").only().contact().urls())
                .isEmpty();
    }

    @Test
    void two_header_lines_and_a_title_above_them_are_understood() {
        Result result = text("令和7年度 施設一覧,,,\n施設名,所在地,連絡先,\n,,電話番号,URL\n桜会館,多摩市関戸1-1,042-371-1111,https://example.jp\n");
        assertThat(result.names()).containsExactly("桜会館");
        assertThat(result.only().contact().phones()).containsExactly("042-371-1111");
        assertThat(result.only().contact().urls()).containsExactly("https://example.jp");
    }

    @Test
    void a_workbook_may_have_titles_merged_headings_dates_and_formulas() throws IOException {
        byte[] book = workbook("""
                <row r="1"><c r="A1" t="inlineStr"><is><t>備品台帳（例）</t></is></c></row>
                <row r="3"><c r="A3" t="inlineStr"><is><t>品名</t></is></c><c r="B3" t="inlineStr"><is><t>数量</t></is></c>
                  <c r="C3" t="inlineStr"><is><t>購入日</t></is></c><c r="D3" t="inlineStr"><is><t>備考</t></is></c></row>
                <row r="4"><c r="A4" t="inlineStr"><is><t>長机</t></is></c><c r="B4"><f>10+10</f><v>20</v></c>
                  <c r="C4" s="1"><v>45000</v></c><c r="D4" t="inlineStr"><is><t>倉庫</t></is></c></row>
                <row r="5"><c r="A5" t="inlineStr"><is><t>椅子</t></is></c><c r="B5"><v>60</v></c></row>
                """);
        Result result = FileFixture.bytes("daicho.csv", book);
        assertThat(result.report().refusal()).isEmpty();
        assertThat(result.names()).containsExactly("長机", "椅子");
        assertThat(result.entries().getLast().understood().orElseThrow().offer().quantity())
                .contains(60);
        assertThat(result.entry(result.entries().size() - 2).cells()).containsEntry("購入日", "2023/3/15");
    }

    @Test
    void geojson_of_any_geometry_becomes_points() {
        String feature = "{\"type\":\"Feature\",\"properties\":{\"名称\":\"%s\"},\"geometry\":%s}";
        String json =
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::6668\"}},\"features\":["
                        + String.join(
                                ",",
                                feature.formatted("点", "{\"type\":\"Point\",\"coordinates\":[139.44,35.63,12.5]}"),
                                feature.formatted(
                                        "多点",
                                        "{\"type\":\"MultiPoint\",\"coordinates\":[[139.44,35.63],[139.46,35.65]]}"),
                                feature.formatted(
                                        "面",
                                        "{\"type\":\"Polygon\",\"coordinates\":[[[139.44,35.63],[139.46,35.63],[139.46,35.65],[139.44,35.63]]]}"),
                                feature.formatted("無", "null"))
                        + "]}";
        Result result = text(json);
        assertThat(result.names()).containsExactly("点", "多点", "面", "無");
        assertThat(result.entries().stream()
                        .map(entry ->
                                entry.understood().orElseThrow().where().point().isPresent()))
                .containsExactly(true, true, true, false);
    }

    @Test
    void json_comes_as_lines_as_a_list_or_below_other_members() {
        String one = "{\"施設名\":\"桜会館\",\"所在地\":\"多摩市関戸1-1\"}";
        assertThat(text(one + "\n" + one.replace("桜", "梅") + "\n").names()).containsExactly("桜会館", "梅会館");
        assertThat(text("[" + one + "]").names()).containsExactly("桜会館");
        assertThat(text("{\"meta\":{\"count\":1},\"data\":{\"items\":[" + one + "]}}")
                        .names())
                .containsExactly("桜会館");
    }

    @Test
    void the_newest_national_layout_is_understood() {
        Result result = text(
                "全国地方公共団体コード,ID,地方公共団体名,名称,名称_カナ,名称_英字,所在地_全国地方公共団体コード,町字ID,所在地_連結表記,所在地_都道府県,所在地_市区町村,所在地_町字,所在地_番地以下,建物名等(方書),緯度,経度,電話番号,利用可能曜日,開始時間,終了時間,車椅子可,収容人数\n"
                        + "132241,132241-0001,東京都多摩市,関戸公民館,セキドコウミンカン,Sekido Hall,132241,0004000,東京都多摩市関戸4-72,東京都,多摩市,関戸,4-72,ヴィータ7階,35.6502,139.4463,042-374-9711,火水木金土日,09:00,22:00,可,120\n");
        Understood one = result.only();
        assertThat(result.report().layout()).contains(Layout.PUBLIC_FACILITY_2023);
        assertThat(one.names().english()).contains("Sekido Hall");
        assertThat(one.where().municipality()).contains("132241");
        assertThat(one.where().address()).contains("東京都多摩市関戸4-72");
        assertThat(one.hours().opens()).contains("9:00");
    }

    @Test
    void what_is_no_list_is_refused_with_how_to_save_it_rightly() throws IOException {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0};
        byte[] word = zip(Map.of("[Content_Types].xml", "<x/>", "word/document.xml", "<x/>"));
        assertThat(FileFixture.bytes("a.csv", png).report().refusal()).isPresent();
        assertThat(FileFixture.bytes("a.csv", jpeg).report().refusal()).isPresent();
        assertThat(FileFixture.bytes("a.xlsx", word).refusal()).isEqualTo(Reason.FILE_ARCHIVE);
        assertThat(FileFixture.bytes("a.xlsx", zip(Map.of("a.csv", "名称\n桜会館\n")))
                        .refusal())
                .isEqualTo(Reason.FILE_ARCHIVE);
        assertThat(text("<html><table><tr><td>名称</td></tr></table></html>").refusal())
                .isEqualTo(Reason.FILE_HTML);
        assertThat(text("<?xml version=\"1.0\"?><list><name>桜会館</name></list>").refusal())
                .isEqualTo(Reason.FILE_XML);
        assertThat(text("これは一覧ではありません。\nただの文章です。\n").refusal()).isEqualTo(Reason.FILE_NO_NAME_COLUMN);
        assertThat(text("{\"a\":").refusal()).isEqualTo(Reason.FILE_JSON_BROKEN);
        assertThat(text("[1,2,3]").refusal()).isEqualTo(Reason.FILE_JSON_NO_LIST);
        assertThat(text("名称,備考\n桜会館,\"閉じない\n").report().refusal()).isPresent();
    }

    @Test
    void ten_thousand_columns_and_endless_cells_are_refused_without_falling_over() {
        String wide = IntStream.range(0, 10_000).mapToObj(i -> "列" + i).collect(Collectors.joining(","));
        assertThat(text("名称," + wide + "\n桜会館\n").refusal()).isEqualTo(Reason.FILE_TOO_MANY_COLUMNS);
        Result huge = text("名称,備考\n桜会館," + "あ".repeat(1_500_000) + "\n梅会館,\n");
        assertThat(huge.report().refusal().isPresent() || huge.report().counts().refused() == 1)
                .isTrue();
    }

    @Test
    void linkdata_lines_may_come_in_any_order_with_tabs_or_without_what_is_optional() {
        List<String> lists = List.of(
                "#LINK\n#lang,ja\n#attribution_name,高松市\n#property,name,address\n#object_type_xsd,string,string\n"
                        + "1,桜会館,高松市番町1-8-15\n",
                "#LINK\n#attribution_name,高松市\n#property,name,address\n1,桜会館,高松市番町1-8-15\n",
                "#LINK\t\t\n#attribution_name\t高松市\t\n#property\tname\taddress\n"
                        + "#property_context\tAssertion\tAssertion\n1\t桜会館\t高松市番町1-8-15\n",
                "\uFEFF#LINK,,\r\n#property,name,address\r\n#object_type_xsd,string,string\r\n1,桜会館,高松市番町1-8-15\r\n");
        for (String list : lists) {
            Result result = text(list);
            assertThat(result.names()).as(list).containsExactly("桜会館");
            assertThat(result.entry(0).record()).as(list).isEqualTo(1);
            assertThat(result.only().where().address().orElse("")).as(list).contains("番町");
        }
    }

    @Test
    void every_row_is_counted_once_whatever_it_holds() {
        Result result = text("名称,住所\n桜会館,a\n\n,b\n合計,\n○○会館,\n名称,住所\n梅会館,c,d,e\n");
        FileReport.Counts counts = result.report().counts();
        assertThat(counts.read() + counts.repaired() + counts.refused() + counts.blank())
                .isEqualTo(counts.rows());
        assertThat(result.names()).containsExactly("桜会館", "梅会館");
    }

    /** The least that is a workbook: one sheet of these rows, a second of free text, and a style for dates. */
    private static byte[] workbook(String rows) throws IOException {
        String head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
        String main = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        String rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String packaged = "http://schemas.openxmlformats.org/package/2006/relationships";
        Map<String, String> parts = new TreeMap<>();
        parts.put(
                "[Content_Types].xml",
                head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
        parts.put(
                "xl/workbook.xml",
                head + "<workbook" + main + " xmlns:r=\"" + rel
                        + "\"><sheets><sheet name=\"台帳\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"メモ\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                head + "<Relationships xmlns=\"" + packaged + "\">"
                        + relationship(1, rel + "/worksheet", "worksheets/sheet1.xml")
                        + relationship(2, rel + "/worksheet", "worksheets/sheet2.xml")
                        + relationship(3, rel + "/styles", "styles.xml") + "</Relationships>");
        parts.put(
                "xl/styles.xml",
                head + "<styleSheet" + main
                        + "><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
        parts.put(
                "xl/worksheets/sheet1.xml",
                head + "<worksheet" + main + "><sheetData>" + rows
                        + "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:D1\"/></mergeCells></worksheet>");
        parts.put(
                "xl/worksheets/sheet2.xml",
                head + "<worksheet" + main
                        + "><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>自由に書く</t></is></c></row></sheetData></worksheet>");
        return zip(parts);
    }

    private static String relationship(int id, String type, String target) {
        return "<Relationship Id=\"rId" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static Result text(String text) {
        return FileFixture.text(text);
    }

    private static Result text(String text, Charset charset) {
        return FileFixture.text(text, charset);
    }
}
