package org.mochiyori.browser;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BorrowingTest {
    @RegisterExtension
    static final Stage STAGE = new Stage();

    @ParameterizedTest(name = "with scripts: {0}")
    @ValueSource(booleans = {true, false})
    void a_hall_is_found_in_ones_own_words_asked_for_and_confirmed(boolean scripts) {
        Window phone = STAGE.open(Window.PHONE.scripts(scripts));
        phone.open("/").isAt("まちの場所・モノ・スキルを、持ち寄る");
        phone.type("なにをさがしていますか", "しゅうかいしつ　日よう　午後").press("さがす").isAt("さがした結果");
        phone.follow("さくら台ふれあい館（例）").reads("の空き").follow("申し込みに進む");
        phone.isAt("ログイン").signIn(STAGE.hub().accounts().get("borrower"));
        phone.isAt("を申し込む").choose("NPO法人あおぞら広場（例）");
        phone.type("使う日", scripts ? "2027-01-16" : "2027-01-23");
        phone.type("始まりの時刻", "13:00").type("終わりの時刻", "15:00");
        phone.type("目的（一文で）", "春の交流会の打ち合わせ").press("料金と空きを確かめる");
        phone.reads("合計").press("この内容で申し込む");
        phone.reads("確定").reads("予約が決まりました").reads("春の交流会の打ち合わせ");
        phone.follow("予約一覧に戻る").reads("これからの予約");
    }
}
