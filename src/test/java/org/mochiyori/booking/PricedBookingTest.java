package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.booking.PriceFixture.rate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Cancellation;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Fee.Per;
import org.mochiyori.catalogue.Reduction;
import org.mochiyori.catalogue.Rounding;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.Tariff;
import org.mochiyori.kernel.Yen;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** The server reckons what is to be paid, by the rules of the day of the use, and keeps what it has reckoned. */
class PricedBookingTest {
    private final TestHub server = TestHub.start(TestClock.at("2026-12-20T09:00:00+09:00"));
    private final BookingFixture fixture = BookingFixture.on(server);
    private Entry room;

    @BeforeEach
    void pricedRoom() {
        room = fixture.room();
        fixture.rule(room, RuleKind.TARIFF, tariff(300).toJson());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_use_to_sell_with_heating_is_reckoned_step_by_step() {
        Reply booked = book("\"nature\":\"commercial\",", "\"extras\":[\"冷暖房\"],");
        JsonNode price = price(booked);
        assertThat(codes(price)).containsExactly("per-hour", "surcharge", "per-hour", "deposit");
        assertThat(price.path("total").asLong()).isEqualTo(2 * 300 * 2 + 2 * 110);
        assertThat(price.path("deposit").asLong()).isEqualTo(3000);
    }

    @Test
    void what_the_tariff_does_not_offer_and_prices_from_outside_are_refused() {
        assertThat(book("", "\"extras\":[\"花火\"],").status()).isEqualTo(422);
        assertThat(book("", "\"price\":0,").status()).isEqualTo(422);
    }

    @Test
    void a_price_stands_as_it_was_when_it_was_asked_for() {
        Reply booked = book("", "");
        fixture.rule(room, RuleKind.TARIFF, tariff(900).toJson());
        Reply read = fixture.representative().get(fixture.path(booked));
        assertThat(price(read).path("total").asLong()).isEqualTo(600);
    }

    @Test
    void registered_groups_pay_half() {
        fixture.rule(
                room,
                RuleKind.REDUCTION,
                new Reduction(
                                Reduction.Decider.DESK,
                                Rounding.TEN_DOWN,
                                List.of(new Reduction.Ground("registered", "登録団体", 50, Set.of("group"), false)))
                        .toJson());
        assertThat(price(book("", "")).path("total").asLong()).isEqualTo(300);
    }

    @Test
    void what_calling_off_costs_goes_with_the_booking() {
        Cancellation steps = new Cancellation(
                List.of(new Cancellation.Step(10, 0), new Cancellation.Step(3, 25)),
                OptionalInt.of(100),
                Rounding.TEN_DOWN,
                Set.of("weather"));
        fixture.rule(room, RuleKind.CANCELLATION, steps.toJson());
        Reply booked = book("", "");
        fixture.rule(room, RuleKind.CANCELLATION, Cancellation.freeUntil(1).toJson());
        JsonNode line =
                fixture.representative().get(fixture.path(booked)).json().at("/lines/0");
        assertThat(Cancellation.fromJson(line.path("cancellation"))).isEqualTo(steps);
        assertThat(line.at("/deadlines/cancelFreeUntil").asText()).isEqualTo("2026-12-31T00:00:00+09:00");
    }

    private Reply book(String ofWish, String ofLine) {
        String wish =
                fixture.wish(room).replaceFirst("\\{", "{" + ofWish).replace("\"listing\":", ofLine + "\"listing\":");
        return fixture.representative().post("/api/v1/bookings", wish);
    }

    private static Tariff tariff(long hour) {
        return new Tariff(
                Optional.of(PriceFixture.charged(rate("室料", hour, Per.HOUR))),
                Optional.empty(),
                Optional.empty(),
                List.of(
                        new Tariff.Surcharge("営利", new Tariff.Whom(Set.of(), Set.of("commercial")), 200),
                        new Tariff.Extras(List.of(new Tariff.Extra("冷暖房", new Yen(110), Per.HOUR, true)))),
                new Yen(3000));
    }

    private static JsonNode price(Reply booking) {
        return booking.json().at("/lines/0/price");
    }

    private static List<String> codes(JsonNode price) {
        return java.util.stream.StreamSupport.stream(price.path("parts").spliterator(), false)
                .map(part -> part.path("code").asText())
                .toList();
    }
}
