package org.mochiyori.search;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mochiyori.catalogue.Concepts;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.catalogue.Municipalities;
import org.mochiyori.index.ListingDocument;
import org.mochiyori.index.SearchAnswer.Shown;
import org.mochiyori.index.SearchRequest.Box;
import org.mochiyori.index.SearchRequest.Circle;
import org.mochiyori.index.SearchRequest.Filters;
import org.mochiyori.index.SearchRequest.Page;
import org.mochiyori.index.SearchRequest.Size;
import org.mochiyori.index.SearchRequest.Sort;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.web.Query;
import org.mochiyori.words.QuestionReader;

/** Reads the parameters of a search. */
final class SearchInput {
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final int WHOLE_COUNTRY_METRES = 4_000_000;
    private static final Set<String> LITTLE = Set.of("id", "name", "score", "distance", "free");
    private static final int MOST = 1_000_000;
    private static final Pattern CODE = Pattern.compile("[0-9]{5,6}");
    private static final Map<String, Sort> SORTS = byWord(Sort.values());
    private static final Map<String, ListingKind> KINDS = byWord(ListingKind.values());
    private static final Map<String, ListingDocument.Reservation> RESERVATIONS =
            byWord(ListingDocument.Reservation.values());

    private final Query query;
    private final Concepts concepts;
    private final Municipalities municipalities;

    SearchInput(Query query, Concepts concepts, Municipalities municipalities) {
        this.query = query;
        this.concepts = concepts;
        this.municipalities = municipalities;
    }

    /** How the answer is to look. */
    record Look(String language, Set<String> fields, boolean marks) {
        /** Whether an item is to bear a field; all of them where none is named. */
        boolean shows(String field) {
            return fields.isEmpty() || fields.contains(field);
        }

        /** What must be known of an item. */
        Shown shown() {
            return !fields.isEmpty() && LITTLE.containsAll(fields) && language.isEmpty() && !marks
                    ? Shown.NAMES
                    : Shown.WHOLE;
        }
    }

    /** What was asked, and how the answer is to look. */
    record Asked(Wanted wanted, Look look) {}

    Asked read() {
        String words = query.text("q", QuestionReader.LONGEST).orElse("");
        boolean literal = query.oneOf("words", Set.of("literal")).isPresent();
        int quantity = query.number("quantity", 1, MOST).orElse(0);
        Filters filters = filters(quantity);
        Optional<Times> times = times(Math.max(1, quantity));
        boolean withUnknown = query.oneOf("unknown", Set.of("include")).isPresent();
        Page page = page(filters);
        Look look = new Look(
                query.text("lang", 20).orElse(""),
                fields(),
                query.oneOf("marks", Set.of("include")).isPresent());
        query.done();
        return new Asked(new Wanted(words, literal, filters, times, withUnknown, page), look);
    }

    private Filters filters(int quantity) {
        return Filters.NONE.but(draft -> {
            draft.kinds = words("kind", KINDS);
            draft.categories = concepts("category");
            draft.features = concepts("feature");
            draft.areas = areas();
            draft.hubs = Set.copyOf(query.all("hub", 100));
            draft.mostYen = query.convert("fee", "none, or the most yen", SearchInput::yen)
                    .map(OptionalInt::of)
                    .orElse(OptionalInt.empty());
            draft.reservations = words("reservation", RESERVATIONS);
            draft.size = new Size(query.number("persons", 1, MOST).orElse(0), quantity);
            draft.near = near();
            draft.box = box();
        });
    }

    private static int yen(String text) {
        int yen = text.equals("none") ? 0 : Integer.parseInt(text);
        if (yen < 0) {
            throw new IllegalArgumentException("nobody is paid for it");
        }
        return yen;
    }

    private Page page(Filters filters) {
        Sort sort = query.oneOf("sort", SORTS.keySet()).map(SORTS::get).orElse(Sort.RELEVANCE);
        if (sort == Sort.DISTANCE && filters.near().isEmpty()) {
            query.wrong("sort", "value", "a distance needs near=lat,lon");
        }
        Optional<String> cursor = query.text("cursor", 2000);
        int limit = query.number("limit", 1, 100).orElse(20);
        boolean facets = query.oneOf("facets", Set.of("none")).isEmpty();
        return new Page(sort, cursor, limit, facets);
    }

    private Optional<Times> times(int quantity) {
        Optional<OffsetDateTime> from = query.instant("from");
        Optional<OffsetDateTime> to = query.instant("to");
        Optional<Duration> stretch =
                query.convert("duration", "a length such as PT2H, or minutes", SearchInput::length);
        if (from.isPresent() != to.isPresent() || (stretch.isPresent() && from.isEmpty())) {
            query.wrong(from.isEmpty() ? "from" : "to", "required", "from and to belong together");
            return Optional.empty();
        }
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        boolean sound = from.get().isBefore(to.get())
                && Duration.between(from.get(), to.get()).compareTo(LONGEST) <= 0;
        if (!sound) {
            query.wrong("to", "range", "later than from, by 400 days at most");
            return Optional.empty();
        }
        TimeWindow window = new TimeWindow(from.get().toInstant(), to.get().toInstant());
        return Optional.of(new Times(window, stretch, quantity));
    }

    private static Duration length(String text) {
        Duration length = text.matches("[0-9]{1,6}") ? Duration.ofMinutes(Long.parseLong(text)) : Duration.parse(text);
        if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("no length");
        }
        return length;
    }

    private Optional<Circle> near() {
        Optional<ListingDocument.Point> point = query.convert("near", "lat,lon", text -> {
            List<Double> at = numbers(text, 2);
            return point(at.get(0), at.get(1));
        });
        int metres = query.number("within", 1, WHOLE_COUNTRY_METRES).orElse(WHOLE_COUNTRY_METRES);
        return point.map(at -> new Circle(at, metres));
    }

    /** Corners in either order of the axes: in Japan no latitude is a longitude. */
    private Optional<Box> box() {
        return query.convert("bbox", "west,south,east,north in degrees", text -> {
            List<Double> n = numbers(text, 4);
            boolean latitudeFirst = n.get(0) < 90 && n.get(1) > 90;
            Box box = latitudeFirst
                    ? new Box(point(n.get(0), n.get(1)), point(n.get(2), n.get(3)))
                    : new Box(point(n.get(1), n.get(0)), point(n.get(3), n.get(2)));
            if (box.southWest().lat() > box.northEast().lat()) {
                throw new IllegalArgumentException("south is above north");
            }
            return box;
        });
    }

    private static ListingDocument.Point point(double lat, double lon) {
        if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
            throw new IllegalArgumentException("no point on the globe");
        }
        return new ListingDocument.Point(lat, lon);
    }

    private static List<Double> numbers(String text, int count) {
        List<Double> all =
                Stream.of(text.split(",", -1)).map(Double::parseDouble).toList();
        if (all.size() != count) {
            throw new IllegalArgumentException("another count of numbers");
        }
        return all;
    }

    private Set<String> areas() {
        Set<String> codes = new HashSet<>();
        for (String list : query.all("area", 1000)) {
            for (String code : list.split(",", -1)) {
                Optional<String> known = CODE.matcher(code.strip()).matches()
                        ? municipalities.readCode(code.strip(), "")
                        : Optional.empty();
                if (known.isEmpty()) {
                    query.wrong("area", "value", "codes of municipalities or prefectures, 5 or 6 digits");
                }
                known.ifPresent(codes::add);
            }
        }
        return codes;
    }

    private Set<String> concepts(String parameter) {
        List<String> ids = query.all(parameter, 100);
        if (ids.stream().anyMatch(id -> concepts.find(id).isEmpty())) {
            query.wrong(parameter, "value", "the id of a concept");
        }
        return Set.copyOf(ids);
    }

    private Set<String> fields() {
        Optional<String> list = query.text("fields", 500);
        if (list.isEmpty()) {
            return Set.of();
        }
        Set<String> fields =
                Stream.of(list.get().split(",", -1)).map(String::strip).collect(Collectors.toSet());
        if (!SearchJson.FIELDS.containsAll(fields)) {
            query.wrong("fields", "value", "of " + String.join(", ", SearchJson.FIELDS));
        }
        return fields;
    }

    private <E extends Enum<E>> Set<E> words(String parameter, Map<String, E> known) {
        List<String> words = query.all(parameter, 20);
        if (!known.keySet().containsAll(words)) {
            query.wrong(parameter, "value", "of " + String.join(", ", known.keySet()));
        }
        return words.stream().filter(known::containsKey).map(known::get).collect(Collectors.toSet());
    }

    private static <E extends Enum<E>> Map<String, E> byWord(E[] values) {
        return Stream.of(values)
                .collect(Collectors.toMap(
                        value -> value.name().toLowerCase(Locale.ROOT),
                        Function.identity(),
                        (a, b) -> a,
                        TreeMap::new));
    }
}
