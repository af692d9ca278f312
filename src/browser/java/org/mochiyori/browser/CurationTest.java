package org.mochiyori.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CurationTest {
    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void a_curator_returns_one_with_a_reason_and_publishes_the_others_together() {
        for (String name : new String[] {"包丁とぎ（例）", "読み聞かせ（例）", "庭木の剪定（例）"}) {
            STAGE.before().submit(name);
        }
        Window phone = STAGE.as("curator", STAGE.phone()).open("/curation").isAt("確認待ち");
        phone.choose("包丁とぎ（例）を選ぶ").press("差し戻す").reads("理由を選ぶか");
        phone.choose("包丁とぎ（例）を選ぶ").type("団体への一言（公開されません）", "写真をもう一枚お願いします").press("差し戻す");
        phone.readsNowhere("包丁とぎ（例）");
        phone.choose("読み聞かせ（例）を選ぶ").choose("庭木の剪定（例）を選ぶ").press("掲載する").readsNowhere("庭木の剪定（例）");
        STAGE.phone().openUntil("/?q=庭木の剪定", "庭木の剪定（例）");
    }

    @Test
    void what_needs_a_look_of_its_own_has_no_box_for_bulk() {
        Window desk = STAGE.as("curator", STAGE.open(Window.DESKTOP)).open("/curation");
        for (Locator row : desk.page().locator("table.list tbody tr").all()) {
            boolean alone = row.locator("a.doubt[href^='/curation/']").count() > 0
                    && row.locator("input[type=checkbox]").count() == 0;
            boolean together = row.locator("input[type=checkbox]").count() == 1;
            org.assertj.core.api.Assertions.assertThat(alone || together)
                    .as(row.innerText())
                    .isTrue();
        }
        assertThat(desk.page().locator("h1")).hasText("確認待ち");
    }
}
