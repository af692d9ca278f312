package org.mochiyori.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is known of a place.
 *
 * @param kind concept id; empty when unknown
 * @param at address and codes
 * @param point where it is; empty when unknown
 * @param contact of the place's office, which is public
 */
public record PlaceDraft(String name, String kana, String kind, Where at, Optional<Point> point, Office contact) {
    public PlaceDraft {
        if (name.isBlank() || name.codePointCount(0, name.length()) > 300) {
            throw new IllegalArgumentException("a name has 1 to 300 characters");
        }
    }

    /** A place of which only the name and the address are known. */
    public static PlaceDraft named(String name, String address) {
        return new PlaceDraft(
                name, "", "", new Where(address, "", "", List.of()), Optional.empty(), new Office("", "", ""));
    }

    /** The same with its point. */
    public PlaceDraft at(double lat, double lon) {
        return new PlaceDraft(name, kana, kind, at, Optional.of(new Point(lat, lon)), contact);
    }

    /** The same in a municipality. */
    public PlaceDraft in(String municipality) {
        return new PlaceDraft(
                name, kana, kind, new Where(at.address, at.postcode, municipality, at.areaCodes), point, contact);
    }

    /**
     * Where it lies.
     *
     * @param postcode seven digits or empty
     * @param municipality six digits or empty
     * @param areaCodes six-digit codes that its sources bear, wherever it lies
     */
    public record Where(String address, String postcode, String municipality, List<String> areaCodes) {
        private static final Pattern POSTCODE = Pattern.compile("(?:[0-9]{7})?");
        private static final Pattern MUNICIPALITY = Pattern.compile("(?:[0-9]{6})?");

        public Where {
            areaCodes = List.copyOf(areaCodes);
            if (!POSTCODE.matcher(postcode).matches()
                    || !MUNICIPALITY.matcher(municipality).matches()) {
                throw new IllegalArgumentException("a postcode has seven digits, a municipality six");
            }
        }
    }

    /** A point in Japan, in degrees (WGS 84). */
    public record Point(double lat, double lon) {
        public Point {
            if (!(lat >= 20 && lat <= 46 && lon >= 122 && lon <= 154)) {
                throw new IllegalArgumentException("a point lies between 20 and 46 north, 122 and 154 east");
            }
        }
    }

    /**
     * The office of the place.
     *
     * @param hoursText opening hours as the source says them
     */
    public record Office(String phone, String url, String hoursText) {
        public Office {
            WebAddress.check(url);
        }
    }
}
