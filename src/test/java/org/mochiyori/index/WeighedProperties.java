package org.mochiyori.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

/** Our way of weighing against Lucene's own, over random questions. */
class WeighedProperties {
    /** More than one stretch of a segment, and several segments. */
    private static final int LISTINGS = 40_000;

    private static final int WORDS = 12;

    @Test
    void every_listing_is_worth_what_lucene_says() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (ByteBuffersDirectory folder = new ByteBuffersDirectory()) {
            fill(folder, random);
            try (DirectoryReader reader = DirectoryReader.open(folder)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                KnownWorths known = new KnownWorths();
                for (int number = 0; number < 30; number++) {
                    Query question = sum(random, 3);
                    Query ours = new Weighed(question, known, () -> {});
                    // The second time from what was kept.
                    for (int again = 0; again < 2; again++) {
                        assertEqual(
                                "seed " + seed + ": " + question, worths(searcher, ours), worths(searcher, question));
                    }
                    assertThat(searcher.count(ours)).as("seed %d", seed).isEqualTo(searcher.count(question));
                }
            }
        }
    }

    @Test
    void what_holds_under_all_conditions_is_what_lucene_says_though_whole_stretches_are_put_through()
            throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (ByteBuffersDirectory folder = new ByteBuffersDirectory()) {
            fill(folder, random);
            try (DirectoryReader reader = DirectoryReader.open(folder)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                // With an end in sight, Lucene asks for pieces that begin and end anywhere.
                searcher.setTimeout(() -> false);
                KnownWorths known = new KnownWorths();
                Numbers numbers = new Numbers();
                long met = 0;
                for (int number = 0; number < 60; number++) {
                    Weighed words = new Weighed(sum(random, 2), known, () -> {});
                    List<Query> conditions = Stream.generate(() -> condition(random))
                            .limit(random.nextInt(4))
                            .toList();
                    int every = 1 + random.nextInt(5);
                    FreeQuery free = new FreeQuery(ordinal -> ordinal % every == 0, numbers);
                    BooleanQuery.Builder theirs =
                            new BooleanQuery.Builder().add(words, Occur.MUST).add(free, Occur.FILTER);
                    conditions.forEach(condition -> theirs.add(condition, Occur.FILTER));
                    Query ours = new Candidates(words, conditions, Optional.of(free));
                    String what = "seed " + seed + ": " + ours;
                    Map<Integer, Float> expected = worths(searcher, theirs.build());
                    assertEqual(what, worths(searcher, ours), expected);
                    assertThat(searcher.count(ours)).as(what).isEqualTo(expected.size());
                    met += expected.size();
                }
                assertThat(met).as("seed %d", seed).isGreaterThan(1000);
            }
        }
    }

    private static Query condition(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> word(random);
            case 1 -> NumericDocValuesField.newSlowRangeQuery(Fields.ORDINAL, random.nextInt(LISTINGS), LISTINGS);
            case 2 ->
                new TermInSetQuery("word", List.of(new BytesRef("w3"), new BytesRef("w" + random.nextInt(WORDS))));
            default -> new TermQuery(new Term("word", "nowhere" + random.nextInt(2)));
        };
    }

    private static void fill(ByteBuffersDirectory folder, Random random) throws IOException {
        try (IndexWriter writer = new IndexWriter(folder, new IndexWriterConfig())) {
            for (int listing = 0; listing < LISTINGS; listing++) {
                Document one = new Document();
                one.add(new StringField("id", String.valueOf(listing), Field.Store.NO));
                one.add(new NumericDocValuesField(Fields.ORDINAL, listing));
                if (listing % 7 == 0) {
                    one.add(new StringField("word", "nowhere1", Field.Store.NO));
                }
                for (int word = 0; word < WORDS; word++) {
                    // From nearly all listings down to a few.
                    if (random.nextInt(1 << word) == 0) {
                        one.add(new StringField("word", "w" + word, Field.Store.NO));
                    }
                }
                writer.addDocument(one);
                if (listing == LISTINGS / 4) {
                    writer.commit();
                }
            }
            for (int gone = 0; gone < 100; gone++) {
                writer.deleteDocuments(new Term("id", String.valueOf(random.nextInt(LISTINGS))));
            }
        }
    }

    private static Map<Integer, Float> worths(IndexSearcher searcher, Query query) throws IOException {
        Map<Integer, Float> worths = new TreeMap<>();
        for (ScoreDoc hit : searcher.search(query, LISTINGS).scoreDocs) {
            worths.put(hit.doc, hit.score);
        }
        return worths;
    }

    private static void assertEqual(String what, Map<Integer, Float> ours, Map<Integer, Float> theirs) {
        assertThat(ours.keySet()).as(what).isEqualTo(theirs.keySet());
        ours.forEach((doc, worth) -> assertThat(worth).as(what).isCloseTo(theirs.get(doc), within(1e-4f * worth)));
    }

    private static Query part(Random random, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 0, 1 -> boosted(random, new ConstantScoreQuery(word(random)));
            case 2 -> boosted(random, new DisjunctionMaxQuery(parts(random, depth - 1), 0f));
            case 3 -> boosted(random, sum(random, depth - 1));
            default -> {
                BooleanQuery.Builder all = new BooleanQuery.Builder();
                parts(random, depth - 1).forEach(part -> all.add(part, Occur.FILTER));
                yield boosted(random, new ConstantScoreQuery(all.build()));
            }
        };
    }

    private static Query sum(Random random, int depth) {
        BooleanQuery.Builder sum = new BooleanQuery.Builder();
        boolean must = random.nextBoolean();
        parts(random, depth).forEach(part -> sum.add(part, must && random.nextBoolean() ? Occur.MUST : Occur.SHOULD));
        return sum.build();
    }

    private static List<Query> parts(Random random, int depth) {
        List<Query> parts = new ArrayList<>();
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            parts.add(part(random, depth));
        }
        return parts;
    }

    private static Query boosted(Random random, Query query) {
        return new BoostQuery(query, 0.1f + random.nextFloat());
    }

    private static Query word(Random random) {
        return new TermQuery(new Term("word", "w" + random.nextInt(WORDS)));
    }
}
