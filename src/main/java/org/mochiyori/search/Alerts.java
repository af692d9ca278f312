package org.mochiyori.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.calendar.FreeTime;
import org.mochiyori.calendar.Need;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Municipalities;
import org.mochiyori.index.ListingDocument;
import org.mochiyori.index.SearchRequest;
import org.mochiyori.index.SearchRequest.Filters;
import org.mochiyori.index.SearchRequest.Size;
import org.mochiyori.index.StoredQueries;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.web.Query;
import org.mochiyori.words.Understanding;

/**
 * Searches that are kept and asked of each listing as it comes. They live in this process's memory; who keeps them puts them
 * in, one change at a time.
 */
public final class Alerts {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final Duration HORIZON = Duration.ofDays(400);

    private final CatalogueModule catalogue;
    private final Municipalities municipalities;
    private final Parts parts;
    private final StoredQueries stored;

    Alerts(CatalogueModule catalogue, Municipalities municipalities, Parts parts) {
        this.catalogue = catalogue;
        this.municipalities = municipalities;
        this.parts = parts;
        try {
            this.stored = new StoredQueries(catalogue.concepts());
        } catch (IOException broken) {
            throw new UncheckedIOException("no memory for stored searches", broken);
        }
    }

    /** What it is made of. */
    record Parts(SearchPool pool, Words words, Documents documents, FreeBusy freeBusy, InstantSource clock) {}

    /**
     * Reads what somebody wants to keep: the parameters of a search as one text.
     *
     * @throws org.mochiyori.kernel.Refused as invalid
     */
    public Wanted read(String query) {
        return new SearchInput(Query.of(query), catalogue.concepts(), municipalities)
                .read()
                .wanted();
    }

    /** The same as a text that {@link #read} understands, without order and stretch. */
    public String write(Wanted wanted) {
        return SearchText.write(wanted);
    }

    /** Keeps searches, in the place of others of the same ids. */
    public void put(Map<UUID, Wanted> some) {
        Map<String, SearchRequest> requests = new HashMap<>();
        parts.pool().run(() -> {
            parts.words().load();
            some.forEach((id, wanted) -> requests.put(id.toString(), request(wanted)));
            stored.put(requests);
        });
    }

    /** Forgets searches. */
    public void remove(Collection<UUID> some) {
        parts.pool().run(() -> stored.remove(some.stream().map(UUID::toString).toList()));
    }

    /** Which of the kept searches these listings answer in all but their time, by the id of the listing. */
    public Map<UUID, Set<UUID>> match(Collection<Entry> entries) {
        List<ListingDocument> documents =
                entries.stream().map(entry -> parts.documents().of(entry, 0)).toList();
        Map<UUID, Set<UUID>> all = new HashMap<>();
        parts.pool()
                .ask(() -> stored.match(documents))
                .forEach((listing, ids) -> all.put(
                        UUID.fromString(listing),
                        ids.stream().map(UUID::fromString).collect(Collectors.toSet())));
        return all;
    }

    /** When something is wanted: as asked for, or as its words say today. */
    public Optional<Times> times(Wanted wanted) {
        if (wanted.times().isPresent()) {
            return wanted.times();
        }
        parts.pool().run(parts.words()::load);
        return Search.timed(wanted, understood(wanted)).times();
    }

    /** Whether that time is still to come, and near enough to be known. */
    public boolean isAhead(Times times) {
        Instant now = parts.clock().instant();
        return times.window().until().isAfter(now) && times.window().from().isBefore(now.plus(HORIZON));
    }

    /** Which of these listings can be booked then, as a booking would find. */
    public Set<UUID> free(Collection<UUID> listings, Times times) {
        Need need = new Need(times.quantity(), parts.clock().instant());
        Set<UUID> free = new HashSet<>();
        parts.freeBusy().freeTimes(new ArrayList<>(listings), times.window()).forEach((id, time) -> {
            if (window(time, times, need).isPresent()) {
                free.add(id);
            }
        });
        return free;
    }

    /** What a person may find now. */
    public Sight ofPerson(Sql sql, UUID person) {
        return new Sight(Scopes.of(sql, person, parts.clock().instant()));
    }

    /** What each member of a group may find now. */
    public Sight ofGroup(Sql sql, UUID group) {
        return new Sight(Scopes.ofGroup(sql, group, parts.clock().instant()));
    }

    /** What somebody may find. */
    public static final class Sight {
        private final Set<String> scopes;

        private Sight(Set<String> scopes) {
            this.scopes = scopes;
        }

        /** Whether a published listing is among it. */
        public boolean covers(Entry entry) {
            return !Collections.disjoint(Scopes.of(entry), scopes);
        }
    }

    void close() {
        parts.pool().run(stored::close);
    }

    private static Optional<TimeWindow> window(FreeTime time, Times times, Need need) {
        return times.stretch().isPresent()
                ? time.firstFree(times.stretch().get(), times.window(), need)
                : time.covering(times.window(), need);
    }

    private Understanding understood(Wanted wanted) {
        return wanted.literal() || wanted.words().isBlank()
                ? new Understanding(wanted.words(), List.of())
                : parts.words()
                        .sense()
                        .understand(wanted.words(), parts.clock().instant().atZone(ZONE));
    }

    /** What the words say for sure is a condition here: nobody looks through what comes after the best. */
    private SearchRequest request(Wanted wanted) {
        SearchRequest meant = Meant.in(
                new SearchRequest(
                        wanted.words(),
                        wanted.filters(),
                        wanted.wishes(),
                        Set.of(),
                        SearchRequest.Page.first(1),
                        wanted.literal()),
                understood(wanted));
        OptionalInt persons = meant.wishes().persons();
        Size size = meant.filters().size();
        Filters filters = meant.filters().but(draft -> {
            draft.size = new Size(Math.max(persons.orElse(0), size.persons()), size.quantity());
            if (draft.mostYen.isEmpty()) {
                draft.mostYen = meant.wishes().mostYen();
            }
        });
        return new SearchRequest(meant.text(), filters, meant.wishes(), meant.scopes(), meant.page(), meant.literal());
    }
}
