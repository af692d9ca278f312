package org.mochiyori.booking;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
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
import org.mochiyori.catalogue.Reduction;
import org.mochiyori.catalogue.Ruleset;
import org.mochiyori.catalogue.Tariff;
import org.mochiyori.catalogue.Terms;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.text.Named;

/**
 * Something priced, which anybody may borrow for an ordinary use without more; what a test cares about it sets.
 *
 * @param slots in which pieces it is lent
 */
record PriceFixture(
        Slots slots,
        Fee fee,
        FeeRules.Charges charges,
        List<String> classes,
        String nature,
        Set<String> extras,
        int quantity) {
    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    static final Slots GRID = new Slots.Grid(15, 0);
    static final Slots LOANS = new Slots.Days(1, OptionalInt.empty());
    static final Slots BANDS = bands("午前 09:00-12:00", "午後 13:00-17:00", "夜間 18:00-22:00");
    static final Slots BANDS_AND_DAY = bands("午前 09:00-12:00", "午後 13:00-17:00", "夜間 18:00-22:00", "全日 09:00-22:00");

    static PriceFixture of(Slots slots, Fee fee) {
        return new PriceFixture(
                slots,
                fee,
                new FeeRules.Charges(Tariff.PLAIN, Optional.empty()),
                List.of("group"),
                "ordinary",
                Set.of(),
                1);
    }

    PriceFixture by(Tariff tariff) {
        return new PriceFixture(
                slots, fee, new FeeRules.Charges(tariff, charges.reduction()), classes, nature, extras, quantity);
    }

    PriceFixture reducedBy(Reduction reduction) {
        FeeRules.Charges both = new FeeRules.Charges(charges.tariff(), Optional.of(reduction));
        return new PriceFixture(slots, fee, both, classes, nature, extras, quantity);
    }

    PriceFixture forThe(String... who) {
        return new PriceFixture(slots, fee, charges, List.of(who), nature, extras, quantity);
    }

    PriceFixture toSell() {
        return new PriceFixture(slots, fee, charges, classes, "commercial", extras, quantity);
    }

    PriceFixture with(String... labels) {
        return new PriceFixture(slots, fee, charges, classes, nature, Set.of(labels), quantity);
    }

    PriceFixture times(int many) {
        return new PriceFixture(slots, fee, charges, classes, nature, extras, many);
    }

    static Fee.Charged charged(Fee.Rate... rates) {
        return new Fee.Charged(Arrays.asList(rates));
    }

    static Fee.Rate rate(String label, long yen, Per per) {
        return new Fee.Rate(label, new Yen(yen), per, Optional.empty());
    }

    /** A rate of the band of this name. */
    static Fee.Rate band(String name, long yen) {
        return new Fee.Rate(name, new Yen(yen), Per.BAND, Optional.of(name));
    }

    /** The usual three rates of a hall: 午前・午後・夜間. */
    static Fee.Charged hall(long morning, long afternoon, long evening) {
        return charged(band("午前", morning), band("午後", afternoon), band("夜間", evening));
    }

    /** A tariff of nothing but steps. */
    static Tariff steps(Tariff.Step... steps) {
        return new Tariff(Optional.empty(), Optional.empty(), Optional.empty(), Arrays.asList(steps), Yen.ZERO);
    }

    /** In yen. From and until as {@code 09T10:00}, of January 2027, the 9th a Saturday. */
    long total(String from, String until) {
        return price(from, until).total().value();
    }

    Price price(String from, String until) {
        Offer offer = new Offer(entry(), timetable(), Ruleset.NONE);
        TimeWindow window = new TimeWindow(at(from), at(until));
        return FeeRules.price(offer, charges, new FeeRules.Asked(window, quantity, classes, nature, extras));
    }

    private Timetable timetable() {
        return Timetable.of(Opening.everyDay(TOKYO, Hours.ALL_DAY, slots), Holidays.official());
    }

    private Entry entry() {
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
        return new Entry(
                listing,
                Optional.empty(),
                new Entry.HubName("north", new Named("北（例）", "", ""), TOKYO),
                Optional.empty());
    }

    private static Slots bands(String... bands) {
        return new Slots.Bands(
                Arrays.stream(bands)
                        .map(band -> Slots.Band.of(band.split(" ")[0], band.split(" ")[1]))
                        .toList(),
                true);
    }

    private static Instant at(String text) {
        return LocalDateTime.parse("2027-01-" + text).atZone(TOKYO).toInstant();
    }
}
