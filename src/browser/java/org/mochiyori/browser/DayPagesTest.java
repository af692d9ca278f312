package org.mochiyori.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of a day at the desk and around it, held against WCAG 2.2 AA and a phone's width, in three languages. */
class DayPagesTest {
    @RegisterExtension
    static final Stage STAGE = new Stage();

    private static Days days;

    @BeforeAll
    static void happen() {
        days = new Days();
    }

    @AfterAll
    static void end() {
        days.close();
    }

    private static Stream<Map.Entry<String, String>> pages() {
        return Stream.of(
                        of(
                                "borrower",
                                "/listings/{room}/series",
                                "/series",
                                "/series/{series}",
                                "/bookings/{use}",
                                "/bookings/{use}/access",
                                "/bookings/{loan}/custody",
                                "/bookings/{help}",
                                "/me/calendars"),
                        of(
                                "lender",
                                "/listings/{room}",
                                "/listings/{room}/access",
                                "/places/{place}/access",
                                "/listings/{room}/outside",
                                "/listings/{room}/outside/new",
                                "/listings/{pool}/outages",
                                "/listings/{pool}/emergency",
                                "/listings/{skill}/edit",
                                "/bookings/{loan}/custody"),
                        of(
                                "desk",
                                "/desk/displaced",
                                "/desk/soundings",
                                "/bookings/{help}/lines/{line}/soundings",
                                "/desk/reports",
                                "/desk/emergency"),
                        of("officer", "/listings/{room}/blocks"),
                        of("operator", "/hubs/{hub}/emergency", "/hubs/{hub}/emergency/settings"))
                .flatMap(one -> one);
    }

    private static Stream<Map.Entry<String, String>> of(String role, String... paths) {
        return Stream.of(paths).map(path -> Map.entry(role, path));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_machine_finds_no_barrier_and_each_language_fits_a_phone(Map.Entry<String, String> page) {
        Window phone = STAGE.phone();
        String[] cookie = days.cookie(page.getKey());
        phone.context().addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(days.address("/"))));
        for (String language : List.of("en", "easy", "ja")) {
            phone.open(days.address(page.getValue()) + "?lang=" + language);
            assertThat(phone.overflowing()).as(language).isEmpty();
            assertThat(AccessibilityTest.barriers(phone)).as(language).isEmpty();
        }
    }
}
