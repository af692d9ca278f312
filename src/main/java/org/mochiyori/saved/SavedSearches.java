package org.mochiyori.saved;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Listings;
import org.mochiyori.group.Acting;
import org.mochiyori.group.OnBehalf;
import org.mochiyori.group.Right;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.Secrets;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;
import org.mochiyori.saved.SavedSearch.Owner;
import org.mochiyori.search.Alerts;
import org.mochiyori.search.Times;
import org.mochiyori.search.Wanted;

/** The front door: what somebody keeps on looking for. A group's searches are those' who may borrow for it. */
public final class SavedSearches {
    /** A person, and a group, keeps so many. */
    public static final int MOST = 20;

    static final String SUBJECT = "savedsearch";
    private static final int LONGEST_NAME = 100;
    private static final int MOST_FINDS = 100;
    private static final int TRIES = 3;

    private final Platform platform;
    private final Acting acting;
    private final Listings listings;
    private final Alerts alerts;
    private final Secrets secrets = new Secrets();

    SavedSearches(Platform platform, Acting acting, Listings listings, Alerts alerts) {
        this.platform = platform;
        this.acting = acting;
        this.listings = listings;
        this.alerts = alerts;
    }

    /**
     * What is to be kept.
     *
     * @param name what to call it; blank for its words
     * @param query parameters of a search, as in an address
     * @param group for which group, if not for oneself
     */
    public record Wish(String name, String query, Optional<UUID> group) {}

    /** A listing that was told, as the owner may see it now. */
    public record Told(Find find, Entry entry) {}

    /**
     * Keeps a search.
     *
     * @throws Refused as invalid for a search that cannot be read or asks for nothing, or whose time is over; as a rule
     *     refuses, {@code saved.too-many}, for the twenty-first; as {@link Acting#forGroup}
     */
    public SavedSearch save(Tx tx, Caller caller, Wish wish) {
        OnBehalf by = wish.group()
                .map(group -> acting.forGroup(caller, group, Right.BOOK))
                .orElseGet(() -> acting.forSelf(caller));
        Wanted wanted = alerts.read(wish.query());
        String query = alerts.write(wanted);
        if (query.isEmpty()) {
            throw new Refused(Problem.Invalid.of("query", "required", "something must be looked for"));
        }
        Optional<Times> times = wanted.times();
        if (times.filter(time -> !alerts.isAhead(time)).isPresent()) {
            throw new Refused(Problem.Invalid.of("query", "past", "the time must be ahead"));
        }
        SavedSearch search = new SavedSearch(
                platform.ids().next(),
                new Owner(Optional.of(caller.person()), wish.group()),
                name(wish, wanted),
                query,
                platform.clock().instant(),
                Optional.empty(),
                1);
        insert(tx, new SavedStore.Fresh(search, times.map(time -> time.window().until()), secrets.draw()));
        note(tx, by, search.id(), "saved");
        return search;
    }

    /** A person's own and, with a group, that group's instead; the newest first. */
    public List<SavedSearch> list(Caller caller, Optional<UUID> group) {
        group.ifPresent(id -> acting.forGroup(caller, id, Right.SEE));
        return SavedStore.listOf(
                platform.db(),
                group.isPresent() ? Optional.empty() : Optional.of(caller.person()),
                group.stream().toList());
    }

    /** One of the caller's, or of a group whose business the caller sees. @throws Refused as not found */
    public SavedSearch get(Caller caller, UUID id) {
        return get(platform.db(), caller, id, Right.SEE);
    }

    /** What its owner was told, as far as both owner and caller may see it now, the newest first; at most a hundred. */
    public List<Told> told(Caller caller, SavedSearch search) {
        List<Find> finds = FindStore.listTold(platform.db(), search.id(), MOST_FINDS);
        Alerts.Sight sight = sight(platform.db(), alerts, search.owner());
        Alerts.Sight own = alerts.ofPerson(platform.db(), caller.person());
        Map<UUID, Entry> entries =
                listings.forIndex(finds.stream().map(Find::listing).collect(Collectors.toSet())).stream()
                        .filter(entry -> sight.covers(entry) && own.covers(entry))
                        .collect(Collectors.toMap(Entry::id, Function.identity()));
        return finds.stream()
                .flatMap(find ->
                        Optional.ofNullable(entries.get(find.listing())).map(entry -> new Told(find, entry)).stream())
                .toList();
    }

    /**
     * What a kept query asks for, ready to be asked now.
     *
     * @throws Refused as invalid
     */
    public Wanted read(String query) {
        return alerts.read(query);
    }

    /** The parameters of a search by which it can be kept. */
    public String query(Wanted wanted) {
        return alerts.write(wanted);
    }

    /**
     * Gives it another name.
     *
     * @param version as read before
     * @throws Refused as not found, as stale, as invalid for a name that is none
     */
    public SavedSearch rename(Tx tx, Caller caller, UUID id, int version, String name) {
        SavedSearch before = get(tx, caller, id, Right.BOOK);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new Refused(Problem.Invalid.of("/name", "length", "1 to " + LONGEST_NAME + " characters"));
        }
        if (!SavedStore.rename(tx, id, name.strip(), version)) {
            throw new Refused(new Problem.Stale(String.valueOf(before.version())));
        }
        note(tx, by(caller, before), id, "changed");
        return SavedStore.find(tx, id).orElseThrow();
    }

    /** Ends it. @throws Refused as not found */
    public void delete(Tx tx, Caller caller, UUID id) {
        SavedSearch before = get(tx, caller, id, Right.BOOK);
        SavedStore.delete(tx, id);
        note(tx, by(caller, before), id, "deleted");
    }

    /**
     * The search that a letter tells of.
     *
     * @param key out of the letter
     */
    public Optional<SavedSearch> findByStopKey(String key) {
        return SavedStore.findByStopKey(platform.db(), key);
    }

    /** Ends the search that a letter tells of, by whoever holds the letter; again changes nothing. */
    public void stop(Tx tx, String key) {
        SavedStore.findByStopKey(tx, key).ifPresent(search -> {
            SavedStore.delete(tx, search.id());
            platform.events().append(tx, Event.of(SUBJECT, search.id(), "deleted"));
        });
    }

    /** What the owner may find now. */
    static Alerts.Sight sight(Sql sql, Alerts alerts, Owner owner) {
        return owner.group()
                .map(group -> alerts.ofGroup(sql, group))
                .orElseGet(() -> alerts.ofPerson(sql, owner.person().orElseThrow()));
    }

    private SavedSearch get(Sql sql, Caller caller, UUID id, Right right) {
        SavedSearch search = SavedStore.find(sql, id).orElseThrow(() -> new Refused(new Problem.NotFound()));
        boolean theirs = search.owner()
                .group()
                .map(group -> acting.may(caller, group, right))
                .orElseGet(() -> search.owner().isOwn(caller.person()));
        if (!theirs) {
            throw new Refused(new Problem.NotFound());
        }
        return search;
    }

    /** Two who save at once may reach for the same place; then the later tries the next. */
    private void insert(Tx tx, SavedStore.Fresh fresh) {
        Owner owner = fresh.search().owner();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (SavedStore.insert(tx, fresh, MOST)) {
                return;
            }
            if (SavedStore.countOf(tx, owner) >= MOST) {
                break;
            }
        }
        throw new Refused(new Problem.RuleRefuses("saved.too-many", "", Map.of("most", MOST)));
    }

    private static String name(Wish wish, Wanted wanted) {
        String name = (wish.name().isBlank() ? wanted.words() : wish.name()).strip();
        if (name.isEmpty() || (name.length() > LONGEST_NAME && !wish.name().isBlank())) {
            throw new Refused(Problem.Invalid.of("/name", "required", "1 to " + LONGEST_NAME + " characters"));
        }
        return name.substring(
                0, name.offsetByCodePoints(0, Math.min(LONGEST_NAME, name.codePointCount(0, name.length()))));
    }

    private OnBehalf by(Caller caller, SavedSearch search) {
        return new OnBehalf(caller.person(), search.owner().group(), Optional.of(caller.person()), OnBehalf.As.SELF);
    }

    private void note(Tx tx, OnBehalf by, UUID id, String what) {
        platform.events().append(tx, by.sign(Event.of(SUBJECT, id, what)));
    }
}
