package org.mochiyori.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Points of towns (町丁目, 大字), for placing an address that has no point. Knows the cities it ships with. */
public final class Towns {
    private static final int LONGEST_NAME = 24;

    private final Map<String, Map<String, Town>> byMunicipality = new HashMap<>();

    private Towns() {
        for (List<String> row : CodeTable.rows("/codes/towns.tsv")) {
            GeoPoint point = new GeoPoint(Double.parseDouble(row.get(2)), Double.parseDouble(row.get(3)));
            Town town = new Town(row.get(0), row.get(1), point);
            byMunicipality
                    .computeIfAbsent(town.municipality(), code -> new HashMap<>())
                    .put(AddressText.key(town.name()), town);
        }
    }

    /** The towns that ship with the program. */
    public static Towns bundled() {
        return new Towns();
    }

    /**
     * The town an address lies in.
     *
     * @param municipality six-digit code
     * @param rest the address behind the municipality's name, in any spelling (永山1-5 and 永山一丁目 are one)
     */
    public Optional<Town> find(String municipality, String rest) {
        Map<String, Town> towns = byMunicipality.getOrDefault(municipality, Map.of());
        String key = AddressText.key(rest);
        String text = key.startsWith("字") ? key.substring(1) : key;
        for (int length = Math.min(LONGEST_NAME, text.length()); length > 0; length--) {
            Town town = endsInsideNumber(text, length) ? null : towns.get(text.substring(0, length));
            if (town != null) {
                return Optional.of(town);
            }
        }
        return Optional.empty();
    }

    private static boolean endsInsideNumber(String text, int length) {
        return length < text.length()
                && Character.isDigit(text.charAt(length))
                && Character.isDigit(text.charAt(length - 1));
    }

    /**
     * A town and the point that stands for it.
     *
     * @param municipality six-digit code
     */
    public record Town(String municipality, String name, GeoPoint point) {}
}
