package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mochiyori.calendar.Holidays;
import org.mochiyori.calendar.Hours;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Slots;
import org.mochiyori.calendar.Timetable;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Fee;
import org.mochiyori.catalogue.Fee.Per;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.ListingState;
import org.mochiyori.catalogue.Ruleset;
import org.mochiyori.catalogue.Terms;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.kernel.Yen;

/** What is begun is paid for; what nobody has priced is never free. */
class FeeRulesTest {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Slots GRID = new Slots.Grid(15, 0);
    private static final Slots BANDS = new Slots.Bands(
            List.of(
                    Slots.Band.of("午前", "09:00-12:00"),
                    Slots.Band.of("午後", "13:00-17:00"),
                    Slots.Band.of("夜間", "18:00-22:00"),
                    Slots.Band.of("全日", "09:00-22:00")),
            true);
    private static final Slots LOANS = new Slots.Days(1, OptionalInt.empty());

    @Test
    void an_hour_begun_is_an_hour() {
        assertThat(total(GRID, Fee.of(300, Per.HOUR), "09T10:00", "09T11:00", 1))
                .isEqualTo(300);
        assertThat(total(GRID, Fee.of(300, Per.HOUR), "09T10:00", "09T11:15", 1))
                .isEqualTo(600);
        assertThat(total(GRID, Fee.of(300, Per.HOUR), "09T10:00", "09T10:15", 1))
                .isEqualTo(300);
        assertThat(total(GRID, Fee.of(300, Per.HOUR), "09T10:45", "09T13:00", 1))
                .isEqualTo(900);
    }

    @Test
    void a_day_begun_is_a_day_of_the_calendar_and_midnight_begins_none() {
        assertThat(total(LOANS, Fee.of(100, Per.DAY), "09T10:00", "09T12:00", 1))
                .isEqualTo(100);
        assertThat(total(LOANS, Fee.of(100, Per.DAY), "09T23:00", "10T01:00", 1))
                .isEqualTo(200);
        assertThat(total(LOANS, Fee.of(100, Per.DAY), "09T00:00", "10T00:00", 1))
                .isEqualTo(100);
        assertThat(total(LOANS, Fee.of(100, Per.DAY), "09T00:00", "12T00:00", 1))
                .isEqualTo(300);
    }

    @Test
    void things_are_counted_and_their_days_with_them() {
        assertThat(total(LOANS, Fee.of(50, Per.UNIT), "09T00:00", "12T00:00", 10))
                .isEqualTo(500);
        assertThat(total(LOANS, Fee.of(50, Per.UNIT_DAY), "09T00:00", "12T00:00", 10))
                .isEqualTo(1500);
        assertThat(total(LOANS, Fee.of(2000, Per.USE), "09T00:00", "12T00:00", 10))
                .isEqualTo(2000);
    }

    @Test
    void rates_add_up_each_with_its_figures() {
        Fee fee = charged(rate("室料", 400, Per.HOUR, ""), rate("冷房", 110, Per.HOUR, ""), rate("搬入", 0, Per.USE, ""));
        Price price = price(GRID, fee, "09T10:00", "09T12:30", 1);
        assertThat(price.parts())
                .extracting(part -> part.label() + part.yen().value())
                .containsExactly("室料1200", "冷房330", "搬入0");
        assertThat(price.parts().getFirst().figures())
                .containsEntry("hours", 3L)
                .containsEntry("rate", 400L);
        assertThat(price.total()).isEqualTo(new Yen(1530));
        assertThat(price.isComplete()).isTrue();
    }

    @Test
    void a_run_of_bands_costs_each_of_them_and_the_whole_day_its_own_rate() {
        Fee fee = charged(
                rate("午前", 500, Per.BAND, "午前"),
                rate("午後", 700, Per.BAND, "午後"),
                rate("夜間", 900, Per.BAND, "夜間"),
                rate("全日", 1800, Per.BAND, "全日"));
        assertThat(total(BANDS, fee, "09T09:00", "09T12:00", 1)).isEqualTo(500);
        assertThat(total(BANDS, fee, "09T09:00", "09T17:00", 1)).isEqualTo(1200);
        assertThat(total(BANDS, fee, "09T13:00", "09T22:00", 1)).isEqualTo(1600);
        assertThat(total(BANDS, fee, "09T09:00", "09T22:00", 1)).isEqualTo(1800);
    }

    @Test
    void a_band_without_a_rate_among_bands_with_rates_is_unknown_and_never_free() {
        Fee fee = charged(rate("午前", 500, Per.BAND, "午前"), rate("冷房", 100, Per.USE, ""));
        Price afternoon = price(BANDS, fee, "09T13:00", "09T17:00", 1);
        assertThat(afternoon.isComplete()).isFalse();
        assertThat(afternoon.parts()).extracting(Price.Part::code).containsExactly("per-use", "unknown");
        assertThat(afternoon.parts().getLast().label()).isEqualTo("午後");
        assertThat(price(BANDS, fee, "09T09:00", "09T12:00", 1).isComplete()).isTrue();
        assertThat(price(GRID, fee, "09T09:00", "09T12:00", 1).isComplete()).isFalse();

        Fee withHours = charged(rate("室料", 300, Per.HOUR, ""), rate("夜間割増", 200, Per.BAND, "夜間"));
        assertThat(price(BANDS, withHours, "09T13:00", "09T17:00", 1).isComplete())
                .isTrue();
        assertThat(total(BANDS, withHours, "09T18:00", "09T22:00", 1)).isEqualTo(1400);
    }

    @Test
    void free_is_nothing_to_pay_and_unknown_says_so() {
        assertThat(price(GRID, new Fee.Free(), "09T10:00", "09T12:00", 1)).isEqualTo(Price.FREE);
        Price unknown = price(GRID, new Fee.Unknown(), "09T10:00", "09T12:00", 1);
        assertThat(unknown.isComplete()).isFalse();
        assertThat(unknown.total()).isEqualTo(Yen.ZERO);
    }

    @Test
    void the_dearest_sum_does_not_wrap_around() {
        Fee dear = Fee.of(100_000_000, Per.UNIT_DAY);
        assertThat(total(LOANS, dear, "09T00:00", "19T00:00", 1_000_000)).isEqualTo(1_000_000_000_000_000L);
    }

    private static Fee charged(Fee.Rate... rates) {
        return new Fee.Charged(Arrays.asList(rates));
    }

    private static Fee.Rate rate(String label, long yen, Per per, String band) {
        return new Fee.Rate(label, new Yen(yen), per, band.isEmpty() ? Optional.empty() : Optional.of(band));
    }

    private static long total(Slots slots, Fee fee, String from, String until, int quantity) {
        return price(slots, fee, from, until, quantity).total().value();
    }

    /** From and until as {@code 09T10:00}, of January 2027. */
    private static Price price(Slots slots, Fee fee, String from, String until, int quantity) {
        Opening opening = Opening.everyDay(TOKYO, Hours.ALL_DAY, slots);
        UUID id = new UUID(1, 1);
        ListingDraft draft = ListingDraft.here(Optional.empty(), "会議室（例）", "", Thing.Space.forPersons(10))
                .on(Terms.PLAIN.costing(fee));
        Listing listing = new Listing(
                id,
                new Listing.Owner("north", Optional.of(id)),
                new Listing.Status(
                        ListingState.PUBLISHED,
                        false,
                        new Listing.Dates(Instant.EPOCH, Optional.empty(), Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        1),
                draft,
                List.of(),
                List.of(),
                List.of());
        Entry entry = new Entry(listing, Optional.empty(), new Entry.HubName("north", "北（例）", TOKYO), Optional.empty());
        Offer offer = new Offer(entry, Timetable.of(opening, Holidays.official()), Ruleset.NONE);
        return FeeRules.price(offer, new TimeWindow(at(from), at(until)), quantity);
    }

    private static Instant at(String text) {
        return LocalDateTime.parse("2027-01-" + text).atZone(TOKYO).toInstant();
    }
}
