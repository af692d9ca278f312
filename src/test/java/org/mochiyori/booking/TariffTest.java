package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mochiyori.booking.PriceFixture.BANDS;
import static org.mochiyori.booking.PriceFixture.GRID;
import static org.mochiyori.booking.PriceFixture.charged;
import static org.mochiyori.booking.PriceFixture.hall;
import static org.mochiyori.booking.PriceFixture.rate;
import static org.mochiyori.booking.PriceFixture.steps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Fee;
import org.mochiyori.catalogue.Fee.Per;
import org.mochiyori.catalogue.Reduction;
import org.mochiyori.catalogue.Rounding;
import org.mochiyori.catalogue.Rounding.Mode;
import org.mochiyori.catalogue.Tariff;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.Yen;

/** Fee tables as cities print them, and what their footnotes make of the figures. */
class TariffTest {
    private static final Tariff.Step OUTSIDE =
            new Tariff.Surcharge("市外", new Tariff.Whom(Set.of("outside"), Set.of()), 150);
    private static final Tariff.Step TO_SELL =
            new Tariff.Surcharge("営利", new Tariff.Whom(Set.of(), Set.of("commercial")), 200);
    private static final Tariff.Step TEN_DOWN = new Tariff.Round(Rounding.TEN_DOWN);
    private static final Reduction HALF_FOR_REGISTERED = new Reduction(
            Reduction.Decider.DESK,
            Rounding.TEN_DOWN,
            List.of(
                    new Reduction.Ground("registered", "登録団体", 50, Set.of("registered"), false),
                    new Reduction.Ground("public-good", "公益のための使用", 100, Set.of(), true)));

    @Test
    void bunkyo_charges_each_part_of_the_day_and_the_parts_taken_together() {
        PriceFixture otowa = PriceFixture.of(BANDS, hall(1700, 2100, 1700));
        assertThat(otowa.total("12T09:00", "12T12:00")).isEqualTo(1700);
        assertThat(otowa.total("12T13:00", "12T17:00")).isEqualTo(2100);
        assertThat(otowa.total("12T09:00", "12T22:00")).isEqualTo(5500);
    }

    @Test
    void koto_asks_more_on_saturdays_sundays_and_public_holidays() {
        Tariff tariff = new Tariff(
                Optional.of(hall(3000, 6000, 7650)),
                Optional.of(
                        new Tariff.Special(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), true, hall(3700, 7300, 9200))),
                Optional.empty(),
                List.of(),
                Yen.ZERO);
        PriceFixture kameido = PriceFixture.of(BANDS, new Fee.Unknown()).by(tariff);
        assertThat(kameido.total("12T13:00", "12T17:00")).isEqualTo(6000);
        assertThat(kameido.total("09T13:00", "09T17:00")).isEqualTo(7300);
        // 成人の日, a Monday.
        assertThat(kameido.total("11T13:00", "11T17:00")).isEqualTo(7300);
    }

    @Test
    void sumida_charges_by_the_hour() {
        PriceFixture welfare = PriceFixture.of(GRID, Fee.of(400, Per.HOUR));
        assertThat(welfare.total("12T09:00", "12T11:30")).isEqualTo(1200);
    }

    @Test
    void outsiders_pay_one_and_a_half_times_and_sellers_twice_as_much_one_after_the_other() {
        PriceFixture hall = PriceFixture.of(BANDS, hall(1350, 1800, 1800)).by(steps(OUTSIDE, TO_SELL, TEN_DOWN));
        assertThat(hall.total("12T09:00", "12T12:00")).isEqualTo(1350);
        // 1,350 x 1.5 = 2,025
        assertThat(hall.forThe("outside", "group").total("12T09:00", "12T12:00"))
                .isEqualTo(2020);
        assertThat(hall.toSell().total("12T09:00", "12T12:00")).isEqualTo(2700);
        assertThat(hall.forThe("outside").toSell().total("12T09:00", "12T12:00"))
                .isEqualTo(4050);
    }

    @Test
    void where_rounding_stands_is_where_it_is_done() {
        PriceFixture hall =
                PriceFixture.of(BANDS, hall(1350, 0, 0)).forThe("outside").toSell();
        assertThat(hall.by(steps(OUTSIDE, TEN_DOWN, TO_SELL)).total("12T09:00", "12T12:00"))
                .isEqualTo(4040);
        assertThat(hall.by(steps(OUTSIDE, TO_SELL, TEN_DOWN)).total("12T09:00", "12T12:00"))
                .isEqualTo(4050);
    }

    @Test
    void rounding_goes_down_up_or_to_the_nearer() {
        PriceFixture outside = PriceFixture.of(BANDS, hall(1350, 1350, 1350)).forThe("outside");
        assertThat(rounded(outside, 10, Mode.DOWN)).isEqualTo(2020);
        assertThat(rounded(outside, 10, Mode.UP)).isEqualTo(2030);
        assertThat(rounded(outside, 10, Mode.HALFUP)).isEqualTo(2030);
        assertThat(rounded(outside, 100, Mode.DOWN)).isEqualTo(2000);
    }

    @Test
    void extras_are_surcharged_where_they_stand_before_the_surcharge_and_not_after_it() {
        Tariff.Step heating = new Tariff.Extras(List.of(new Tariff.Extra("冷暖房", new Yen(300), Per.BAND, true)));
        PriceFixture hall =
                PriceFixture.of(BANDS, hall(1000, 1000, 1000)).forThe("outside").with("冷暖房");
        assertThat(hall.by(steps(heating, OUTSIDE)).total("12T09:00", "12T12:00"))
                .isEqualTo(1950);
        assertThat(hall.by(steps(OUTSIDE, heating)).total("12T09:00", "12T12:00"))
                .isEqualTo(1800);
        assertThat(hall.by(steps(OUTSIDE, heating)).total("12T09:00", "12T17:00"))
                .isEqualTo(3600);
    }

    @Test
    void what_nobody_asked_for_is_not_charged_but_what_always_comes_is() {
        Tariff tariff = steps(new Tariff.Extras(List.of(
                new Tariff.Extra("ピアノ", new Yen(1000), Per.USE, true),
                new Tariff.Extra("清掃", new Yen(500), Per.USE, false))));
        PriceFixture room = PriceFixture.of(GRID, new Fee.Free()).by(tariff);
        assertThat(room.total("12T09:00", "12T12:00")).isEqualTo(500);
        assertThat(room.with("ピアノ").total("12T09:00", "12T12:00")).isEqualTo(1500);
    }

    @Test
    void an_hour_beyond_the_band_costs_a_third_of_it() {
        Tariff tariff = new Tariff(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Tariff.Overrun(1, 3, Rounding.TEN_DOWN)),
                List.of(),
                Yen.ZERO);
        PriceFixture hall = PriceFixture.of(BANDS, hall(1000, 2000, 3000)).by(tariff);
        Price price = hall.price("12T08:00", "12T14:30");
        // 1,000 + a third of it once before and, begun, three times after: 330 each
        assertThat(price.total().value()).isEqualTo(1000 + 330 + 3 * 330);
        assertThat(price.parts()).extracting(Price.Part::code).containsExactly("per-band", "overrun", "overrun");
        assertThat(hall.total("12T09:00", "12T17:00")).isEqualTo(3000);
    }

    @Test
    void the_whole_day_taken_as_one_is_cheaper_and_a_single_band_is_not() {
        PriceFixture hall = PriceFixture.of(BANDS, hall(1000, 2000, 3000)).by(steps(new Tariff.WholeDay(20)));
        assertThat(hall.total("12T09:00", "12T22:00")).isEqualTo(4800);
        assertThat(hall.total("12T09:00", "12T17:00")).isEqualTo(3000);
        assertThat(hall.total("12T18:00", "12T22:00")).isEqualTo(3000);
    }

    @Test
    void registered_groups_pay_half_without_asking_unless_they_sell() {
        PriceFixture hall = PriceFixture.of(BANDS, hall(1350, 1800, 1800)).reducedBy(HALF_FOR_REGISTERED);
        assertThat(hall.total("12T09:00", "12T12:00")).isEqualTo(1350);
        assertThat(hall.forThe("registered", "group").total("12T09:00", "12T12:00"))
                .isEqualTo(670);
        assertThat(hall.forThe("registered", "group").toSell().total("12T09:00", "12T12:00"))
                .isEqualTo(1350);
        Price.Part part =
                hall.forThe("registered").price("12T09:00", "12T12:00").parts().getLast();
        assertThat(part.label() + part.yen().value() + part.figures()).isEqualTo("登録団体-680{percent=50}");
    }

    @Test
    void extras_after_the_reduction_are_paid_in_full_now_and_when_more_is_granted_later() {
        Tariff tariff = steps(
                new Tariff.Reduce(), new Tariff.Extras(List.of(new Tariff.Extra("冷暖房", new Yen(300), Per.USE, true))));
        Price price = PriceFixture.of(BANDS, hall(1350, 1800, 1800))
                .by(tariff)
                .reducedBy(HALF_FOR_REGISTERED)
                .forThe("registered")
                .with("冷暖房")
                .price("12T09:00", "12T12:00");
        assertThat(price.total()).isEqualTo(new Yen(670 + 300));
        assertThat(price.reducible()).isEqualTo(new Yen(1350));
        assertThat(price.kept()).isEqualTo(new Yen(300));
    }

    @Test
    void a_deposit_is_asked_for_and_is_no_part_of_the_price() {
        Tariff tariff = new Tariff(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), new Yen(5000));
        Price price = PriceFixture.of(GRID, charged(rate("着ぐるみ", 2000, Per.USE)))
                .by(tariff)
                .price("12T09:00", "12T12:00");
        assertThat(price.total()).isEqualTo(new Yen(2000));
        assertThat(price.deposit()).isEqualTo(new Yen(5000));
    }

    @Test
    void what_multiplies_after_a_reduction_is_no_tariff() {
        assertThatThrownBy(() -> steps(new Tariff.Reduce(), OUTSIDE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_tariff_is_read_as_it_was_written_and_says_what_is_wrong_in_one() {
        JsonNode json = json("""
                {"rates":[{"label":"午前","yen":1000,"per":"band","band":"午前"}],
                 "special":{"days":["saturday","sunday"],"holidays":true,"rates":[{"label":"","yen":1200,"per":"use"}]},
                 "overrun":{"part":1,"of":3,"to":10,"mode":"down"},
                 "steps":[{"step":"wholeDay","percent":10},
                   {"step":"surcharge","label":"市外","percent":150,"classes":["outside"],"natures":[]},
                   {"step":"round","to":10,"mode":"halfup"},{"step":"reduce"},
                   {"step":"extras","items":[{"label":"冷暖房","yen":300,"per":"band","chosen":true}]}],
                 "deposit":3000}
                """);
        assertThat(Tariff.fromJson(json).toJson()).hasToString(json.toString());
        assertThatThrownBy(() -> Tariff.fromJson(json("{\"steps\":[{\"step\":\"wholeDay\",\"percent\":200}],\"x\":1}")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().toString()).contains("/steps/0/percent", "/x"));
        assertThatThrownBy(() -> Tariff.fromJson(
                        json("{\"steps\":[{\"step\":\"reduce\"},{\"step\":\"round\",\"to\":10,\"mode\":\"down\"}]}")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().toString()).contains("only extras come after"));
    }

    @Test
    void a_reduction_is_read_as_it_was_written() {
        assertThat(Reduction.fromJson(HALF_FOR_REGISTERED.toJson())).isEqualTo(HALF_FOR_REGISTERED);
    }

    private static long rounded(PriceFixture hall, int to, Mode mode) {
        return hall.by(steps(OUTSIDE, new Tariff.Round(new Rounding(to, mode)))).total("12T09:00", "12T12:00");
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
