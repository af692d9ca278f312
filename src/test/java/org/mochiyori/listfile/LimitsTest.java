package org.mochiyori.listfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class LimitsTest {

    @Test
    void deep_json_is_refused() {
        String deep = "[{\"名称\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}]";
        assertThat(FileFixture.text(deep).refusal()).isEqualTo(Reason.FILE_JSON_DEEP);
    }

    @Test
    void a_member_given_twice_and_a_cut_file_are_refused() {
        assertThat(FileFixture.text("[{\"名称\":\"a\",\"名称\":\"b\"}]").refusal()).isEqualTo(Reason.FILE_JSON_BROKEN);
        assertThat(FileFixture.text("[{\"名称\":\"会館\"},{\"名称\":").refusal()).isEqualTo(Reason.FILE_JSON_BROKEN);
    }

    @Test
    void a_workbook_that_inflates_too_far_is_refused_before_it_is_opened() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            byte[] zeros = new byte[1 << 16];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
        }
        FileReader small = new FileReader(Limits.USUAL.withInflatedBytes(1 << 20));
        assertThat(FileFixture.bytes(small, "a.xlsx", out.toByteArray()).refusal())
                .isEqualTo(Reason.FILE_INFLATES);
    }

    @Test
    void a_few_kilobytes_that_inflate_to_hundreds_of_megabytes_are_refused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i <= 256; i++) {
                zip.write(zeros);
            }
        }
        assertThat(out.size()).isLessThan(1 << 20);
        assertThat(FileFixture.bytes("a.xlsx", out.toByteArray()).refusal()).isEqualTo(Reason.FILE_INFLATES);
    }

    @Test
    void a_workbook_of_countless_empty_parts_is_refused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            for (int i = 0; i < 3_000; i++) {
                zip.putNextEntry(new ZipEntry("xl/part" + i + ".xml"));
            }
        }
        assertThat(FileFixture.bytes("a.xlsx", out.toByteArray()).refusal()).isEqualTo(Reason.FILE_INFLATES);
    }

    @Test
    void rows_columns_bytes_and_cells_are_bounded() {
        FileReader few = new FileReader(Limits.USUAL.withRows(2).withBytes(1_000));
        byte[] rows = "名称,住所\na1,x\nb1,x\nc1,x\n".getBytes(StandardCharsets.UTF_8);
        assertThat(FileFixture.bytes(few, "a.csv", rows).refusal()).isEqualTo(Reason.FILE_TOO_MANY_ROWS);
        assertThat(FileFixture.bytes(few, "a.csv", new byte[2_000]).refusal()).isEqualTo(Reason.FILE_TOO_LARGE);
        assertThat(FileFixture.text("名称," + "x,".repeat(2_000) + "\n").refusal())
                .isEqualTo(Reason.FILE_TOO_MANY_COLUMNS);
        Entry long1 = FileFixture.row("名称,住所,備考", "会館,x," + "あ".repeat(30_000)).entry(0);
        assertThat(FileFixture.reasons(long1)).contains(Reason.CELL_TOO_LONG);
    }

    @Test
    void a_quote_that_never_closes_is_refused() {
        assertThat(FileFixture.text("名称,住所\n\"会館,x\nb,y\n").refusal()).isEqualTo(Reason.FILE_QUOTES_OPEN);
    }
}
