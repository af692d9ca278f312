package org.mochiyori.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The municipalities and prefectures of Japan: codes, names and points. Reads as well the codes people write
 * (without check digit, without leading zero) and the municipality at the start of an address.
 */
public final class Municipalities {
    private static final int NEIGHBOURS = 4;
    private static final double LEAST_REACH_METRES = 8_000;
    private static final double NEAR_SHARE = 0.3;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,6}");
    private static final Pattern DECIMAL_END = Pattern.compile("\\.0$");

    private final Map<String, Municipality> byCode = new HashMap<>();
    private final Map<String, String> prefectureNames = new HashMap<>();
    private final Map<String, String> prefectureCodes = new HashMap<>();
    private final Map<String, String> prefecturesByStart = new HashMap<>();
    private final Map<String, List<Municipality>> byName = new HashMap<>();
    private final Map<String, Double> reach = new ConcurrentHashMap<>();

    private Municipalities() {
        for (List<String> row : CodeTable.rows("/codes/prefectures.tsv")) {
            prefectureNames.put(row.get(0), row.get(1));
            prefectureCodes.put(row.get(1), row.get(0));
            prefecturesByStart.put(row.get(0).substring(0, 2), row.get(1));
        }
        for (List<String> row : CodeTable.rows("/codes/municipalities.tsv")) {
            GeoPoint hall = new GeoPoint(Double.parseDouble(row.get(4)), Double.parseDouble(row.get(5)));
            Municipality one = new Municipality(row.get(0), row.get(1), row.get(2), row.get(3), hall);
            byCode.put(one.code(), one);
            byName.computeIfAbsent(one.name(), name -> new ArrayList<>()).add(one);
        }
    }

    /** The list that ships with the program; reading it takes some milliseconds, so keep it. */
    public static Municipalities bundled() {
        return new Municipalities();
    }

    /** The municipality of a six-digit code. */
    public Optional<Municipality> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Every municipality, in no order. */
    public Collection<Municipality> all() {
        return Collections.unmodifiableCollection(byCode.values());
    }

    /** Every prefecture: six-digit code, name and kana. */
    public List<Prefecture> prefectures() {
        return CodeTable.rows("/codes/prefectures.tsv").stream()
                .map(row -> new Prefecture(row.get(0), row.get(1), row.get(2)))
                .toList();
    }

    /** A prefecture with its suffix: 東京都, とうきょうと. */
    public record Prefecture(String code, String name, String kana) {}

    /** The city that a ward belongs to (札幌市 of 札幌市中央区). */
    public Optional<Municipality> cityOf(Municipality ward) {
        int city = ward.name().indexOf('市') + 1;
        return city == 0 || city == ward.name().length() || !ward.name().endsWith("区")
                ? Optional.empty()
                : byName.getOrDefault(ward.name().substring(0, city), List.of()).stream()
                        .filter(one -> one.prefecture().equals(ward.prefecture()))
                        .findFirst();
    }

    /** The code itself, that of the city of a ward, and that of the prefecture; nothing for an empty one. */
    public List<String> listUpward(String code) {
        if (code.isEmpty()) {
            return List.of();
        }
        Stream<String> city = find(code).flatMap(this::cityOf).map(Municipality::code).stream();
        Stream<String> prefecture = prefectureOf(code).flatMap(this::prefectureCode).stream();
        return Stream.of(Stream.of(code), city, prefecture)
                .flatMap(codes -> codes)
                .distinct()
                .toList();
    }

    /** Name of the prefecture that a six-digit code belongs to, whether its own or a municipality's. */
    public Optional<String> prefectureOf(String code) {
        return Optional.ofNullable(prefecturesByStart.get(code.substring(0, 2)));
    }

    /** The prefecture's six-digit code. */
    public Optional<String> prefectureCode(String name) {
        return Optional.ofNullable(prefectureCodes.get(name));
    }

    /** Whether the six digits are the code of a whole prefecture. */
    public boolean isPrefecture(String code) {
        return prefectureNames.containsKey(code);
    }

    /**
     * The six-digit code meant by what a file says: six digits with a right check digit, five without it, or
     * either with its leading zeros lost (13224, 72028, 10006, 17). Empty if nothing known is meant.
     *
     * @param text the cell; blanks around it and full-width digits do no harm
     * @param prefecture name of the prefecture the row names, which decides between two readings; may be empty
     */
    public Optional<String> readCode(String text, String prefecture) {
        String digits = DECIMAL_END.matcher(JapaneseText.widths(text).strip()).replaceFirst("");
        if (!DIGITS.matcher(digits).matches()) {
            return Optional.empty();
        }
        List<String> readings = new ArrayList<>();
        if (digits.length() == 6) {
            readings.add(digits);
        } else if (digits.length() >= 4) {
            readings.add(withCheckDigit("0".repeat(5 - digits.length()) + digits));
            readings.add("0".repeat(6 - digits.length()) + digits);
        } else if (digits.length() <= 2) {
            readings.add(withCheckDigit("0".repeat(2 - digits.length()) + digits + "000"));
        }
        List<String> sound = readings.stream().filter(this::isSound).toList();
        return sound.stream()
                .filter(code -> prefectureOf(code).filter(prefecture::equals).isPresent())
                .findFirst()
                .or(() -> sound.stream().filter(this::isListed).findFirst())
                .or(() -> sound.stream().findFirst());
    }

    /** The five digits with their check digit (modulus 11 over weights 6 to 2). */
    public static String withCheckDigit(String five) {
        int sum =
                IntStream.range(0, 5).map(i -> (five.charAt(i) - '0') * (6 - i)).sum();
        int rest = sum < 11 ? 11 - sum : 11 - sum % 11;
        return five + rest % 10;
    }

    /**
     * The municipality an address lies in and what follows its name.
     *
     * @param address any spelling; the prefecture or the county (郡) may be missing
     * @param prefecture name of the prefecture to look in if the address names none; empty for all, where a
     *     name borne by two cities then finds nothing
     */
    public Optional<Found> locate(String address, String prefecture) {
        String text = JapaneseText.widths(address).strip().replace(" ", "");
        Optional<String> named =
                prefectureNames.values().stream().filter(text::startsWith).findFirst();
        String rest = named.map(name -> text.substring(name.length())).orElse(text);
        String within = named.orElse(prefecture);
        return startOf(rest, within).or(() -> afterCounty(rest, within));
    }

    /** Name of the prefecture the address starts with. */
    public Optional<String> prefectureAtStart(String address) {
        return prefectureNames.values().stream()
                .filter(address.strip()::startsWith)
                .findFirst();
    }

    /**
     * Whether a point is too far from the municipality to be believed: beyond what the distances between its
     * neighbours' halls allow (little in Tokyo, much in Hokkaido), and plainly nearer to another hall.
     */
    public boolean isFar(Municipality one, GeoPoint point) {
        double own = point.metresTo(one.hall());
        double allowed = reach.computeIfAbsent(one.code(), code -> reach(one));
        return own > allowed && (own > 3 * allowed || nearestHall(point) < own * NEAR_SHARE);
    }

    private double nearestHall(GeoPoint point) {
        return byCode.values().stream()
                .mapToDouble(other -> other.hall().metresTo(point))
                .min()
                .orElse(0);
    }

    private double reach(Municipality one) {
        return Math.max(LEAST_REACH_METRES, 3 * spacing(one)) + wards(one);
    }

    /** How far the ward offices of a large city lie from its hall; 0 for a city without wards. */
    private double wards(Municipality city) {
        return byCode.values().stream()
                .filter(other -> other.prefecture().equals(city.prefecture())
                        && other.name().startsWith(city.name()))
                .mapToDouble(ward -> ward.hall().metresTo(city.hall()))
                .max()
                .orElse(0);
    }

    private double spacing(Municipality one) {
        return byCode.values().stream()
                .filter(other -> !other.hall().equals(one.hall()))
                .map(other -> other.hall().metresTo(one.hall()))
                .sorted(Comparator.naturalOrder())
                .limit(NEIGHBOURS)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(LEAST_REACH_METRES);
    }

    private Optional<Found> afterCounty(String rest, String prefecture) {
        int county = rest.indexOf('郡');
        return county < 1 || county > 5 ? Optional.empty() : startOf(rest.substring(county + 1), prefecture);
    }

    private Optional<Found> startOf(String rest, String prefecture) {
        for (int length = Math.min(12, rest.length()); length >= 2; length--) {
            List<Municipality> named = byName.getOrDefault(rest.substring(0, length), List.of()).stream()
                    .filter(one -> prefecture.isEmpty() || one.prefecture().equals(prefecture))
                    .toList();
            if (named.size() == 1) {
                return Optional.of(new Found(named.getFirst(), rest.substring(length)));
            }
        }
        return Optional.empty();
    }

    private boolean isListed(String code) {
        return byCode.containsKey(code) || prefectureNames.containsKey(code);
    }

    private boolean isSound(String code) {
        // A city newer than our list still bears a code that checks.
        return isListed(code)
                || (withCheckDigit(code.substring(0, 5)).equals(code)
                        && prefectureOf(code).isPresent());
    }

    /**
     * A municipality read off an address.
     *
     * @param rest what follows its name, in folded widths
     */
    public record Found(Municipality municipality, String rest) {}
}
