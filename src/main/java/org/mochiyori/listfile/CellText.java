package org.mochiyori.listfile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/** A workbook's cell as a person sees it: times and dates by their format, numbers without the noise of binary. */
final class CellText {
    /** Excel keeps 15 digits; what follows is noise. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final long SECONDS_A_DAY = 86_400;
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.|\\*.");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy/M/d");
    private static final DateTimeFormatter BOTH = DateTimeFormatter.ofPattern("yyyy/M/d H:mm");

    private CellText() {}

    static String of(Cell cell) {
        if (cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getType() == CellType.STRING) {
            return cell.asString();
        }
        String raw = Optional.ofNullable(cell.getRawValue()).orElse("");
        if (cell.getType() == CellType.BOOLEAN) {
            return raw.equals("1") || raw.equalsIgnoreCase("true") ? "TRUE" : "FALSE";
        }
        return isNumber(raw)
                ? number(new BigDecimal(raw), format(cell))
                : Optional.ofNullable(cell.getText()).orElse(raw);
    }

    private static boolean isNumber(String raw) {
        return raw.length() <= 40 && raw.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");
    }

    private static String format(Cell cell) {
        String format = Optional.ofNullable(cell.getDataFormatString()).orElse("");
        return LITERALS.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static String number(BigDecimal value, String format) {
        boolean time = format.contains("h") || format.contains("ss");
        boolean date = format.contains("y") || format.contains("d") || format.contains("aaa");
        if ((time || date) && value.signum() >= 0 && value.compareTo(BigDecimal.valueOf(2_958_466)) < 0) {
            return moment(value, time, date);
        }
        return value.round(DIGITS).stripTrailingZeros().toPlainString();
    }

    private static String moment(BigDecimal value, boolean time, boolean date) {
        long seconds = Math.round(value.doubleValue() * SECONDS_A_DAY);
        if (time && !date && seconds == SECONDS_A_DAY) {
            return "24:00";
        }
        if (time && (!date || seconds < SECONDS_A_DAY)) {
            return TIME.format(LocalTime.ofSecondOfDay(seconds % SECONDS_A_DAY));
        }
        try {
            // Day 1 is 1900-01-01, and Excel believes in 1900-02-29, hence 1899-12-30.
            LocalDateTime moment = LocalDateTime.of(1899, 12, 30, 0, 0).plusSeconds(seconds);
            return (time ? BOTH : DATE).format(moment);
        } catch (DateTimeException outOfRange) {
            return value.toPlainString();
        }
    }
}
