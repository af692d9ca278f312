package org.mochiyori.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people typed is shown as text, whatever it looks like: no script runs, and the policy has nothing to refuse. */
class HostileTextTest {
    private static final List<String> BREAKS = List.of(
            "",
            "\"",
            "'",
            "\">",
            "'>",
            "-->",
            "]]>",
            "</title>",
            "</textarea>",
            "</script>",
            "</style>",
            "</select>",
            "</option>",
            "</noscript>",
            "</a>",
            "</button>",
            "\\\"",
            "`",
            "${",
            "{{",
            "<!--",
            "&lt;/p&gt;",
            "%22%3E",
            "\u3000",
            "＂＞");
    private static final List<String> CHARGES = List.of(
            "<script>ran(1)</script>",
            "<script src=//127.0.0.1/x.js></script>",
            "<img src=x onerror=ran(2)>",
            "<img/src=x/onerror=ran(3)//",
            "<svg onload=ran(4)>",
            "<svg><script>ran(5)</script></svg>",
            "<body onload=ran(6)>",
            "<iframe srcdoc=\"<script>parent.ran(7)</script>\">",
            "<iframe src=javascript:parent.ran(8)>",
            "<a href=javascript:ran(9)>x</a>",
            "<math><mtext><img src=x onerror=ran(10)>",
            "<details open ontoggle=ran(11)>",
            "<input autofocus onfocus=ran(12)>",
            "<video><source onerror=ran(13)>",
            "<object data=javascript:ran(14)>",
            "<meta http-equiv=refresh content=\"0;url=javascript:ran(15)\">",
            "<base href=//127.0.0.1/>",
            "<style>@import'//127.0.0.1/x.css';</style>",
            " onmouseover=ran(16) ",
            "<form action=//127.0.0.1/><button>x");

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private static List<String> payloads() {
        return BREAKS.stream()
                .flatMap(begin -> CHARGES.stream().map(charge -> begin + charge))
                .toList();
    }

    @Test
    void five_hundred_names_of_an_imported_list_are_text() {
        List<String> payloads = payloads();
        String rows = IntStream.range(0, payloads.size())
                .mapToObj(i -> quoted(payloads.get(i)) + "," + (1 + i % 9) + ","
                        + quoted(payloads.get((i + 7) % payloads.size())))
                .collect(Collectors.joining("\n"));
        Window lender = watched(STAGE.as("lender", STAGE.phone()));
        lender.open("/imports");
        lender.field("ファイルを選ぶ")
                .setInputFiles(new FilePayload(
                        "<img src=x onerror=ran(0)>.csv",
                        "text/csv",
                        ("品名,数量,備考\n" + rows).getBytes(StandardCharsets.UTF_8)));
        lender.press("読み取って確かめる").reads("すべて " + payloads.size() + "行");
        int shown = 0;
        do {
            requireNothingRan(lender);
            shown += lender.page().locator(".read-rows > li").count();
        } while (lender.followIfAny("次のページ"));
        assertThat(shown).isEqualTo(payloads.size());
    }

    @Test
    void every_text_of_a_listing_a_place_a_booking_and_a_group_is_text() {
        String payload = CHARGES.get(0) + "\"'>" + CHARGES.get(2) + CHARGES.get(4);
        String listing = STAGE.before().publishRoom(payload);
        String booking = STAGE.before().book(listing, payload);
        List<Visit> visits = List.of(
                new Visit("", "/"),
                new Visit("", "/?q=" + java.net.URLEncoder.encode(payload, StandardCharsets.UTF_8)),
                new Visit("", "/listings/" + listing),
                new Visit("", "/embed/listings/" + listing),
                new Visit("borrower", "/bookings"),
                new Visit("borrower", "/bookings/" + booking),
                new Visit("borrower", "/bookings/" + booking + "/slip"),
                new Visit("borrower", "/listings/" + listing + "/book"),
                new Visit("lender", "/inbox"),
                new Visit("lender", "/listings/" + listing),
                new Visit("curator", "/curation"),
                new Visit("desk", "/desk"),
                new Visit("desk", "/desk/day"));
        for (Visit visit : visits) {
            Window phone = STAGE.phone();
            watched(visit.role().isEmpty() ? phone : STAGE.as(visit.role(), phone))
                    .open(visit.path());
            requireNothingRan(phone);
        }
        STAGE.phone().open("/listings/" + listing).reads(payload);
    }

    private record Visit(String role, String path) {}

    private static Window watched(Window window) {
        window.page().onDialog(dialog -> {
            throw new AssertionError("a dialog: " + dialog.message());
        });
        window.context().addInitScript("window.runs = []; window.ran = n => window.runs.push(n);");
        return window;
    }

    private static void requireNothingRan(Window window) {
        assertThat(window.page().evaluate("() => window.runs.length"))
                .as(window.page().url())
                .isEqualTo(0);
        assertThat(window.page().evaluate("""
                        () => [...document.querySelectorAll('*')].filter(e =>
                          [...e.attributes].some(a => a.name.startsWith('on') || /^\\s*javascript:/i.test(a.value))
                          || (e.tagName === 'SCRIPT' && !e.src.startsWith(location.origin + '/static/'))).length""")).as(window.page().url()).isEqualTo(0);
        assertThat(window.complaints()).as("the policy had to refuse something").isEmpty();
    }

    private static String quoted(String cell) {
        return "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
