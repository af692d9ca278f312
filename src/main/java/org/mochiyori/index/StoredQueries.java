package org.mochiyori.index;

import java.io.Closeable;
import java.io.IOException;
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
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultiMatchingQueries;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.search.Query;
import org.mochiyori.catalogue.Concepts;
import org.mochiyori.words.ConceptLexicon;
import org.mochiyori.words.QuestionReader;

/**
 * Questions that are kept, and asked of each listing as it comes: the index the other way round. It lives in memory, and its
 * methods block on CPU, so call them on platform threads, one at a time.
 */
public final class StoredQueries implements Closeable {
    private static final int BATCH = 20;
    /** While it is taken in, a question needs a hundred times the room that it needs for good. */
    private static final int TAKEN_IN = 250;

    private final Monitor monitor;
    private final DocumentFields documents;
    private final QuestionReader questions;
    private final StoredQuery queries;
    private final Map<String, Asked> byId = new HashMap<>();
    private final Map<Asked, Shared> shared = new HashMap<>();
    private final Map<String, Shared> byName = new HashMap<>();
    private long next;

    /** None yet. */
    public StoredQueries(Concepts concepts) throws IOException {
        ConceptLexicon lexicon = ConceptLexicon.of(concepts);
        this.monitor = new Monitor(
                Analysis.perField(), new TermFilteredPresearcher(StoredQuery::telling, List.of(), Set.of()));
        this.documents = new DocumentFields(lexicon);
        this.questions = new QuestionReader(lexicon);
        this.queries = new StoredQuery(lexicon);
    }

    /** What a question asks; who asks, and in which order answers come, is nothing to it. */
    private record Asked(String text, SearchRequest.Filters filters, Map<String, Set<String>> areas, boolean literal) {
        static Asked of(SearchRequest request) {
            return new Asked(request.text(), request.filters(), request.wishes().areas(), request.literal());
        }
    }

    /** One question and all who ask it: thousands want 会議室. */
    private record Shared(String name, Set<String> ids) {}

    /** How many are kept. */
    public int size() {
        return byId.size();
    }

    /**
     * Keeps questions, in the place of others of the same ids. Whether something is free is not asked here, nor whether
     * somebody may see it.
     */
    public void put(Map<String, SearchRequest> requests) throws IOException {
        remove(requests.keySet());
        List<MonitorQuery> fresh = new ArrayList<>();
        requests.forEach((id, request) -> {
            Asked asked = Asked.of(request);
            byId.put(id, asked);
            shared.computeIfAbsent(asked, key -> {
                        Shared one = new Shared(Long.toString(next++), new HashSet<>());
                        byName.put(one.name(), one);
                        fresh.add(new MonitorQuery(one.name(), query(request)));
                        return one;
                    })
                    .ids()
                    .add(id);
        });
        for (int from = 0; from < fresh.size(); from += TAKEN_IN) {
            monitor.register(fresh.subList(from, Math.min(fresh.size(), from + TAKEN_IN)));
        }
    }

    /** Forgets questions. */
    public void remove(Collection<String> ids) throws IOException {
        List<String> orphans = new ArrayList<>();
        for (String id : ids) {
            Asked asked = byId.remove(id);
            Shared one = asked == null ? null : shared.get(asked);
            if (one != null && one.ids().remove(id) && one.ids().isEmpty()) {
                shared.remove(asked);
                byName.remove(one.name());
                orphans.add(one.name());
            }
        }
        monitor.deleteById(orphans);
    }

    /** Which questions these listings answer, by the id of the listing; those that answer none are left out. */
    public Map<String, Set<String>> match(List<ListingDocument> listings) throws IOException {
        Map<String, Set<String>> all = new LinkedHashMap<>();
        for (int from = 0; from < listings.size(); from += BATCH) {
            match(listings.subList(from, Math.min(listings.size(), from + BATCH)), all);
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        monitor.close();
    }

    private void match(List<ListingDocument> some, Map<String, Set<String>> into) throws IOException {
        Document[] batch = some.stream().map(this::fields).toArray(Document[]::new);
        MultiMatchingQueries<QueryMatch> matches = monitor.match(batch, QueryMatch.SIMPLE_MATCHER);
        for (int i = 0; i < batch.length; i++) {
            Set<String> ids = new HashSet<>();
            for (QueryMatch match : matches.getMatches(i)) {
                Optional.ofNullable(byName.get(match.getQueryId())).ifPresent(one -> ids.addAll(one.ids()));
            }
            if (!ids.isEmpty()) {
                into.put(some.get(i).id(), ids);
            }
        }
    }

    private Document fields(ListingDocument listing) {
        return queries.complete(documents.fields(listing), listing.where().point());
    }

    private Query query(SearchRequest request) {
        return queries.of(request, questions.read(request.text()));
    }
}
