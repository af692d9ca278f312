package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.booking.PriceFixture.BANDS_AND_DAY;
import static org.mochiyori.booking.PriceFixture.GRID;
import static org.mochiyori.booking.PriceFixture.LOANS;
import static org.mochiyori.booking.PriceFixture.band;
import static org.mochiyori.booking.PriceFixture.charged;
import static org.mochiyori.booking.PriceFixture.rate;

import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Fee;
import org.mochiyori.catalogue.Fee.Per;
import org.mochiyori.kernel.Yen;

/** What is begun is paid for; what nobody has priced is never free. */
class FeeRulesTest {
    @Test
    void an_hour_begun_is_an_hour() {
        PriceFixture room = PriceFixture.of(GRID, Fee.of(300, Per.HOUR));
        assertThat(room.total("09T10:00", "09T11:00")).isEqualTo(300);
        assertThat(room.total("09T10:00", "09T11:15")).isEqualTo(600);
        assertThat(room.total("09T10:00", "09T10:15")).isEqualTo(300);
        assertThat(room.total("09T10:45", "09T13:00")).isEqualTo(900);
    }

    @Test
    void a_day_begun_is_a_day_of_the_calendar_and_midnight_begins_none() {
        PriceFixture tent = PriceFixture.of(LOANS, Fee.of(100, Per.DAY));
        assertThat(tent.total("09T10:00", "09T12:00")).isEqualTo(100);
        assertThat(tent.total("09T23:00", "10T01:00")).isEqualTo(200);
        assertThat(tent.total("09T00:00", "10T00:00")).isEqualTo(100);
        assertThat(tent.total("09T00:00", "12T00:00")).isEqualTo(300);
    }

    @Test
    void things_are_counted_and_their_days_with_them() {
        assertThat(tables(50, Per.UNIT)).isEqualTo(500);
        assertThat(tables(50, Per.UNIT_DAY)).isEqualTo(1500);
        assertThat(tables(2000, Per.USE)).isEqualTo(2000);
    }

    @Test
    void rates_add_up_each_with_its_figures() {
        Fee fee = charged(rate("室料", 400, Per.HOUR), rate("冷房", 110, Per.HOUR), rate("搬入", 0, Per.USE));
        Price price = PriceFixture.of(GRID, fee).price("09T10:00", "09T12:30");
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
        Fee fee = charged(band("午前", 500), band("午後", 700), band("夜間", 900), band("全日", 1800));
        PriceFixture hall = PriceFixture.of(BANDS_AND_DAY, fee);
        assertThat(hall.total("09T09:00", "09T12:00")).isEqualTo(500);
        assertThat(hall.total("09T09:00", "09T17:00")).isEqualTo(1200);
        assertThat(hall.total("09T13:00", "09T22:00")).isEqualTo(1600);
        assertThat(hall.total("09T09:00", "09T22:00")).isEqualTo(1800);
    }

    @Test
    void a_band_without_a_rate_among_bands_with_rates_is_unknown_and_never_free() {
        Fee fee = charged(band("午前", 500), rate("冷房", 100, Per.USE));
        PriceFixture hall = PriceFixture.of(BANDS_AND_DAY, fee);
        Price afternoon = hall.price("09T13:00", "09T17:00");
        assertThat(afternoon.isComplete()).isFalse();
        assertThat(afternoon.parts()).extracting(Price.Part::code).containsExactly("per-use", "unknown");
        assertThat(afternoon.parts().getLast().label()).isEqualTo("午後");
        assertThat(hall.price("09T09:00", "09T12:00").isComplete()).isTrue();
        assertThat(PriceFixture.of(GRID, fee).price("09T09:00", "09T12:00").isComplete())
                .isFalse();
    }

    @Test
    void a_rate_by_the_hour_holds_in_every_band_and_those_of_bands_come_on_top() {
        Fee fee = charged(rate("室料", 300, Per.HOUR), band("夜間", 200));
        PriceFixture hall = PriceFixture.of(BANDS_AND_DAY, fee);
        assertThat(hall.price("09T13:00", "09T17:00").isComplete()).isTrue();
        assertThat(hall.total("09T18:00", "09T22:00")).isEqualTo(1400);
    }

    @Test
    void free_is_nothing_to_pay_and_unknown_says_so() {
        assertThat(PriceFixture.of(GRID, new Fee.Free()).price("09T10:00", "09T12:00"))
                .isEqualTo(Price.FREE);
        Price unknown = PriceFixture.of(GRID, new Fee.Unknown()).price("09T10:00", "09T12:00");
        assertThat(unknown.isComplete()).isFalse();
        assertThat(unknown.total()).isEqualTo(Yen.ZERO);
    }

    @Test
    void the_dearest_sum_does_not_wrap_around() {
        PriceFixture dear =
                PriceFixture.of(LOANS, Fee.of(100_000_000, Per.UNIT_DAY)).times(1_000_000);
        assertThat(dear.total("09T00:00", "19T00:00")).isEqualTo(1_000_000_000_000_000L);
    }

    private static long tables(long yen, Per per) {
        return PriceFixture.of(LOANS, Fee.of(yen, per)).times(10).total("09T00:00", "12T00:00");
    }
}
