package org.mochiyori.listfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The point that stands for a GeoJSON geometry: itself, or the middle of the frame around it. */
final class Geometry {
    private double west = Double.POSITIVE_INFINITY;
    private double south = Double.POSITIVE_INFINITY;
    private double east = Double.NEGATIVE_INFINITY;
    private double north = Double.NEGATIVE_INFINITY;

    private Geometry() {}

    /** As {@code lat,lon}; a point keeps its digits as written. */
    static Optional<String> point(JsonNode geometry) {
        JsonNode coordinates = geometry.path("coordinates");
        if (coordinates.path(0).isNumber() && coordinates.path(1).isNumber()) {
            return Optional.of(
                    coordinates.path(1).asText() + "," + coordinates.path(0).asText());
        }
        Geometry frame = new Geometry();
        frame.add(coordinates);
        return frame.west > frame.east
                ? Optional.empty()
                : Optional.of((frame.south + frame.north) / 2 + "," + (frame.west + frame.east) / 2);
    }

    private void add(JsonNode node) {
        if (node.path(0).isNumber() && node.path(1).isNumber()) {
            double x = node.path(0).asDouble();
            double y = node.path(1).asDouble();
            west = Math.min(west, x);
            east = Math.max(east, x);
            south = Math.min(south, y);
            north = Math.max(north, y);
        } else if (node.isArray()) {
            node.forEach(this::add);
        }
    }
}
