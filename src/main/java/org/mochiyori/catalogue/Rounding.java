package org.mochiyori.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.web.Input;

/**
 * How an amount that has come out of a multiplication becomes one that can be paid.
 *
 * @param to yen of which the result is a multiple: 1, 10, 100 …
 * @param mode in which direction
 */
public record Rounding(int to, Mode mode) {
    /** Fractions of a yen are dropped. */
    public static final Rounding YEN = new Rounding(1, Mode.DOWN);

    /** 10円未満切捨て, as most tables of fees say. */
    public static final Rounding TEN_DOWN = new Rounding(10, Mode.DOWN);

    private static final int MOST = 10_000;

    public Rounding {
        if (to < 1 || to > MOST) {
            throw new IllegalArgumentException("amounts are rounded to 1 to " + MOST + " yen");
        }
    }

    /** In which direction. */
    public enum Mode {
        /** 切捨て. */
        DOWN(RoundingMode.FLOOR),
        /** 切上げ. */
        UP(RoundingMode.CEILING),
        /** 四捨五入. */
        HALFUP(RoundingMode.HALF_UP);

        private final RoundingMode mode;

        Mode(RoundingMode mode) {
            this.mode = mode;
        }
    }

    /** The rounded amount. */
    public Yen of(BigDecimal yen) {
        BigDecimal step = BigDecimal.valueOf(to);
        return new Yen(yen.divide(step, 0, mode.mode).multiply(step).longValueExact());
    }

    /** So many hundredths of an amount, rounded. */
    public Yen percent(int percent, Yen of) {
        return of(BigDecimal.valueOf(of.value()).multiply(BigDecimal.valueOf(percent, 2)));
    }

    /** Reads {@code to} and {@code mode} out of an object that may hold more. */
    static Rounding read(Input in, Rounding otherwise) {
        int to = in.numberIfAny("to", 1, MOST).orElse(otherwise.to);
        Set<String> words = Word.all(Mode.class);
        return new Rounding(
                to,
                in.oneOfIfAny("mode", words)
                        .map(word -> Word.parse(Mode.class, word))
                        .orElse(otherwise.mode));
    }

    void write(com.fasterxml.jackson.databind.node.ObjectNode into) {
        into.put("to", to).put("mode", Word.of(mode));
    }
}
