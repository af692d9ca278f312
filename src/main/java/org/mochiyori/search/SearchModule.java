package org.mochiyori.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.store.AlreadyClosedException;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.catalogue.Municipalities;
import org.mochiyori.people.Roles;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.jobs.Timers;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.web.Api;
import org.mochiyori.words.ConceptLexicon;
import org.mochiyori.words.QuestionReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the search together. */
public final class SearchModule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SearchModule.class);
    private static final Duration STEP = Duration.ofMillis(200);
    private static final Duration FREE = Duration.ofMillis(100);
    private static final Duration SUGGESTIONS = Duration.ofSeconds(30);
    private static final Duration SETTLING = Duration.ofSeconds(20);
    private static final int LITTLE = 20;
    /** Long enough after the index answers that the first searches of a fresh server have the processor to themselves. */
    private static final Duration FIRST = Duration.ofSeconds(3);

    private final CatalogueModule catalogue;
    private final Municipalities municipalities = Municipalities.bundled();
    private final SearchPool making;
    private final SearchPool extras;
    private final FreeBoard board;
    private final Words words;
    private final IndexKeeper.Sources sources;
    private final IndexKeeper keeper;
    private final Search search;
    private final Alerts alerts;
    private final Rankings rankings;
    private final FreeMonths months;
    private volatile long suggested;
    private volatile Instant nextSuggestions = Instant.EPOCH;

    /**
     * Over one server's platform and catalogue.
     *
     * @param roles who works for which hub
     * @param freeBusy when listings are free, as a booking would find
     * @param folder where the index lies, ours alone; without one it lives in memory
     */
    public SearchModule(
            Platform platform, CatalogueModule catalogue, Roles roles, FreeBusy freeBusy, Optional<Path> folder) {
        this.catalogue = catalogue;
        this.making = SearchPool.forMaking(platform.vertx());
        this.extras = SearchPool.forExtras(platform.vertx());
        this.board = new FreeBoard(freeBusy, platform.clock());
        this.words = new Words(catalogue.concepts(), municipalities);
        Scopes scopes = new Scopes(platform.db(), platform.clock());
        this.sources = new IndexKeeper.Sources(
                catalogue.listings(),
                platform.log(),
                new Documents(catalogue.concepts(), municipalities),
                scopes,
                platform.clock());
        this.keeper = new IndexKeeper(sources, making, new IndexHome(folder, catalogue.concepts()), board);
        Search.Parts asking = new Search.Parts(
                keeper,
                board,
                Turns.ofProcessors(),
                catalogue.listings(),
                scopes,
                words,
                new NearMisses(
                        municipalities,
                        new QuestionReader(ConceptLexicon.of(catalogue.concepts())),
                        ZoneId.of("Asia/Tokyo")),
                platform.clock());
        this.search = new Search(asking);
        this.rankings = new Rankings(asking, roles);
        this.months = new FreeMonths(search, freeBusy, platform.clock());
        this.alerts = new Alerts(
                catalogue,
                municipalities,
                new Alerts.Parts(extras, words, sources.documents(), freeBusy, platform.clock()));
    }

    /** Mounts the JSON routes; before the catalogue's, whose {@code /listings/:id} would take our paths for ids. */
    public void mount(Api api) {
        new SearchRoutes(search, rankings, catalogue.concepts(), municipalities).mount(api);
        new MonthRoutes(months, catalogue.concepts(), municipalities).mount(api);
    }

    /** Keeps the index in step with the change log. */
    public void schedule(Timers timers) {
        timers.every(STEP, "search-index", this::catchUp)
                .every(FIRST, "search-first-suggestions", this::firstSuggestions)
                .every(SUGGESTIONS, "search-suggestions", this::renewSuggestionsInTime)
                .every(SETTLING, "search-settling", this::settle)
                .every(FREE, "search-free", board::refresh)
                .every(Duration.ofHours(12), "search-horizon", board::moveHorizon);
    }

    /** The front door. */
    public Search search() {
        return search;
    }

    /** Months of what is found. */
    public FreeMonths months() {
        return months;
    }

    /** Why listings stand where they do, for those who run a hub. */
    public Rankings rankings() {
        return rankings;
    }

    /** Searches kept and asked of each new listing. */
    public Alerts alerts() {
        return alerts;
    }

    /** Why nothing can be found yet; empty once an index answers. Completions come a moment later, none until then. */
    public Optional<String> outage() {
        return keeper.isServing() ? Optional.empty() : Optional.of("the index is being opened or made");
    }

    /** Brings the index up to the change log now; the first time it opens or fills it. */
    public void catchUp() {
        making.run(words::load);
        try {
            keeper.catchUp();
        } catch (UncheckedIOException | AlreadyClosedException broken) {
            LOG.warn("the search index is broken and is made anew", broken);
            keeper.reindex();
        }
    }

    /**
     * Deletes the index of a stopped server.
     *
     * @return false, with nothing deleted, while a server has it open
     */
    public static boolean deleteIndex(Path folder) {
        try {
            return IndexHome.deleteAll(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot delete " + folder, broken);
        }
    }

    /** What is promised about the index that a server keeps in a folder, for the doctor. */
    public List<Check> checks(Path index) {
        return List.of(new IndexCheck(sources.listings(), sources.log(), sources.documents(), index));
    }

    /** Has the index built anew beside the one that answers. */
    public void reindex() {
        keeper.reindex();
    }

    /** Ids of listings that only one of index and catalogue has; nothing when all is well. */
    public Set<String> differences() {
        return keeper.differences();
    }

    /** To be told, after the commit and before its taker is answered, of which units a use was taken or given back. */
    public void used(Set<UUID> units) {
        board.used(units);
    }

    /** Begins nothing more, so that the timers can stop. */
    public void stop() {
        keeper.stop();
    }

    /** Writes the index to disk and closes it. */
    @Override
    public void close() {
        keeper.close();
        alerts.close();
        making.close();
        extras.close();
    }

    private void settle() {
        keeper.findServing().ifPresent(index -> extras.run(index::settle));
    }

    /** The first completions, on their own: neither readiness nor the index waits for them. */
    private void firstSuggestions() {
        if (words.suggestions().isEmpty()) {
            renewSuggestions();
        }
    }

    /** As often as it takes but little of the time there is: over many listings it takes long. */
    private void renewSuggestionsInTime() {
        Instant begun = sources.clock().instant();
        if (!begun.isBefore(nextSuggestions)) {
            renewSuggestions();
            Duration took = Duration.between(begun, sources.clock().instant());
            nextSuggestions = begun.plus(took.multipliedBy(LITTLE));
        }
    }

    /** Makes the completions anew from what everybody may see now, if that has changed. */
    void renewSuggestions() {
        long turn = keeper.turn();
        if (turn != suggested || words.suggestions().isEmpty()) {
            keeper.findServing().ifPresent(index -> {
                extras.run(() -> words.suggestFrom(index));
                suggested = turn;
            });
        }
    }
}
