package org.mochiyori.index;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.words.ConceptLexicon;
import org.mochiyori.words.Question;
import org.mochiyori.words.QuestionReader;

/** Makes of a request what Lucene is asked: conditions, and what the words are worth where they hold. */
final class RequestQuery {
    private static final int MOST = 1000;

    private final ConceptLexicon lexicon;
    private final QuestionReader questions;
    private final KnownWorths known = new KnownWorths();
    private final Numbers numbers = new Numbers();
    private volatile Made made = new Made(Optional.empty(), Map.of());

    /** Questions read and weighed against one state of the index. */
    private record Made(Optional<IndexReader> reader, Map<Words, Meant> all) {}

    private record Words(String text, boolean literal, Map<String, Set<String>> areas, Set<String> prefectures) {}

    /** What words ask for: a condition where they name but a kind of thing, else something to be weighed. */
    private record Meant(Query query, Occur occur, List<Query> lifts) {}

    RequestQuery(ConceptLexicon lexicon, QuestionReader questions) {
        this.lexicon = lexicon;
        this.questions = questions;
    }

    Query of(SearchRequest request, IndexSearcher searcher) throws IOException {
        IndexReader reader = searcher.getIndexReader();
        List<Query> conditions = FilterQuery.filters(request, reader);
        Optional<FreeQuery> free = request.filters().free().map(check -> new FreeQuery(check, numbers));
        Meant meant = meant(request, reader);
        List<Query> wished = new ArrayList<>(meant.lifts());
        if (!request.literal()) {
            wished.addAll(FilterQuery.wished(request.wishes()));
        }
        Query asked = meant.query();
        if (meant.occur() == Occur.MUST) {
            Weighed words = new Weighed(asked, known, () -> requireTime(searcher.getTimeout()));
            if (wished.isEmpty()) {
                return new Candidates(words, conditions, free);
            }
            asked = words;
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(asked, meant.occur());
        conditions.forEach(condition -> all.add(condition, Occur.FILTER));
        free.ifPresent(check -> all.add(check, Occur.FILTER));
        wished.forEach(wish -> all.add(wish, Occur.SHOULD));
        return all.build();
    }

    /** The same words are read once for each state of the index: what a word weighs depends on how rare it is. */
    private Meant meant(SearchRequest request, IndexReader reader) throws IOException {
        Made before = made;
        if (before.reader().filter(reader::equals).isEmpty() || before.all().size() >= MOST) {
            before = new Made(Optional.of(reader), new ConcurrentHashMap<>());
            made = before;
        }
        Words words = new Words(
                request.text(),
                request.literal(),
                request.wishes().areas(),
                FilterQuery.prefectures(request.filters().areas()));
        Meant found = before.all().get(words);
        if (found == null) {
            found = words.literal() ? literal(words) : understood(words, reader);
            before.all().put(words, found);
        }
        return found;
    }

    private static Meant literal(Words words) {
        return WordQuery.literal(words.text())
                .map(query -> new Meant(query, Occur.MUST, List.of()))
                .orElseGet(() -> new Meant(MatchAllDocsQuery.INSTANCE, Occur.FILTER, List.of()));
    }

    private Meant understood(Words words, IndexReader reader) throws IOException {
        Question question = questions.read(words.text());
        List<Query> lifts = FilterQuery.lifts(question);
        if (question.isEmpty()) {
            // 部屋 or "room for 20" names nothing but a kind.
            Query kind = question.kind().map(FilterQuery::kind).orElse(MatchAllDocsQuery.INSTANCE);
            return new Meant(kind, Occur.FILTER, lifts);
        }
        BooleanQuery.Builder lifted = new BooleanQuery.Builder()
                .add(new WordQuery(reader, lexicon, words.areas()).build(question), Occur.MUST);
        lifts.forEach(lift -> lifted.add(lift, Occur.SHOULD));
        FilterQuery.ofPrefecture(words.prefectures()).forEach(lift -> lifted.add(lift, Occur.SHOULD));
        return new Meant(lifted.build(), Occur.MUST, List.of());
    }

    private static void requireTime(@Nullable QueryTimeout timeout) {
        if (timeout != null && timeout.shouldExit()) {
            throw new Refused(new Problem.Unavailable("search", Duration.ofSeconds(2)));
        }
    }
}
