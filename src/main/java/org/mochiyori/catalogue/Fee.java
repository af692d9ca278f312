package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mochiyori.kernel.Yen;

/** What a use costs: unknown (only the source's words), nothing, or explained rates. */
public sealed interface Fee {

    /** Not known in figures; the listing's {@code feeText} may say something. */
    record Unknown() implements Fee {}

    /** Free of charge. */
    record Free() implements Fee {}

    /**
     * Rates that add up.
     *
     * @param rates at least one
     */
    record Charged(List<Rate> rates) implements Fee {
        public Charged {
            rates = List.copyOf(rates);
            if (rates.isEmpty() || rates.size() > 60) {
                throw new IllegalArgumentException("a charge has 1 to 60 rates");
            }
        }
    }

    /** What a rate is multiplied by. */
    enum Per {
        /** Each use of the band that bears its name. */
        BAND,
        /** Each hour begun. */
        HOUR,
        /** Each day begun. */
        DAY,
        /** Once a use. */
        USE,
        /** Each thing lent. */
        UNIT,
        /** Each thing and each day begun. */
        UNIT_DAY;

        /** The word in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace("_day", "Day");
        }
    }

    /**
     * One explained figure.
     *
     * @param label what it is for, as people read it: 午前, 冷房, 搬入
     * @param amount yen, not below zero
     * @param per what it is multiplied by
     * @param band for {@link Per#BAND}, the name of the band in the opening rules; else empty
     */
    record Rate(String label, Yen amount, Per per, Optional<String> band) {
        public Rate {
            if (amount.value() < 0 || amount.value() > 100_000_000) {
                throw new IllegalArgumentException("a rate is 0 to 100,000,000 yen");
            }
            if (per == Per.BAND != band.isPresent()) {
                throw new IllegalArgumentException("a band is named with rates per band, and with no others");
            }
        }
    }

    /** So many yen, once each hour, day, use or unit. */
    static Fee of(long yen, Per per) {
        return new Charged(List.of(new Rate("", new Yen(yen), per, Optional.empty())));
    }

    /** The JSON form: {@code {"kind": "unknown" | "free" | "charged", "rates": [{label, yen, per, band}]}}. */
    default JsonNode toJson() {
        return FeeJson.write(this);
    }

    /**
     * Reads the JSON form strictly.
     *
     * @throws IllegalArgumentException saying what is expected
     */
    static Fee fromJson(JsonNode json) {
        return FeeJson.read(json);
    }
}
