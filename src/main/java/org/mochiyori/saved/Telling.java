package org.mochiyori.saved;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Listings;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.notice.Finding;
import org.mochiyori.notice.Findings;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.search.Alerts;
import org.mochiyori.search.Times;

/** Tells owners what their searches have found: whether they may see it, and whether it is still free, is asked then. */
final class Telling {
    /** A list of sixty things taken in at once is not sixty letters. */
    private static final Duration PAUSE = Duration.ofHours(1);

    private static final int BATCH = 200;

    private final Platform platform;
    private final Alerts alerts;
    private final Listings listings;
    private final Findings findings;

    Telling(Platform platform, Alerts alerts, Listings listings, Findings findings) {
        this.platform = platform;
        this.alerts = alerts;
        this.listings = listings;
        this.findings = findings;
    }

    /** Tells what is due. Returns how many searches had something to tell. */
    int run() {
        Instant now = platform.clock().instant();
        int told = 0;
        for (UUID search : FindStore.listToTell(platform.db(), now, PAUSE, BATCH)) {
            // Waits for the database on a connection of its own, so before the transaction.
            List<Find> untold = FindStore.listUntold(platform.db(), search);
            Set<Find> free = stillFree(search, untold);
            told += platform.db().inTransaction(tx -> tell(tx, search, untold, free)) ? 1 : 0;
        }
        return told;
    }

    private Set<Find> stillFree(UUID search, List<Find> untold) {
        Optional<SavedSearch> saved = SavedStore.find(platform.db(), search);
        Set<Find> free = new HashSet<>();
        untold.stream().filter(find -> find.window().isEmpty()).forEach(free::add);
        Map<TimeWindow, List<Find>> timed = untold.stream()
                .filter(find -> find.window().isPresent())
                .collect(Collectors.groupingBy(find -> find.window().orElseThrow()));
        saved.flatMap(one -> alerts.times(alerts.read(one.query())))
                .ifPresent(times -> timed.forEach((window, finds) -> {
                    Times then = new Times(window, times.stretch(), times.quantity());
                    Set<UUID> ids = alerts.isAhead(then)
                            ? alerts.free(finds.stream().map(Find::listing).collect(Collectors.toSet()), then)
                            : Set.of();
                    finds.stream().filter(find -> ids.contains(find.listing())).forEach(free::add);
                }));
        return free;
    }

    /** @param looked what was untold when it was asked which of it is still free; what came since is for the next time */
    private boolean tell(Tx tx, UUID id, List<Find> looked, Set<Find> free) {
        Optional<String> stop = SavedStore.lockForTelling(tx, id);
        if (stop.isEmpty()) {
            return false;
        }
        SavedSearch search = SavedStore.find(tx, id).orElseThrow();
        List<Find> untold = new ArrayList<>(FindStore.listUntold(tx, id));
        untold.retainAll(looked);
        List<News> news =
                news(tx, search, untold.stream().filter(free::contains).toList());
        Instant now = platform.clock().instant();
        FindStore.told(tx, id, news.stream().map(News::find).toList(), now);
        FindStore.drop(tx, id, untold);
        news.stream()
                .collect(Collectors.groupingBy(News::hub, LinkedHashMap::new, Collectors.toList()))
                .forEach((hub, some) -> findings.tell(tx, finding(search, hub, some, stop.get())));
        if (!news.isEmpty()) {
            SavedStore.told(tx, id, now);
        }
        return !news.isEmpty();
    }

    /** What was found, as its owner may see it now. */
    private record News(Find find, Entry entry) {
        Entry.HubName hub() {
            return entry.hub();
        }
    }

    private List<News> news(Tx tx, SavedSearch search, List<Find> free) {
        Alerts.Sight sight = SavedSearches.sight(tx, alerts, search.owner());
        Map<UUID, Entry> seen =
                listings.forIndex(tx, free.stream().map(Find::listing).collect(Collectors.toSet())).stream()
                        .filter(sight::covers)
                        .collect(Collectors.toMap(Entry::id, Function.identity()));
        return free.stream()
                .flatMap(find ->
                        Optional.ofNullable(seen.get(find.listing())).map(entry -> new News(find, entry)).stream())
                .toList();
    }

    private static Finding finding(SavedSearch search, Entry.HubName hub, List<News> news, String stop) {
        return new Finding(
                search.id(),
                search.name(),
                new Finding.Owner(search.owner().person(), search.owner().group()),
                hub.id(),
                hub.zone(),
                news.stream()
                        .map(one -> new Finding.Thing(
                                one.find().listing(),
                                one.entry().listing().name(),
                                one.find().window()))
                        .toList(),
                stop);
    }
}
