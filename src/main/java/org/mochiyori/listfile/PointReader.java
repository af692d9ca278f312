package org.mochiyori.listfile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mochiyori.catalogue.GeoPoint;
import org.mochiyori.catalogue.JapaneseText;
import org.mochiyori.catalogue.Municipality;
import org.mochiyori.catalogue.Towns;
import org.mochiyori.listfile.Understood.Placed;
import org.mochiyori.listfile.Understood.Trust;

/** Reads where a row lies: latitude and longitude in their many spellings, else the town of its address. */
final class PointReader {
    /** Headings and names of the system of coordinates that Japan left in 2002. */
    static final String TOKYO_DATUM = "日本測地系";

    private static final Pattern TOKYO = Pattern.compile("(?<!新)日本測地系(?!2)|旧測地系|tokyo", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,12}(?:\\.[0-9]{0,20})?");
    private static final Pattern DEGREES = Pattern.compile(
            "[NE北東]?(?:緯|経)?([0-9]{1,3})(?:°|度|º|:|-|\\.)([0-9]{1,2})(?:'|′|’|分|:|-|\\.)(?:([0-9]{1,2}(?:\\.[0-9]{1,10})?)(?:\"|″|”|'{2}|′{2}|秒)?)?[NE]?");
    /** 北緯35.6369度 and N35.6369. */
    private static final Pattern DECIMAL =
            Pattern.compile("^(?:[NE]|[北東][緯経])?([0-9]{1,3}\\.[0-9]{1,20})(?:°|度|º)?[NE]?$");

    private static final Pattern PAIR =
            Pattern.compile("(?:POINT)?\\s*[(\\[]?\\s*([-+0-9.]{2,25})\\s*[,;/\\s]\\s*([-+0-9.]{2,25})\\s*[)\\]]?");

    private final Context context;

    PointReader(Context context) {
        this.context = context;
    }

    /**
     * The point of a row.
     *
     * @param lies municipality it lies in
     * @param rest address behind the municipality's name
     */
    Optional<Placed> read(Row row, Optional<Municipality> lies, String rest) {
        Optional<Placed> given = pair(row).flatMap(pair -> place(row, pair, lies));
        return given.or(() -> lies.flatMap(one -> context.lists().towns().find(one.code(), rest))
                .map(town -> town(row, town)));
    }

    private static Placed town(Row row, Towns.Town town) {
        row.note(Reason.POINT_TOWN, "town", town.name());
        return new Placed(town.point(), Trust.TOWN);
    }

    /** Two numbers as written, latitude first if the headings are right. */
    private record Pair(double north, double east, String text) {
        Pair moved(GeoPoint point) {
            return new Pair(point.lat(), point.lon(), text);
        }
    }

    private static Optional<Pair> pair(Row row) {
        Optional<Row.Cell> lat = degreesCell(row, Field.LATITUDE);
        Optional<Row.Cell> lon = degreesCell(row, Field.LONGITUDE);
        if (lat.isEmpty() || lon.isEmpty()) {
            Optional<Row.Cell> both = row.first(Field.POINT).or(() -> lat).or(() -> lon);
            return single(row, both).map(pair -> world(row, both.orElseThrow(), pair));
        }
        String text = lat.get().text() + ", " + lon.get().text();
        Optional<Double> north = degrees(lat.get().text());
        Optional<Double> east = degrees(lon.get().text());
        if (north.isEmpty() || east.isEmpty()) {
            row.note(Reason.POINT_UNREADABLE, "text", Tidy.shown(text));
            return Optional.empty();
        }
        return Optional.of(world(row, lat.get(), new Pair(north.get(), east.get(), text)));
    }

    /** A list may give both systems: the world's first. */
    private static Optional<Row.Cell> degreesCell(Row row, Field field) {
        return row.all(field).stream()
                .filter(cell -> !isTokyo(cell.heading()))
                .findFirst()
                .or(() -> row.first(field));
    }

    private static boolean isTokyo(String heading) {
        return TOKYO.matcher(heading).find();
    }

    /**
     * From the Tokyo Datum, in use until 2002 and 400 m off, to the world's system: the linear approximation that is
     * good to some metres anywhere in Japan.
     */
    private static Pair world(Row row, Row.Cell cell, Pair pair) {
        if (!isTokyo(cell.heading()) || !GeoPoint.inJapan(pair.north, pair.east)) {
            return pair;
        }
        GeoPoint moved = new GeoPoint(
                pair.north - 0.00010695 * pair.north + 0.000017464 * pair.east + 0.0046017,
                pair.east - 0.000046038 * pair.north - 0.000083043 * pair.east + 0.010040);
        row.note(Reason.POINT_DATUM, "from", text(new GeoPoint(pair.north, pair.east)), "to", text(moved));
        return pair.moved(moved);
    }

    private static Optional<Pair> single(Row row, Optional<Row.Cell> cell) {
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        String text = JapaneseText.widths(cell.get().text()).strip();
        Matcher pair = PAIR.matcher(text);
        if (text.length() > 60 || !pair.matches()) {
            // 場所 and 位置 hold words as often as numbers: only numbers that fail are worth a note.
            if (text.chars().filter(Character::isDigit).count() > 6 && text.length() < 60) {
                row.note(Reason.POINT_UNREADABLE, "text", Tidy.shown(text));
            }
            return Optional.empty();
        }
        Optional<Double> first = degrees(pair.group(1));
        Optional<Double> second = degrees(pair.group(2));
        return first.isPresent() && second.isPresent()
                ? Optional.of(new Pair(first.get(), second.get(), text))
                : Optional.empty();
    }

    private static Optional<Double> degrees(String cell) {
        String whole = JapaneseText.widths(cell).replace(" ", "");
        String text = DECIMAL.matcher(whole).replaceFirst("$1");
        if (NUMBER.matcher(text).matches()) {
            return Optional.of(Double.parseDouble(text));
        }
        Matcher parts = DEGREES.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        double seconds = parts.group(3) == null ? 0 : Double.parseDouble(parts.group(3));
        return Optional.of(
                Double.parseDouble(parts.group(1)) + Double.parseDouble(parts.group(2)) / 60 + seconds / 3_600);
    }

    private Optional<Placed> place(Row row, Pair pair, Optional<Municipality> lies) {
        if (GeoPoint.inJapan(pair.north, pair.east)) {
            return Optional.of(trusted(row, new GeoPoint(pair.north, pair.east), Trust.GIVEN, lies));
        }
        if (GeoPoint.inJapan(pair.east, pair.north)) {
            row.note(Reason.POINT_SWAPPED);
            return Optional.of(trusted(row, new GeoPoint(pair.east, pair.north), Trust.REPAIRED, lies));
        }
        Optional<GeoPoint> packed = japan(unpacked(pair.north), unpacked(pair.east))
                .filter(point -> lies.filter(one -> isNear(one, point)).isPresent());
        if (packed.isPresent()) {
            row.note(Reason.POINT_MINUTES, "from", pair.text, "to", text(packed.get()));
            return packed.map(point -> new Placed(point, Trust.REPAIRED));
        }
        Optional<GeoPoint> shifted = japan(withPoint(pair.north, 2), withPoint(pair.east, 3))
                .filter(point -> lies.filter(one -> isNear(one, point)).isPresent());
        if (shifted.isPresent()) {
            row.note(Reason.POINT_DECIMALS, "from", pair.text, "to", text(shifted.get()));
            return shifted.map(point -> new Placed(point, Trust.REPAIRED));
        }
        if (pair.north != 0 || pair.east != 0) {
            row.note(Reason.POINT_OUTSIDE, "text", Tidy.shown(pair.text));
        }
        return Optional.empty();
    }

    private static Optional<GeoPoint> japan(double north, double east) {
        return GeoPoint.inJapan(north, east) ? Optional.of(new GeoPoint(north, east)) : Optional.empty();
    }

    private static String text(GeoPoint point) {
        return "%.6f, %.6f".formatted(point.lat(), point.lon());
    }

    /** 353712.5 for 35 degrees 37 minutes 12.5 seconds; not a number if it cannot be that. */
    private static double unpacked(double value) {
        double minutes = Math.floor(value / 100) % 100;
        double seconds = value % 100;
        boolean may = value >= 200_000 && value < 1_600_000 && minutes < 60 && seconds < 60;
        return may ? Math.floor(value / 10_000) + minutes / 60 + seconds / 3_600 : Double.NaN;
    }

    /** 3707321 is 37.07321: the point stood behind so many digits. */
    private static double withPoint(double value, int digits) {
        double limit = Math.pow(10, digits);
        double shifted = value;
        while (shifted >= limit) {
            shifted /= 10;
        }
        return shifted;
    }

    private Placed trusted(Row row, GeoPoint point, Trust trust, Optional<Municipality> lies) {
        Optional<Municipality> far = lies.filter(one -> !isNear(one, point));
        if (far.isEmpty()) {
            return new Placed(point, trust);
        }
        Optional<GeoPoint> minutes =
                japan(fromMinutes(point.lat()), fromMinutes(point.lon())).filter(other -> isNear(far.get(), other));
        if (minutes.isPresent()) {
            row.note(Reason.POINT_MINUTES, "from", text(point), "to", text(minutes.get()));
            return new Placed(minutes.get(), Trust.REPAIRED);
        }
        long km = Math.round(point.metresTo(far.get().hall()) / 1_000);
        row.note(Reason.POINT_FAR, "city", far.get().fullName(), "km", km);
        return new Placed(point, Trust.DOUBTFUL);
    }

    /** 34.3138 written for 34 degrees 31 minutes 38 seconds, in degrees; not a number if it cannot be that. */
    private static double fromMinutes(double value) {
        double degrees = Math.floor(value);
        double digits = (value - degrees) * 100;
        double minutes = Math.floor(digits + 1e-9);
        double seconds = Math.max(0, (digits - minutes) * 100);
        return minutes < 60 && seconds < 60 ? degrees + minutes / 60 + seconds / 3_600 : Double.NaN;
    }

    private boolean isNear(Municipality one, GeoPoint point) {
        return !context.municipalities().isFar(one, point);
    }
}
