package org.mochiyori.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Listings;
import org.mochiyori.group.Acting;
import org.mochiyori.group.Right;
import org.mochiyori.group.Standing;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.Secrets;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;
import org.mochiyori.platform.text.Messages;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Words;
import org.mochiyori.platform.web.Api;

/**
 * The front door: secret addresses of calendars, and what they show. An address shows what its holder may see on the day it is
 * read, so whoever leaves a group loses its calendar at once.
 */
public final class Feeds {
    /** So many addresses a person holds. */
    public static final int MOST = 20;

    private static final Duration PAST = Duration.ofDays(31);
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final int TRIES = 3;

    private final Platform platform;
    private final Acting acting;
    private final Listings listings;
    private final Messages messages = Messages.load();
    private final Secrets secrets = new Secrets();

    Feeds(Platform platform, Acting acting, Listings listings) {
        this.platform = platform;
        this.acting = acting;
        this.listings = listings;
    }

    /**
     * Makes an address.
     *
     * @param name 1 to 100 characters
     * @param group whose business it shows; empty for all that is the caller's
     * @throws Refused as not found for a group that the caller is not of, as a rule refuses, {@code feed.too-many}, for the
     *     twenty-first
     */
    public Feed.Issued make(Tx tx, Caller caller, String name, Optional<UUID> group) {
        group.ifPresent(id -> requireSight(tx, caller.person(), id));
        String secret = secrets.draw();
        Instant now = platform.clock().instant();
        Feed feed = new Feed(platform.ids().next(), caller.person(), group, name, now, now, Optional.empty());
        insert(tx, feed, secret);
        note(tx, caller, feed, "made");
        return new Feed.Issued(feed, address(secret));
    }

    /** The caller's own addresses, those for groups too, the oldest first. */
    public List<Feed> list(Caller caller) {
        return FeedStore.listOfPerson(platform.db(), caller.person());
    }

    /** All addresses under which a group's calendar is read. @throws Refused as {@link Acting#forGroup}, unless one governs it */
    public List<Feed> list(Caller caller, UUID group) {
        acting.forGroup(caller, group, Right.GOVERN);
        return FeedStore.listOfGroup(platform.db(), group);
    }

    /** Changes the address of one of the caller's; the old one is worth nothing at once. @throws Refused as not found */
    public Feed.Issued renew(Tx tx, Caller caller, UUID id) {
        Feed feed = FeedStore.find(tx, id)
                .filter(one -> one.holder().equals(caller.person()))
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        String secret = secrets.draw();
        FeedStore.renew(tx, id, Secrets.hash(secret), platform.clock().instant());
        note(tx, caller, feed, "renewed");
        return new Feed.Issued(FeedStore.find(tx, id).orElseThrow(), address(secret));
    }

    /** Ends one of the caller's, or one of a group that the caller governs, at once. @throws Refused as not found */
    public void revoke(Tx tx, Caller caller, UUID id) {
        Feed feed = FeedStore.find(tx, id)
                .filter(one -> one.holder().equals(caller.person())
                        || one.group()
                                .filter(group -> acting.may(caller, group, Right.GOVERN))
                                .isPresent())
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        FeedStore.delete(tx, id);
        note(tx, caller, feed, "revoked");
    }

    /** The calendar of a secret; empty for one that is none, or whose holder sees nothing of it any more. */
    public Optional<String> read(String secret) {
        return FeedStore.findBySecret(platform.db(), Secrets.hash(secret)).flatMap(read -> {
            Instant now = platform.clock().instant();
            Standing standing = Standings.of(platform.db(), read.feed().holder(), now);
            if (read.feed().group().filter(group -> !sees(standing, group)).isPresent()) {
                return Optional.empty();
            }
            LocalDate today = LocalDate.ofInstant(now, ZONE);
            if (!read.feed().readOn().equals(Optional.of(today))) {
                FeedStore.read(platform.db(), read.feed().id(), today);
            }
            Words words = messages.in(read.language());
            String name = words.plain(read.group()
                    .map(group -> Phrase.of("feed.calendar-of", "group", group))
                    .orElse(Phrase.of("feed.calendar-mine")));
            return Optional.of(CalendarText.write(
                    new CalendarText.Head(name, address(secret), ZONE),
                    AgendaStore.list(platform.db(), whose(standing, read.feed().group()), since(now, ZONE)).stream()
                            .map(use -> AgendaRules.event(use, words, platform.origin()))
                            .toList()));
        });
    }

    /** When a public listing is taken, without names. @throws Refused as not found */
    public String listing(UUID id) {
        Entry entry = listings.getVisible(Optional.empty(), id);
        ZoneId zone = entry.hub().zone();
        String page = platform.origin().address("/listings/" + id);
        CalendarText.Words words = CalendarText.Words.of("予約済み", page);
        AgendaRules.Where where = new AgendaRules.Where(platform.origin(), zone);
        return CalendarText.write(
                new CalendarText.Head(
                        entry.listing().name(),
                        platform.origin().address(Api.BASE + "/listings/" + id + "/calendar.ics"),
                        zone),
                AgendaStore.taken(platform.db(), id, since(platform.clock().instant(), zone)).stream()
                        .map(taken -> AgendaRules.event(taken, words, where))
                        .toList());
    }

    /** Counted from the day's start, so that a calendar stays the same, byte for byte, while nothing changes. */
    private static Instant since(Instant now, ZoneId zone) {
        return now.minus(PAST).atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    private static AgendaStore.Whose whose(Standing standing, Optional<UUID> group) {
        return new AgendaStore.Whose(
                group.isPresent() ? Optional.empty() : Optional.of(standing.person()),
                seen(standing, Right.BOOK, group),
                seen(standing, Right.LIST, group));
    }

    private static Set<UUID> seen(Standing standing, Right errand, Optional<UUID> group) {
        return standing.ties().keySet().stream()
                .filter(id -> group.isEmpty() || group.get().equals(id))
                .filter(id -> standing.sees(id, errand))
                .collect(Collectors.toSet());
    }

    private static boolean sees(Standing standing, UUID group) {
        return standing.sees(group, Right.BOOK) || standing.sees(group, Right.LIST);
    }

    private void requireSight(Sql sql, UUID person, UUID group) {
        if (!sees(Standings.of(sql, person, platform.clock().instant()), group)) {
            throw new Refused(new Problem.NotFound());
        }
    }

    /** Two that are made at once may reach for the same place; then the later tries the next. */
    private static void insert(Tx tx, Feed feed, String secret) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (FeedStore.insert(tx, feed, Secrets.hash(secret), MOST)) {
                return;
            }
        }
        throw new Refused(new Problem.RuleRefuses("feed.too-many", "", Map.of("most", MOST)));
    }

    private String address(String secret) {
        return platform.origin().address(Api.BASE + FeedRoutes.PATH + "/" + secret + "/calendar.ics");
    }

    private void note(Tx tx, Caller caller, Feed feed, String what) {
        Event event = Event.of("calendarfeed", feed.id(), what).by(caller.person());
        platform.events().append(tx, feed.group().map(event::forSomebody).orElse(event));
    }
}
