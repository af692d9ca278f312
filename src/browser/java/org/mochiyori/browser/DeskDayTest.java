package org.mochiyori.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A day at the desk, by its own pages. */
class DeskDayTest {
    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void a_day_at_the_desk_from_the_list_of_things_to_closing_time() {
        takeInSixtyThings();
        Window desk = STAGE.as("desk", STAGE.open(Window.DESKTOP));
        lend(desk, "品001");
        lend(desk, "品002");
        lend(desk, "品003");
        bookByTelephone(desk);
        print(desk);
        close(desk);
    }

    private static void takeInSixtyThings() {
        Window curator = STAGE.as("curator", STAGE.open(Window.DESKTOP));
        serve(curator, "さくらだいれんごう", "さくら台連合自治会（例）");
        curator.open("/imports").choose("さくら台連合自治会（例）");
        curator.field("ファイルを選ぶ").setInputFiles(new FilePayload("備品台帳.csv", "text/csv", sixtyThings()));
        curator.press("読み取って確かめる").reads("まだ何も変わっていません").reads("すべて 60行");
        curator.choose("確認待ちにせず、すぐに公開する").press("この内容で取り込む");
        curator.reads("取り込みが終わりました").reads("60件");
        curator.openUntil("/?q=品060", "品060（例）");
    }

    /** As Excel of an office writes it. */
    private static byte[] sixtyThings() {
        String rows = IntStream.rangeClosed(1, 60)
                .mapToObj(n -> String.format("品%03d（例）,しな%03d,%d,台,月火水木金土日,9:00,17:00,無料", n, n, 1 + n % 5))
                .collect(Collectors.joining("\r\n"));
        return ("品名,品名_カナ,数量,単位,利用可能曜日,開始時間,終了時間,貸出料\r\n" + rows + "\r\n").getBytes(Charset.forName("windows-31j"));
    }

    /** Over the counter: somebody stands there, takes the thing and goes. */
    private static void lend(Window desk, String thing) {
        serve(desk, "あおぞら", "NPO法人あおぞら広場（例）");
        ask(desk, thing, "2027-01-09");
        settle(desk);
        desk.open("/desk");
        desk.row("今日、渡すもの", thing).press("渡した");
        desk.row("今日、返ってくるもの", thing);
    }

    private static void bookByTelephone(Window desk) {
        int before = desk.steps();
        desk.open("/desk/person").type("お名前", "佐藤 梅（例）").type("ふりがな", "さとう うめ");
        desk.type("電話番号", "０４２－５５５－０１２３").press("登録して予約に進む");
        desk.reads("佐藤 梅（例）の代わりに操作しています").press("代理を終える");
        serve(desk, "さくらだいれんごう", "さくら台連合自治会（例）");
        int group = desk.steps();
        ask(desk, "品010", "2027-01-15");
        settle(desk);
        desk.reads("窓口で受付").reads("さくら台連合自治会（例）");
        // A trained hand needs about three seconds a step; a telephone call should not take longer than a minute.
        assertThat(desk.steps() - group).isLessThanOrEqualTo(14);
        assertThat(group - before).isLessThanOrEqualTo(12);
    }

    private static void print(Window desk) {
        desk.follow("貸出票兼借用書を印刷する").isAt("貸出票兼借用書");
        Paper loan = Paper.of(desk);
        assertThat(loan.pages()).isEqualTo(1);
        assertThat(loan.isA4Upright()).isTrue();
        assertThat(loan.text())
                .contains("貸出票兼借用書", "さくら台連合自治会（例）　様", "品010（例）", "氏名（署名）")
                .doesNotContain("メニュー", "代理を終える");
    }

    private static void close(Window desk) {
        desk.open("/desk");
        desk.row("今日、返ってくるもの", "品003").press("返ってきた");
        STAGE.clock().advance(Duration.ofHours(8));
        desk.open("/desk").follow("今日のしめに進む").isAt("今日のしめ");
        desk.row("まだ済んでいないもの", "品001").press("返ってきた");
        desk.row("まだ済んでいないもの", "品002").press("返ってきた");
        desk.reads("残っているものはありません").reads("渡しました").reads("品001").reads("品010");
        Paper record = Paper.of(desk);
        assertThat(record.isA4Upright()).isTrue();
        assertThat(record.text()).contains("今日の記録", "品003").doesNotContain("代理を終える");
    }

    private static void serve(Window desk, String kana, String name) {
        desk.open("/desk").type("団体をさがして予約する", kana).press("さがす").reads(name);
        desk.press("この団体の代理で予約する").reads(name + "の代わりに操作しています");
    }

    private static void ask(Window desk, String thing, String day) {
        desk.type("なにをさがしていますか", thing).press("さがす").follow(thing).follow("申し込みに進む");
        desk.type("使う日", day).type("始まりの時刻", "10:00").type("終わりの時刻", "16:00").type("目的（一文で）", "地域の催し（例）");
        desk.press("料金と空きを確かめる").reads("合計").press("この内容で申し込む").reads("受付番号");
    }

    /** What the lender's own rule leaves to a person, the desk decides. */
    private static void settle(Window desk) {
        if (desk.says("承認する")) {
            desk.press("承認する");
        }
        if (desk.says("確定する")) {
            desk.press("確定する");
        }
        desk.reads("予約が決まりました");
    }
}
