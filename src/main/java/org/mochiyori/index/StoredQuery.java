package org.mochiyori.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.mochiyori.catalogue.Concept;
import org.mochiyori.words.ConceptLexicon;
import org.mochiyori.words.Kana;
import org.mochiyori.words.Question;
import org.mochiyori.words.Question.Unit;
import org.mochiyori.words.TextFold;

/**
 * A question as it is kept and asked of each new listing. It is stricter than a search, which shows the best first and may
 * go on for long: who is told of something has asked for just that. So every part of the words must be met, by meaning,
 * spelling or sound, and slips are not forgiven. All of it is made of terms, by which the few questions that a listing may
 * answer are found among many.
 */
final class StoredQuery {
    /** Concepts whose question a listing answers: turned round, so that a question is one term. */
    private static final String ANSWERS = "answers";

    /** The square of the map that a listing lies in: what is asked for near a point is asked for in a few squares. */
    private static final String CELL = "cell";

    private static final double CELLS_PER_DEGREE = 4;
    private static final int MOST_CELLS = 64;
    private static final double METRES_PER_DEGREE = 111_000;

    /** Places tell a question from others best, then what it means; pairs of characters are everywhere. */
    private static final Map<String, Double> TELLING = Map.of(CELL, 4.0, Fields.AREA, 4.0, ANSWERS, 2.0);

    /** Values of {@link Fields#CATEGORY} as terms. */
    private static final String CATEGORIES = "categories";

    private static final List<String> MEANINGS =
            List.of(Fields.HEAD_CONCEPT, Fields.NAME_CONCEPT, Fields.TEXT_CONCEPT, Fields.FEATURE);

    private final Map<String, Set<String>> asking = new HashMap<>();
    private final Map<Query, Query> known = new Known();

    StoredQuery(ConceptLexicon lexicon) {
        lexicon.concepts().all().stream()
                .map(Concept::id)
                .forEach(id -> lexicon.concepts()
                        .answersTo(id)
                        .keySet()
                        .forEach(answer -> asking.computeIfAbsent(answer, key -> new HashSet<>())
                                .add(id)));
    }

    /** Adds to a listing's fields those that only stored questions ask for. */
    Document complete(Document listing, Optional<ListingDocument.Point> point) {
        Set<String> answers = new HashSet<>();
        Set<String> categories = new HashSet<>();
        for (IndexableField field : listing) {
            if (MEANINGS.contains(field.name())) {
                answers.addAll(asking.getOrDefault(field.stringValue(), Set.of()));
            } else if (field.name().equals(Fields.CATEGORY)) {
                categories.add(field.binaryValue().utf8ToString());
            }
        }
        point.ifPresent(at -> listing.add(new StringField(CELL, cell(row(at.lat()), row(at.lon())), Field.Store.NO)));
        answers.forEach(id -> listing.add(new StringField(ANSWERS, id, Field.Store.NO)));
        categories.forEach(id -> listing.add(new StringField(CATEGORIES, id, Field.Store.NO)));
        return listing;
    }

    /** How well a term tells the questions that contain it from others. */
    static double telling(Term term) {
        return TELLING.getOrDefault(term.field(), 1.0);
    }

    /** @param question the words of the request, read */
    Query of(SearchRequest request, Question question) {
        List<Query> all = conditions(request.filters());
        if (request.literal()) {
            WordQuery.literal(request.text()).ifPresent(all::add);
        } else if (question.isEmpty()) {
            question.kind().map(FilterQuery::kind).ifPresent(all::add);
        } else {
            all.addAll(words(request, question));
        }
        return all.isEmpty() ? MatchAllDocsQuery.INSTANCE : every(all);
    }

    /** All parts of the words, or what they are about though they say it in other words. */
    private List<Query> words(SearchRequest request, Question question) {
        List<Query> parts = question.units().stream()
                .map(unit -> unit(unit, request.wishes().areas().getOrDefault(unit.text(), Set.of())))
                .toList();
        boolean named =
                question.units().stream().anyMatch(unit -> unit.concept().isPresent());
        if (named || question.gist().isEmpty()) {
            return parts;
        }
        List<Query> ways = new ArrayList<>(List.of(every(parts)));
        question.gist().keySet().stream().sorted().forEach(id -> {
            ways.add(term(Fields.HEAD_CONCEPT, id));
            ways.add(term(Fields.NAME_CONCEPT, id));
        });
        return List.of(either(ways));
    }

    private List<Query> conditions(SearchRequest.Filters filters) {
        List<Query> all = new ArrayList<>();
        any(Fields.KIND, filters.kinds().stream().map(DocumentFields::lower).toList())
                .ifPresent(all::add);
        any(Fields.AREA, filters.areas()).ifPresent(all::add);
        any(Fields.HUB, filters.hubs()).ifPresent(all::add);
        any(
                        Fields.RESERVATION,
                        filters.reservations().stream()
                                .map(DocumentFields::lower)
                                .toList())
                .ifPresent(all::add);
        any(CATEGORIES, filters.categories()).ifPresent(all::add);
        filters.features().forEach(id -> all.add(term(Fields.FEATURE, id)));
        filters.mostYen().ifPresent(yen -> all.add(FilterQuery.cheap(yen)));
        FilterQuery.ground(filters, all);
        filters.near().flatMap(this::cells).ifPresent(all::add);
        FilterQuery.atLeast(Fields.CAPACITY, filters.size().persons(), all);
        FilterQuery.atLeast(Fields.QUANTITY, filters.size().quantity(), all);
        return all;
    }

    /** @param areas codes of what the part is perhaps the name of */
    private Query unit(Unit unit, Set<String> areas) {
        List<Query> ways = new ArrayList<>();
        areas.stream().sorted().forEach(code -> ways.add(term(Fields.AREA, code)));
        unit.concept().ifPresent(id -> ways.add(term(ANSWERS, id)));
        String key = TextFold.keyOfFolded(unit.text());
        // つ or いす stands in many longer words; as a word it is known by its meaning.
        boolean slight =
                key.length() < 3 && Kana.isAllKana(key) && unit.concept().isPresent();
        if (!slight) {
            ways.add(WordQuery.phrase(Fields.NAME_GRAMS, key));
            ways.add(WordQuery.phrase(Fields.TEXT_GRAMS, key));
        }
        if (unit.sound().length() > 2) {
            ways.add(WordQuery.phrase(Fields.READING_GRAMS, unit.sound()));
        }
        return either(ways);
    }

    /** The squares that a circle touches; nothing for a circle so wide that they tell little. */
    private Optional<Query> cells(SearchRequest.Circle circle) {
        double high = circle.metres() / METRES_PER_DEGREE;
        double wide = high
                / Math.max(0.1, Math.cos(Math.toRadians(Math.abs(circle.centre().lat()) + high)));
        long south = row(circle.centre().lat() - high);
        long north = row(circle.centre().lat() + high);
        long west = row(circle.centre().lon() - wide);
        long east = row(circle.centre().lon() + wide);
        if ((north - south + 1) * (east - west + 1) > MOST_CELLS) {
            return Optional.empty();
        }
        List<String> cells = new ArrayList<>();
        for (long lat = south; lat <= north; lat++) {
            for (long lon = west; lon <= east; lon++) {
                cells.add(cell(lat, lon));
            }
        }
        return any(CELL, cells);
    }

    private static long row(double degrees) {
        return (long) Math.floor(degrees * CELLS_PER_DEGREE);
    }

    private static String cell(long lat, long lon) {
        return lat + "/" + lon;
    }

    /** One of these values; nothing for none, which means any. */
    private Optional<Query> any(String field, Collection<String> values) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(either(values.stream()
                        .distinct()
                        .sorted()
                        .map(value -> term(field, value))
                        .toList()));
    }

    /** Parts recur from question to question; a hundred thousand of them hold each but once. */
    private Query either(List<Query> ways) {
        if (ways.size() == 1) {
            return ways.getFirst();
        }
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        ways.forEach(way -> either.add(way, Occur.SHOULD));
        Query made = either.build();
        return known.computeIfAbsent(made, key -> key);
    }

    private static Query every(List<Query> parts) {
        BooleanQuery.Builder every = new BooleanQuery.Builder();
        parts.forEach(part -> every.add(part, Occur.FILTER));
        return every.build();
    }

    private static Query term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }

    /** The parts used last. */
    private static final class Known extends LinkedHashMap<Query, Query> {
        private static final long serialVersionUID = 1;
        private static final int MOST = 50_000;

        Known() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Query, Query> eldest) {
            return size() > MOST;
        }
    }
}
