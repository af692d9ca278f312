package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.kernel.Problem.Invalid;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.Yen;

/**
 * 料金の決まり: how the rates of a listing become what is to be paid. A value of hub, place or listing, the nearest whole; the one
 * in force on the day of the use holds. The steps are taken in the order in which they are written, each on what the ones
 * before it have left, so the order of operations and of rounding is the owner's own.
 *
 * @param rates instead of the listing's own; empty: the listing's
 * @param special other rates on some days
 * @param overrun what an hour before or after the bands costs; empty: nobody has said
 * @param steps from the sum of the rates to the sum to be paid; where none is {@link Reduce}, reductions come last
 * @param deposit 保証金, given back after the use; not a part of the price
 */
public record Tariff(
        Optional<Fee.Charged> rates,
        Optional<Special> special,
        Optional<Overrun> overrun,
        List<Step> steps,
        Yen deposit) {
    /** The listing's own rates, added up. */
    public static final Tariff PLAIN =
            new Tariff(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Yen.ZERO);

    /** The most steps of one tariff. */
    static final int MOST_STEPS = 20;

    static final int DEAREST = 100_000_000;

    public Tariff {
        steps = List.copyOf(steps);
        if (steps.size() > MOST_STEPS) {
            throw new IllegalArgumentException("a tariff has at most " + MOST_STEPS + " steps");
        }
        if (deposit.value() < 0 || deposit.value() > DEAREST) {
            throw new IllegalArgumentException("a deposit is 0 to 100,000,000 yen");
        }
        requireOrder(steps);
        requireOwnNames(steps);
    }

    /** One operation on the sum so far. */
    public sealed interface Step {}

    /**
     * 全日割引: something off where all bands of the day are taken as one.
     *
     * @param percent off, 1 to 100
     */
    public record WholeDay(int percent) implements Step {
        public WholeDay {
            requirePercent(percent, 1, 100);
        }
    }

    /**
     * 割増: so many hundredths of the sum so far, for some borrowers or natures of use.
     *
     * @param label as people read it: 市外, 営利
     * @param who for whom
     * @param percent 150 for one and a half times the sum
     */
    public record Surcharge(String label, Whom who, int percent) implements Step {
        public Surcharge {
            requirePercent(percent, 101, 1000);
        }
    }

    /**
     * 附属設備・冷暖房: what comes on top.
     *
     * @param items at least one
     */
    public record Extras(List<Extra> items) implements Step {
        public Extras {
            items = List.copyOf(items);
            if (items.isEmpty() || items.size() > 60) {
                throw new IllegalArgumentException("1 to 60 extras");
            }
        }
    }

    /** 減免: here a reduction is taken off; only extras may come after it. */
    public record Reduce() implements Step {}

    /** 端数処理: the sum so far is rounded. */
    public record Round(Rounding how) implements Step {}

    /**
     * Whom a surcharge meets: whoever is of one of these classes, or whose use is of one of these natures.
     *
     * @param classes as rules know borrowers: {@code outside}, a class the hub has given, a kind of group
     * @param natures {@code commercial} and so on
     */
    public record Whom(Set<String> classes, Set<String> natures) {
        public Whom {
            classes = Set.copyOf(classes);
            natures = Set.copyOf(natures);
            if (classes.isEmpty() && natures.isEmpty()) {
                throw new IllegalArgumentException("somebody is meant");
            }
        }

        /** Whether somebody of these classes is meant, with a use of this nature. */
        public boolean means(List<String> those, String nature) {
            return natures.contains(nature) || those.stream().anyMatch(classes::contains);
        }
    }

    /**
     * One thing on top.
     *
     * @param label by which it is asked for, one of its kind in the tariff
     * @param amount yen
     * @param per multiplied by it; bands are counted, whichever they are
     * @param chosen only where the borrower asks for it; else always
     */
    public record Extra(String label, Yen amount, Fee.Per per, boolean chosen) {
        public Extra {
            if (label.isBlank() || amount.value() < 0 || amount.value() > DEAREST) {
                throw new IllegalArgumentException("an extra has a label and costs 0 to 100,000,000 yen");
            }
        }
    }

    /**
     * Other rates on some days: 土日祝日.
     *
     * @param days of the week
     * @param holidays on public holidays too
     */
    public record Special(Set<DayOfWeek> days, boolean holidays, Fee.Charged rates) {
        public Special {
            days = Set.copyOf(days);
            if (days.isEmpty() && !holidays) {
                throw new IllegalArgumentException("on some day");
            }
        }
    }

    /**
     * 超過・繰上げ: a share of the rate of the band beside it, for each hour begun.
     *
     * @param part of the rate: 1 of 3, 30 of 100
     * @param of the denominator
     * @param rounding of each hour
     */
    public record Overrun(int part, int of, Rounding rounding) {
        public Overrun {
            if (part < 1 || of < part || of > 1000) {
                throw new IllegalArgumentException("a share is above 0 and at most the whole");
            }
        }

        /** What so many hours beside a band of this rate cost. */
        public Yen of(Yen rate, long hours) {
            return rounding.of(java.math.BigDecimal.valueOf(rate.value())
                            .multiply(java.math.BigDecimal.valueOf(part))
                            .divide(java.math.BigDecimal.valueOf(of), 10, java.math.RoundingMode.HALF_UP))
                    .times(hours);
        }
    }

    /** The steps with the reduction in its place. */
    public List<Step> inOrder() {
        if (steps.stream().anyMatch(Reduce.class::isInstance)) {
            return steps;
        }
        List<Step> all = new ArrayList<>(steps);
        all.add(new Reduce());
        return all;
    }

    /** What a borrower may choose on top. */
    public List<Extra> choices() {
        return extras(steps).stream().filter(Extra::chosen).toList();
    }

    /** See {@code Tariff} in the OpenAPI document. */
    public JsonNode toJson() {
        return TariffJson.write(this);
    }

    /**
     * Reads the JSON form strictly.
     *
     * @throws Refused with {@link Invalid}, each error with a pointer into the node
     */
    public static Tariff fromJson(JsonNode json) {
        return TariffJson.read(json);
    }

    private static List<Extra> extras(List<Step> steps) {
        return steps.stream()
                .filter(Extras.class::isInstance)
                .flatMap(step -> ((Extras) step).items().stream())
                .toList();
    }

    /** What is multiplied after a reduction would let nobody say what was reduced. */
    private static void requireOrder(List<Step> steps) {
        boolean reduced = false;
        for (Step step : steps) {
            if (reduced && !(step instanceof Extras)) {
                throw new IllegalArgumentException("only extras come after the reduction");
            }
            reduced = reduced || step instanceof Reduce;
        }
    }

    private static void requireOwnNames(List<Step> steps) {
        Set<String> names = new HashSet<>();
        if (!extras(steps).stream().map(Extra::label).allMatch(names::add)) {
            throw new IllegalArgumentException("each extra has a label of its own");
        }
    }

    private static void requirePercent(int percent, int least, int most) {
        if (percent < least || percent > most) {
            throw new IllegalArgumentException("from " + least + " to " + most + " percent");
        }
    }
}
