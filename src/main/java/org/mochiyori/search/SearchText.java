package org.mochiyori.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.mochiyori.index.ListingDocument.Point;
import org.mochiyori.index.SearchRequest.Filters;

/** What somebody looks for as the parameters of an address, which {@link SearchInput} reads again. */
final class SearchText {
    private final List<String> pairs = new ArrayList<>();

    private SearchText() {}

    /** Words and conditions; how an answer is sorted and cut is no part of them. */
    static String write(Wanted wanted) {
        SearchText text = new SearchText();
        text.add("q", wanted.words());
        text.add("words", wanted.literal() ? "literal" : "");
        text.filters(wanted.filters());
        wanted.times().ifPresent(text::times);
        text.add("unknown", wanted.withUnknown() ? "include" : "");
        return String.join("&", text.pairs);
    }

    private void filters(Filters filters) {
        addAll("kind", lower(filters.kinds()));
        addAll("category", filters.categories().stream());
        add("area", String.join(",", filters.areas().stream().sorted().toList()));
        addAll("hub", filters.hubs().stream());
        addAll("feature", filters.features().stream());
        filters.mostYen().ifPresent(yen -> add("fee", yen == 0 ? "none" : Integer.toString(yen)));
        addAll("reservation", lower(filters.reservations()));
        filters.near().ifPresent(circle -> {
            add("near", circle.centre().lat() + "," + circle.centre().lon());
            add("within", Long.toString(Math.round(circle.metres())));
        });
        filters.box().ifPresent(box -> add("bbox", corner(box.southWest()) + "," + corner(box.northEast())));
        add("persons", count(filters.size().persons()));
        add("quantity", count(filters.size().quantity()));
    }

    private void times(Times times) {
        add("from", times.window().from().toString());
        add("to", times.window().until().toString());
        times.stretch().ifPresent(stretch -> add("duration", stretch.toString()));
    }

    private void add(String name, String value) {
        if (!value.isBlank()) {
            pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private void addAll(String name, Stream<String> values) {
        values.sorted().forEach(value -> add(name, value));
    }

    private static Stream<String> lower(Collection<? extends Enum<?>> values) {
        return values.stream().map(value -> value.name().toLowerCase(Locale.ROOT));
    }

    private static String corner(Point point) {
        return point.lon() + "," + point.lat();
    }

    private static String count(int count) {
        return count > 0 ? Integer.toString(count) : "";
    }
}
