package org.mochiyori.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.words.Question;

/** Hard and soft conditions as queries. */
final class FilterQuery {
    /** No two points of the country are further apart; in metres. */
    private static final double EVERYWHERE = 4_000_000;

    private FilterQuery() {}

    /** Conditions that must all hold, but for free time; the first is that the asker may see the listing. */
    static List<Query> filters(SearchRequest request, IndexReader reader) throws IOException {
        SearchRequest.Filters filters = request.filters();
        List<Query> all = new ArrayList<>();
        if (reader.docFreq(new Term(Fields.SCOPE, ListingDocument.PUBLIC)) < reader.maxDoc()
                || !request.scopes().contains(ListingDocument.PUBLIC)) {
            all.add(visible(request.scopes()));
        }
        any(Fields.KIND, filters.kinds().stream().map(DocumentFields::lower).toList(), all);
        any(Fields.AREA, filters.areas(), all);
        any(Fields.HUB, filters.hubs(), all);
        any(
                Fields.RESERVATION,
                filters.reservations().stream().map(DocumentFields::lower).toList(),
                all);
        if (!filters.categories().isEmpty()) {
            all.add(SortedSetDocValuesField.newSlowSetQuery(Fields.CATEGORY, bytes(filters.categories())));
        }
        filters.features().forEach(id -> all.add(new TermQuery(new Term(Fields.FEATURE, id))));
        filters.mostYen().ifPresent(yen -> all.add(cheap(yen)));
        ground(filters, all);
        atLeast(Fields.CAPACITY, filters.size().persons(), all);
        atLeast(Fields.QUANTITY, filters.size().quantity(), all);
        return all;
    }

    /** Where on the ground. */
    static void ground(SearchRequest.Filters filters, List<Query> into) {
        filters.near()
                .ifPresent(circle -> into.add(
                        circle.metres() >= EVERYWHERE
                                ? new FieldExistsQuery(Fields.POINT)
                                : LatLonPoint.newDistanceQuery(
                                        Fields.POINT,
                                        circle.centre().lat(),
                                        circle.centre().lon(),
                                        circle.metres())));
        filters.box()
                .ifPresent(box -> into.add(LatLonPoint.newBoxQuery(
                        Fields.POINT,
                        box.southWest().lat(),
                        box.northEast().lat(),
                        box.southWest().lon(),
                        box.northEast().lon())));
    }

    /** The same of what an asker may see. */
    static Query seen(Query query, Set<String> scopes) {
        return new BooleanQuery.Builder()
                .add(visible(scopes), Occur.FILTER)
                .add(query, Occur.MUST)
                .build();
    }

    /** What an asker may see. */
    static Query visible(Set<String> scopes) {
        return new TermInSetQuery(Fields.SCOPE, bytes(scopes));
    }

    /** One kind of thing. */
    static Query kind(ListingKind kind) {
        return new TermQuery(new Term(Fields.KIND, DocumentFields.lower(kind)));
    }

    /** Conditions that lift a listing among its equals, whoever asks. */
    static List<Query> lifts(Question question) {
        List<Query> all = new ArrayList<>();
        lift(Fields.RESERVATION, "here", 0.4, all);
        lift(Fields.PICK, "yes", 0.3, all);
        question.kind().ifPresent(kind -> lift(Fields.KIND, DocumentFields.lower(kind), 2.0, all));
        return all;
    }

    /** In a prefecture its own places come before those of its towns, where they answer as well. */
    static List<Query> ofPrefecture(Set<String> prefectures) {
        List<Query> all = new ArrayList<>();
        prefectures.forEach(code -> lift(Fields.LIST, code, 1.0, all));
        return all;
    }

    /** The codes of prefectures: those that count no municipality. */
    static Set<String> prefectures(Set<String> areas) {
        return areas.stream().filter(code -> code.startsWith("000", 2)).collect(Collectors.toUnmodifiableSet());
    }

    /** What is wished for beside the words lifts a listing, too. */
    static List<Query> wished(SearchRequest.Wishes wishes) {
        List<Query> all = new ArrayList<>();
        wishes.hub().ifPresent(hub -> lift(Fields.HUB, hub, 0.2, all));
        wishes.features().forEach(feature -> lift(Fields.FEATURE, feature, 3.0, all));
        wishes.mostYen().ifPresent(yen -> all.add(constant(cheap(yen), 4.0)));
        wishes.persons().ifPresent(persons -> {
            // A room for half as many does not do, one for thrice as many is wasted but serves.
            between(persons, Math.max(persons + 10L, persons * 5L / 2), 2.0, all);
            between(persons, Math.max(persons + 5L, persons * 3L / 2), 1.0, all);
            between(persons, Integer.MAX_VALUE, 2.5, all);
            between(Math.max(1, persons * 4L / 5), persons - 1L, 1.5, all);
        });
        return all;
    }

    /** What can be had for so much. */
    static Query cheap(int mostYen) {
        return mostYen == 0
                ? new TermQuery(new Term(Fields.FREE_OF_CHARGE, "yes"))
                : NumericDocValuesField.newSlowRangeQuery(Fields.FROM_YEN, 0, mostYen);
    }

    /** Leaves out what is known to be smaller. */
    static void atLeast(String field, int least, List<Query> into) {
        if (least > 1) {
            into.add(new BooleanQuery.Builder()
                    .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                    .add(NumericDocValuesField.newSlowRangeQuery(field, 0, least - 1L), Occur.MUST_NOT)
                    .build());
        }
    }

    private static void between(long least, long most, double score, List<Query> into) {
        if (least <= most) {
            into.add(constant(NumericDocValuesField.newSlowRangeQuery(Fields.CAPACITY, least, most), score));
        }
    }

    private static void lift(String field, String value, double score, List<Query> into) {
        into.add(constant(new TermQuery(new Term(field, value)), score));
    }

    private static void any(String field, Collection<String> values, List<Query> into) {
        if (values.size() == 1) {
            into.add(new TermQuery(new Term(field, values.iterator().next())));
        } else if (!values.isEmpty()) {
            into.add(KeywordField.newSetQuery(field, bytes(values)));
        }
    }

    private static List<BytesRef> bytes(Collection<String> values) {
        return Set.copyOf(values).stream().map(BytesRef::new).toList();
    }

    private static Query constant(Query query, double score) {
        return new BoostQuery(new ConstantScoreQuery(query), (float) score);
    }
}
