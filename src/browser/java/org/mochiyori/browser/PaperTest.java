package org.mochiyori.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PaperTest {
    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void the_approval_of_a_room_is_one_sheet_with_what_was_agreed_and_nothing_of_the_screen() {
        String booking =
                STAGE.before().book("automaticSpace", "2027-02-06T10:00:00+09:00", "2027-02-06T12:00:00+09:00");
        Window phone = STAGE.as("borrower", STAGE.phone()).open("/bookings/" + booking);
        Paper approval = Paper.of(phone.follow("利用承認書を印刷する").isAt("利用承認書"));
        assertThat(approval.pages()).isEqualTo(1);
        assertThat(approval.isA4Upright()).isTrue();
        assertThat(approval.text())
                .contains("利用承認書", "NPO法人あおぞら広場（例）　様", "集会室", "令和9年（2027年）2月6日（土）", "譲ったりしないでください", "合計")
                .doesNotContain("ログアウト", "さがす画面", "この行は印刷されません", "電話でも申し込めます");
    }

    @Test
    void there_is_no_approval_before_anybody_has_approved() {
        String asked = STAGE.before().book("decidedSpace", "2027-02-06T13:00:00+09:00", "2027-02-06T17:00:00+09:00");
        Window phone = STAGE.as("borrower", STAGE.phone()).open("/bookings/" + asked);
        phone.reads("貸す側の返事を待っています").readsNowhere("を印刷する");
        String lender = STAGE.before().group("lender");
        phone.open("/bookings/" + asked + "/papers/approval/" + lender).isAt("ページが見つかりません");
    }
}
