package org.mochiyori.catalogue;

/**
 * A point on the ground in degrees, WGS 84 (JGD2011 is the same for our purpose).
 *
 * @param lat degrees north, -90 to 90
 * @param lon degrees east, -180 to 180
 */
public record GeoPoint(double lat, double lon) {
    private static final double EARTH_RADIUS_METRES = 6_371_000;

    public GeoPoint {
        if (!(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) {
            throw new IllegalArgumentException("no point on the globe: " + lat + "," + lon);
        }
    }

    /** Whether the point lies in the frame of Japan: 20 to 46 north, 122 to 154 east. */
    public boolean inJapan() {
        return inJapan(lat, lon);
    }

    /** Whether the two numbers are a latitude and a longitude inside the frame of Japan. */
    public static boolean inJapan(double lat, double lon) {
        return lat >= 20 && lat <= 46 && lon >= 122 && lon <= 154;
    }

    /** Great-circle distance in metres. */
    public double metresTo(GeoPoint other) {
        double north = Math.toRadians(other.lat - lat);
        double east = Math.toRadians(other.lon - lon);
        double half = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(other.lat)) * Math.pow(Math.sin(east / 2), 2);
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(half)));
    }
}
