package org.mochiyori.listfile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mochiyori.catalogue.JapaneseText;
import org.mochiyori.catalogue.Municipalities;
import org.mochiyori.catalogue.Municipalities.Found;
import org.mochiyori.catalogue.Municipality;
import org.mochiyori.listfile.Understood.Whereabouts;

/** Reads where a row belongs and lies: codes, address, postcode, point. */
final class PlaceReader {
    /** What Excel makes of house numbers: 3月7日, Jan-43, 2003/3/1, and the bare day number 44927. */
    private static final Pattern EXCEL_DATE =
            Pattern.compile("[0-9]{1,2}月[0-9]{1,2}日|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-[0-9]{1,2}"
                    + "|[0-9]{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
                    + "|(?:19|20)[0-9]{2}[/-][0-9]{1,2}[/-][0-9]{1,2}(?: .*)?");

    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final Pattern EXCEL_DAY = Pattern.compile("4[0-9]{4}");

    private static final int MOST_CODES = 2_000;

    private final Map<String, Optional<String>> codes = new HashMap<>();
    private final Context context;
    private final PointReader points;

    PlaceReader(Context context) {
        this.context = context;
        this.points = new PointReader(context);
    }

    Whereabouts read(Row row, String name) {
        Optional<String> publisher = publisher(row);
        String prefecture = row.find(Field.ADDRESS_PREFECTURE)
                .or(() -> row.find(Field.PREFECTURE)
                        .filter(text -> municipalities().prefectureCode(text).isPresent()))
                .or(() -> publisher.flatMap(municipalities()::prefectureOf))
                .orElse("");
        Optional<String> address = address(row, name);
        Optional<Found> found = address.flatMap(text -> municipalities().locate(text, prefecture));
        Optional<Municipality> lies = found.map(Found::municipality)
                .or(() -> code(row, Field.PLACE_CODE, prefecture).flatMap(municipalities()::find))
                .or(() -> publisher.flatMap(municipalities()::find));
        String rest = found.map(Found::rest).orElse(address.orElse(""));
        return new Whereabouts(
                publisher,
                lies.map(Municipality::code),
                address,
                rest,
                row.find(Field.ADDRESS_BUILDING).map(Tidy::line),
                postcode(row),
                points.read(row, lies, rest));
    }

    /** Whether the row says itself whose it is; else it is read off the file, which may be called differently next time. */
    static boolean statesPublisher(Row row) {
        return Stream.of(Field.CODE, Field.PUBLISHER, Field.PREFECTURE, Field.CITY)
                .anyMatch(field -> row.first(field).isPresent());
    }

    private Municipalities municipalities() {
        return context.municipalities();
    }

    private Optional<String> publisher(Row row) {
        String prefecture = row.text(Field.PREFECTURE);
        return code(row, Field.CODE, prefecture)
                .or(() -> named(row.text(Field.PUBLISHER), prefecture))
                .or(() -> named(prefecture + row.text(Field.CITY), ""))
                .or(context::publisher);
    }

    /** The code of the municipality, else of the prefecture, that the text names. */
    private Optional<String> named(String text, String prefecture) {
        return text.isEmpty()
                ? Optional.empty()
                : municipalities()
                        .locate(text, prefecture)
                        .map(found -> found.municipality().code())
                        .or(() -> municipalities().prefectureAtStart(text).flatMap(municipalities()::prefectureCode));
    }

    private Optional<String> code(Row row, Field field, String prefecture) {
        Optional<Row.Cell> cell = row.first(field);
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        String text = Tidy.plain(cell.get().text());
        Optional<String> code = readCode(text, prefecture);
        if (code.isEmpty()) {
            row.note(Reason.CODE_UNKNOWN, "column", cell.get().heading(), "text", Tidy.shown(text));
        } else if (!code.get().equals(text)) {
            Reason why = code.get().startsWith(text) ? Reason.CODE_CHECK_DIGIT : Reason.CODE_ZERO;
            row.note(why, "from", text, "to", code.get());
        }
        return code;
    }

    /** The rows of a list name few codes, and the same again and again. */
    private Optional<String> readCode(String text, String prefecture) {
        String key = text + "|" + prefecture;
        Optional<String> known = codes.get(key);
        if (known == null) {
            known = municipalities().readCode(text, prefecture);
            if (codes.size() < MOST_CODES) {
                codes.put(key, known);
            }
        }
        return known;
    }

    private static Optional<String> address(Row row, String name) {
        Optional<String> whole = row.all(Field.ADDRESS).stream()
                .map(cell -> sound(row, cell, false))
                .filter(text -> !text.isEmpty())
                .findFirst();
        // Read in any case, so that damage is told even where the whole address is at hand.
        String parts = parts(row);
        return whole.map(text -> withoutName(row, text, name))
                .or(() -> Optional.of(parts).filter(text -> !text.isEmpty()));
    }

    private static String parts(Row row) {
        String town = row.text(Field.ADDRESS_TOWN);
        String block = row.first(Field.ADDRESS_BLOCK)
                .map(cell -> sound(row, cell, true))
                .orElse("");
        String joined = Stream.of(row.text(Field.ADDRESS_PREFECTURE), row.text(Field.ADDRESS_CITY), town, block)
                .map(Tidy::line)
                .collect(Collectors.joining());
        return town.isEmpty() && block.isEmpty() ? "" : joined;
    }

    /** The cell, or nothing where Excel made a date of it. */
    private static String sound(Row row, Row.Cell cell, boolean houseNumber) {
        String text = Tidy.line(cell.text());
        boolean date = EXCEL_DATE.matcher(text).matches()
                || (houseNumber
                        && EXCEL_DAY.matcher(text).matches()
                        && !row.text(Field.ADDRESS).contains(text));
        if (date) {
            row.note(Reason.ADDRESS_EXCEL, "column", cell.heading(), "text", text);
            return "";
        }
        return text;
    }

    private static String withoutName(Row row, String address, String name) {
        String tail = " " + Tidy.line(name);
        if (name.length() < 2 || !address.endsWith(tail)) {
            return address;
        }
        row.note(Reason.ADDRESS_NAME, "text", name);
        return address.substring(0, address.length() - tail.length()).strip();
    }

    private static Optional<String> postcode(Row row) {
        Optional<String> cell = row.find(Field.POSTCODE);
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        String digits = NO_DIGIT.matcher(JapaneseText.widths(cell.get())).replaceAll("");
        if (digits.length() == 6) {
            String whole = "0" + digits;
            row.note(Reason.POSTCODE_ZERO, "from", cell.get(), "to", hyphened(whole));
            return Optional.of(hyphened(whole));
        }
        if (digits.length() != 7) {
            row.note(Reason.POSTCODE_UNREADABLE, "text", Tidy.shown(cell.get()));
            return Optional.empty();
        }
        return Optional.of(hyphened(digits));
    }

    private static String hyphened(String digits) {
        return digits.substring(0, 3) + "-" + digits.substring(3);
    }
}
