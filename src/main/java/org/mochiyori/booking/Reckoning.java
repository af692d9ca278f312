package org.mochiyori.booking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mochiyori.catalogue.Reduction;
import org.mochiyori.catalogue.Rounding;
import org.mochiyori.kernel.Yen;

/** A sum in the making: exact inside, in whole yen as it is shown, each change with its reason. */
final class Reckoning {
    private final List<Price.Part> parts = new ArrayList<>();
    private BigDecimal sum = BigDecimal.ZERO;
    private long shown;
    private boolean reduced;

    /** Whole yen on top. */
    void add(Price.Part part) {
        parts.add(part);
        sum = sum.add(BigDecimal.valueOf(part.yen().value()));
        shown = Math.addExact(shown, part.yen().value());
    }

    /** The same; where something was reduced already, a later reduction leaves it alone too. */
    void addExtra(Price.Part part) {
        Map<String, Long> figures = new HashMap<>(part.figures());
        if (reduced) {
            figures.put(Price.KEPT, 1L);
        }
        add(new Price.Part(part.code(), part.label(), part.yen(), figures));
    }

    /** So many hundredths of the sum so far; fractions of a yen stay in it until it is rounded. */
    void multiply(int by, String code, String label, int percent) {
        become(sum.multiply(BigDecimal.valueOf(by, 2)), code, label, Map.of("percent", (long) percent));
    }

    /** What the borrower need not ask for; what is asked for is decided later, and reckoned from the same place. */
    void reduce(Optional<Reduction> rule, List<String> classes, String nature) {
        reduced = true;
        rule.ifPresent(one -> one.own(classes, nature).ifPresent(ground -> {
            Yen left = one.left(new Yen(shown), ground.percent());
            become(BigDecimal.valueOf(left.value()), Price.REDUCTION, ground.label(), Map.of("percent", (long)
                    ground.percent()));
        }));
    }

    void round(Rounding how) {
        BigDecimal rounded = BigDecimal.valueOf(how.of(sum).value());
        if (rounded.compareTo(sum) != 0) {
            become(rounded, "rounding", "", Map.of("to", (long) how.to()));
        }
    }

    Price price() {
        return new Price(parts);
    }

    /** Nobody is shown or asked for fractions of a yen. */
    private void become(BigDecimal next, String code, String label, Map<String, Long> figures) {
        long now = next.setScale(0, RoundingMode.FLOOR).longValueExact();
        parts.add(new Price.Part(code, label, new Yen(now - shown), figures));
        sum = next;
        shown = now;
    }

    /** A rate and what it is multiplied by. */
    static Price.Part part(String code, String label, Yen rate, Map<String, Long> figures) {
        long times = figures.values().stream().reduce(1L, Math::multiplyExact);
        Map<String, Long> all = new HashMap<>(figures);
        all.put("rate", rate.value());
        return new Price.Part(code, label, rate.times(times), all);
    }

    /** Something without a figure. */
    static Price.Part unknown(String label) {
        return new Price.Part(Price.UNKNOWN, label, Yen.ZERO, Map.of());
    }
}
