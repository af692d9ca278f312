package org.mochiyori.index;

import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.MMapDirectory;
import org.mochiyori.catalogue.Concepts;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.words.ConceptLexicon;
import org.mochiyori.words.Question;
import org.mochiyori.words.QuestionReader;
import org.mochiyori.words.TextFold;

/**
 * The index of listings: a cache of what the catalogue holds, near real time. All methods block on disk and CPU, so call
 * them on platform threads; all are safe from several threads.
 */
public final class ListingIndex implements Closeable {
    static final String CHANGE = "change";
    static final String MARK = "mark";
    private static final String ANALYSIS = "analysis";
    private static final int SPELLINGS = 3;
    private static final int BUFFER_MB = 96;
    /** The share that the largest part has of an index that is not worth putting together. */
    private static final double SETTLED = 0.66;

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final ConceptLexicon lexicon;
    private final DocumentFields documents;
    private final QuestionReader questions;
    private final RequestQuery queries;
    private final String analysis;

    private ListingIndex(Directory directory, Concepts concepts) throws IOException {
        this.directory = directory;
        this.lexicon = ConceptLexicon.of(concepts);
        this.documents = new DocumentFields(lexicon);
        this.questions = new QuestionReader(lexicon);
        this.queries = new RequestQuery(lexicon, questions);
        this.analysis = Analysis.VERSION + "-" + concepts.fingerprint();
        this.writer = new IndexWriter(directory, config(openMode(directory)));
        this.searchers = new SearcherManager(writer, new SearcherFactory());
    }

    /**
     * Opens the index in a folder, or begins an empty one: if there is none, or if it was made by another analysis.
     *
     * @param folder ours alone; made if missing
     */
    public static ListingIndex open(Path folder, Concepts concepts) throws IOException {
        return new ListingIndex(MMapDirectory.open(folder), concepts);
    }

    /** Whether an index in this folder is open in some process. */
    public static boolean isHeld(Path folder) throws IOException {
        try (Directory directory = MMapDirectory.open(folder)) {
            directory.obtainLock(IndexWriter.WRITE_LOCK_NAME).close();
            return false;
        } catch (LockObtainFailedException held) {
            return true;
        }
    }

    /** An index in memory, gone with the process. */
    public static ListingIndex inMemory(Concepts concepts) throws IOException {
        return new ListingIndex(new ByteBuffersDirectory(), concepts);
    }

    /** Adds listings or replaces those of the same id; found after the next {@link #refresh}. */
    public void put(Collection<ListingDocument> listings) throws IOException {
        for (ListingDocument listing : listings) {
            writer.updateDocument(new Term(Fields.ID, listing.id()), documents.fields(listing));
        }
    }

    /** Adds listings of which none is there yet. */
    public void add(Collection<ListingDocument> listings) throws IOException {
        for (ListingDocument listing : listings) {
            writer.addDocument(documents.fields(listing));
        }
    }

    /** Takes listings out; gone after the next {@link #refresh}. */
    public void remove(Collection<String> ids) throws IOException {
        writer.deleteDocuments(ids.stream().map(id -> new Term(Fields.ID, id)).toArray(Term[]::new));
    }

    /** Makes what was written findable. */
    public void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /**
     * Has the parts of a freshly made index put together, and searches them as soon as they are: one large part is searched
     * faster than many. Returns at once; call it now and then.
     */
    public void settle() throws IOException {
        searchers.maybeRefresh();
        IndexSearcher searcher = searchers.acquire();
        try {
            IndexReader all = searcher.getIndexReader();
            int largest = all.leaves().stream()
                    .mapToInt(leaf -> leaf.reader().numDocs())
                    .max()
                    .orElse(0);
            if (largest < all.numDocs() * SETTLED) {
                writer.forceMerge(1, false);
            }
        } finally {
            searchers.release(searcher);
        }
    }

    /**
     * Writes everything to disk.
     *
     * @param change number of the last change of the log that the index holds
     * @param mark what that change was, so that the index of another database is known for one
     */
    public void commit(long change, String mark) throws IOException {
        writer.setLiveCommitData(Map.of(CHANGE, Long.toString(change), MARK, mark, ANALYSIS, analysis)
                .entrySet());
        writer.commit();
    }

    /** The change number of the last commit; empty for an index that must be filled from the catalogue. */
    public Optional<Long> change() {
        return Optional.ofNullable(committed().get(CHANGE)).map(Long::parseLong);
    }

    /** What the change of the last commit was; empty if there is none. */
    public String mark() {
        return committed().getOrDefault(MARK, "");
    }

    private Map<String, String> committed() {
        Map<String, String> data = new LinkedHashMap<>();
        Iterable<Map.Entry<String, String>> live = writer.getLiveCommitData();
        if (live != null) {
            live.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return data;
    }

    /** How many listings are findable by somebody. */
    public long size() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return searcher.getIndexReader().numDocs();
        } finally {
            searchers.release(searcher);
        }
    }

    /** Answers a question with ids only. */
    public SearchAnswer search(SearchRequest request) throws IOException {
        return search(request, SearchAnswer.Shown.IDS);
    }

    /**
     * Answers a question.
     *
     * @param shown how much of each hit to read
     * @throws org.mochiyori.kernel.Refused for a cursor that is none of ours, and as unavailable after two seconds of work
     */
    public SearchAnswer search(SearchRequest request, SearchAnswer.Shown shown) throws IOException {
        IndexSearcher held = searchers.acquire();
        try {
            IndexSearcher searcher = timed(held);
            Query query = queries.of(request, searcher);
            SearchRequest.Page page = request.page();
            FieldDoc after = Cursor.read(page).orElse(null);
            // One more than asked tells whether there is more; some more again make up for places that appear twice.
            int wanted = page.limit() + page.limit() / 2 + 1;
            CollectorManager<?, TopFieldDocs> best =
                    new TopFieldCollectorManager(Turn.order(request), wanted, after, Integer.MAX_VALUE);
            Hits hits = new Hits(searcher, request, shown);
            if (!page.facets()) {
                TopFieldDocs top = searcher.search(query, best);
                refuseLate(searcher);
                return answer(hits, request, top, Map.of());
            }
            Object[] both = searcher.search(query, new MultiCollectorManager(best, new Facets()));
            refuseLate(searcher);
            return answer(hits, request, (TopFieldDocs) both[0], Facets.counts(both[1]));
        } finally {
            searchers.release(held);
        }
    }

    /** Why a listing stands where it does among the answers to a question; empty where it answers it not at all. */
    public Optional<Reason> explain(SearchRequest request, String id) throws IOException {
        IndexSearcher held = searchers.acquire();
        try {
            return Reason.of(held, queries.of(request, held), id);
        } finally {
            searchers.release(held);
        }
    }

    /**
     * Names and words of the field that are spelled almost like a question, the nearest first; at most three, and only names
     * of what the asker may see.
     *
     * @param scopes who asks
     */
    public List<String> alike(String text, Set<String> scopes) throws IOException {
        Question question = questions.read(text);
        Set<String> spellings = new LinkedHashSet<>();
        questions.corrected(question).ifPresent(spellings::add);
        Optional<Query> almost = WordQuery.almostNamed(question);
        if (almost.isPresent()) {
            spellings.addAll(titles(almost.get(), scopes));
        }
        spellings.removeIf(spelling -> TextFold.key(spelling).equals(question.key()));
        return spellings.stream().limit(SPELLINGS).toList();
    }

    private List<String> titles(Query names, Set<String> scopes) throws IOException {
        List<String> titles = new ArrayList<>();
        IndexSearcher held = searchers.acquire();
        try {
            IndexSearcher searcher = timed(held);
            for (ScoreDoc hit : searcher.search(FilterQuery.seen(names, scopes), SPELLINGS).scoreDocs) {
                titles.add(searcher.storedFields().document(hit.doc).get(Fields.TITLE));
            }
        } finally {
            searchers.release(held);
        }
        return titles;
    }

    /** How many listings match. @throws org.mochiyori.kernel.Refused as unavailable after two seconds of work */
    public long count(SearchRequest request) throws IOException {
        IndexSearcher held = searchers.acquire();
        try {
            IndexSearcher searcher = timed(held);
            int count = searcher.count(queries.of(request, searcher));
            refuseLate(searcher);
            return count;
        } finally {
            searchers.release(held);
        }
    }

    /** Tells the id and the ordinal of every listing that is there at this moment. */
    public void eachNumber(ObjIntConsumer<String> reader) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                Kept.readNumbers(leaf.reader(), reader);
            }
        } finally {
            searchers.release(searcher);
        }
    }

    /** Shows every listing that is there at this moment. */
    public void each(Consumer<Kept> reader) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                Kept.read(leaf.reader(), reader);
            }
        } finally {
            searchers.release(searcher);
        }
    }

    private static IndexSearcher timed(IndexSearcher held) {
        IndexSearcher searcher = new IndexSearcher(held.getIndexReader());
        // Of the thread's own time: a question that waits for a crowded machine is late, not too much.
        long last = CLOCK.getCurrentThreadCpuTime() + LONGEST.toNanos();
        searcher.setTimeout(() -> CLOCK.getCurrentThreadCpuTime() - last > 0);
        return searcher;
    }

    private static void refuseLate(IndexSearcher searcher) {
        if (searcher.timedOut()) {
            throw new Refused(new Problem.Unavailable("search", LONGEST));
        }
    }

    /** Closes it and forgets what was not committed. */
    public void discard() throws IOException {
        searchers.close();
        writer.rollback();
        directory.close();
    }

    /** Writes what is known and closes; parts that are being put together stay as they were. */
    @Override
    public void close() throws IOException {
        searchers.close();
        writer.commit();
        writer.rollback();
        directory.close();
    }

    private static SearchAnswer answer(
            Hits hits, SearchRequest request, TopFieldDocs top, Map<String, Map<String, Integer>> facets)
            throws IOException {
        Map<String, Hits.Found> shown = new LinkedHashMap<>();
        FieldDoc last = null;
        boolean more = false;
        for (ScoreDoc doc : top.scoreDocs) {
            FieldDoc hit = (FieldDoc) doc;
            String id = Turn.of(hit).id();
            String place = hits.samePlace(doc.doc).orElse("\u0000" + id);
            Hits.Found known = shown.get(place);
            if (known != null) {
                known.also().add(id);
            } else if (shown.size() == request.page().limit()) {
                more = true;
                break;
            } else {
                float score = hit.fields[0] instanceof Float value ? value : 0f;
                shown.put(place, new Hits.Found(id, score, new ArrayList<>(), doc.doc));
            }
            last = hit;
        }
        boolean rest = more
                || top.scoreDocs.length
                        > request.page().limit() + request.page().limit() / 2;
        Optional<String> next =
                rest && last != null ? Optional.of(Cursor.write(request.page().sort(), last)) : Optional.empty();
        return new SearchAnswer(hits.read(List.copyOf(shown.values())), top.totalHits.value(), facets, next);
    }

    private IndexWriterConfig.OpenMode openMode(Directory where) throws IOException {
        if (!DirectoryReader.indexExists(where)) {
            return IndexWriterConfig.OpenMode.CREATE;
        }
        try (DirectoryReader reader = DirectoryReader.open(where)) {
            String made = reader.getIndexCommit().getUserData().get(ANALYSIS);
            return analysis.equals(made) ? IndexWriterConfig.OpenMode.APPEND : IndexWriterConfig.OpenMode.CREATE;
        }
    }

    private static IndexWriterConfig config(IndexWriterConfig.OpenMode mode) {
        return new IndexWriterConfig(Analysis.perField()).setOpenMode(mode).setRAMBufferSizeMB(BUFFER_MB);
    }
}
