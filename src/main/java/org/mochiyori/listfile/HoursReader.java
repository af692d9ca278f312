package org.mochiyori.listfile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mochiyori.catalogue.JapaneseText;
import org.mochiyori.listfile.Understood.Hours;

/** Reads days and times as text, in one spelling of digits and colons; their meaning is read later. */
final class HoursReader {
    private static final Pattern CLOCK = Pattern.compile("([0-9]{1,2})[::;.]([0-9]{2})(?::[0-9]{2})?");
    private static final Pattern WORDED = Pattern.compile("([0-9]{1,2})時(?:([0-9]{1,2})分|半)?");
    private static final Pattern DAY_FRACTION = Pattern.compile("0?\\.[0-9]{2,20}|[01](?:\\.0+)?");
    private static final Pattern LOST_SIGN = Pattern.compile("[0-9日時分]\\?[0-9]");
    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");
    private static final int MINUTES_A_DAY = 1_440;

    private HoursReader() {}

    static Hours read(Row row) {
        return new Hours(
                prose(row, Field.DAYS),
                row.find(Field.OPENS).flatMap(HoursReader::time),
                row.find(Field.CLOSES).flatMap(HoursReader::time),
                prose(row, Field.CLOSED),
                prose(row, Field.HOURS),
                prose(row, Field.HOURS_NOTE));
    }

    /** A time as 9:00; words such as 日没まで stay as they are. */
    static Optional<String> time(String cell) {
        String text = Tidy.plain(cell);
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return Optional.of(Integer.parseInt(clock.group(1)) + ":" + clock.group(2));
        }
        Matcher worded = WORDED.matcher(text);
        if (worded.matches()) {
            String minutes = text.endsWith("半")
                    ? "30"
                    : Optional.ofNullable(worded.group(2)).orElse("00");
            return Optional.of(Integer.parseInt(worded.group(1)) + ":" + (minutes.length() == 1 ? "0" : "") + minutes);
        }
        if (DAY_FRACTION.matcher(text).matches()) {
            // A time cell that a spreadsheet wrote as a part of the day.
            int minutes = (int) Math.round(Double.parseDouble(text) * MINUTES_A_DAY);
            return Optional.of("%d:%02d".formatted(minutes / 60, minutes % 60));
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Optional<String> prose(Row row, Field field) {
        Optional<Row.Cell> cell = row.first(field);
        cell.filter(one -> LOST_SIGN.matcher(one.text()).find())
                .ifPresent(one ->
                        row.note(Reason.TIME_LOST_SIGN, "column", one.heading(), "text", Tidy.shown(one.text())));
        return cell.map(one ->
                BLANKS.matcher(JapaneseText.widths(one.text())).replaceAll(" ").strip());
    }
}
