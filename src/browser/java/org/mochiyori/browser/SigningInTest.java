package org.mochiyori.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SigningInTest {
    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void a_wrong_password_is_said_and_the_address_stays() {
        Window phone = STAGE.phone().open("/sign-in?to=/notices");
        String mail = STAGE.hub().accounts().get("resident");
        phone.type("メールアドレス", mail).type("合言葉（パスワード）", "ちがう合言葉です").press("ログインする");
        phone.reads("メールアドレスか合言葉が違います");
        assertThat(phone.field("メールアドレス").inputValue()).isEqualTo(mail);
        phone.signIn(mail).isAt("お知らせ");
    }

    @Test
    void what_was_typed_outlives_a_session_that_ended_meanwhile() {
        Window phone = STAGE.as("borrower", STAGE.phone());
        phone.open("/listings/" + STAGE.hub().samples().get("automaticSpace") + "/book?date=2027-01-30");
        phone.choose("NPO法人あおぞら広場（例）").type("始まりの時刻", "09:00").type("終わりの時刻", "10:00");
        phone.type("目的（一文で）", "役員会 & <打ち合わせ>");
        phone.context().clearCookies();
        phone.press("料金と空きを確かめる").isAt("もう一度ログインしてください");
        phone.type("メールアドレス", "nobody@example.jp")
                .type("合言葉（パスワード）", "ちがう合言葉です")
                .press("ログインする");
        phone.reads("メールアドレスか合言葉が違います");
        phone.signIn(STAGE.hub().accounts().get("borrower")).isAt("書きかけの内容を送りますか");
        phone.press("つづける").reads("合計");
        assertThat(phone.field("目的（一文で）").inputValue()).isEqualTo("役員会 & <打ち合わせ>");
        assertThat(phone.field("始まりの時刻").inputValue()).isEqualTo("09:00");
    }
}
