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
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,12}(?:\\.[0-9]{0,20})?");
    private static final Pattern DEGREES = Pattern.compile(
            "[NE北東]?(?:緯|経)?([0-9]{1,3})(?:°|度|º)([0-9]{1,2})(?:'|′|’|分)(?:([0-9]{1,2}(?:\\.[0-9]{1,10})?)(?:\"|″|”|'{2}|′{2}|秒)?)?[NE]?");
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
    private record Pair(double north, double east, String text) {}

    private static Optional<Pair> pair(Row row) {
        String lat = row.text(Field.LATITUDE);
        String lon = row.text(Field.LONGITUDE);
        if (lat.isEmpty() || lon.isEmpty()) {
            return single(row);
        }
        Optional<Double> north = degrees(lat);
        Optional<Double> east = degrees(lon);
        if (north.isEmpty() || east.isEmpty()) {
            row.note(Reason.POINT_UNREADABLE, "text", Tidy.shown(lat + ", " + lon));
            return Optional.empty();
        }
        return Optional.of(new Pair(north.get(), east.get(), lat + ", " + lon));
    }

    private static Optional<Pair> single(Row row) {
        Optional<Row.Cell> cell = row.first(Field.POINT);
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
