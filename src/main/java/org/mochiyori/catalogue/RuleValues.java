package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Validity;
import org.mochiyori.calendar.Validity.Dated;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem.Invalid;
import org.mochiyori.kernel.Problem.RuleRefuses;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/** The front door to rule values: the nearest of listing, place and hub holds on a date, whole, never merged. */
public final class RuleValues {
    /** Instead of a value: from that day on, the hub, place or listing says nothing any more, and what is above it holds. */
    public static final JsonNode ENDED = JsonNodeFactory.instance.arrayNode();

    private static final Reading<Opening> OPENINGS = new Reading<>(RuleKind.OPENING, Opening::fromJson);
    private static final Set<StaffRole> HUB_RULERS = Set.of(StaffRole.OPERATOR, StaffRole.CURATOR);

    private final Platform platform;
    private final Gate gate;
    private final Listings listings;
    private final Places places;

    RuleValues(Platform platform, Gate gate, Listings listings, Places places) {
        this.platform = platform;
        this.gate = gate;
        this.listings = listings;
        this.places = places;
    }

    /** The opening rules of a listing in the course of time; without values where nothing is known. */
    public Validity<Opening> openings(Sql sql, Listing listing) {
        return openings(sql, List.of(listing)).getOrDefault(listing.id(), Validity.none());
    }

    /** The opening rules of many listings, in one query; listings without any are left out. */
    public Map<UUID, Validity<Opening>> openings(Sql sql, Collection<Listing> of) {
        return nearest(stored(sql, RuleKind.OPENING, of), of, OPENINGS);
    }

    /**
     * What holds for listings in the course of time; listings for which nobody has said anything are left out.
     *
     * @param openings when they are open
     * @param rules all that was said, of every kind
     */
    public record InForce(Map<UUID, Validity<Opening>> openings, Map<UUID, Ruleset> rules) {}

    /**
     * Asks what holds for many listings, in one query that needs only their ids; the answer is waited for when it is applied to
     * the listings themselves.
     */
    public Function<Collection<Listing>, InForce> sendInForce(Sql sql, Collection<UUID> ids) {
        Supplier<List<RuleStore.Stored>> sent = RuleStore.sendAll(sql, Set.of(RuleKind.values()), ids);
        return of -> {
            List<RuleStore.Stored> stored = sent.get();
            Map<UUID, Map<RuleKind, Validity<JsonNode>>> all = new HashMap<>();
            for (RuleKind kind : RuleKind.values()) {
                nearest(stored, of, new Reading<>(kind, value -> value))
                        .forEach((id, values) -> all.computeIfAbsent(id, none -> new EnumMap<>(RuleKind.class))
                                .put(kind, values));
            }
            Map<UUID, Ruleset> rules = new HashMap<>();
            all.forEach((id, values) -> rules.put(id, new Ruleset(values)));
            return new InForce(nearest(stored, of, OPENINGS), rules);
        };
    }

    /** How requests for a listing are answered on a day; {@link Lending#USUAL} where nobody has said. */
    public Lending lending(Sql sql, Listing listing, LocalDate on) {
        return of(sql, listing).on(on, RuleKind.LENDING, Lending::fromJson).orElse(Lending.USUAL);
    }

    /** All that holds for one listing, of every kind of rule. */
    public Ruleset of(Sql sql, Listing listing) {
        return sendInForce(sql, List.of(listing.id()))
                .apply(List.of(listing))
                .rules()
                .getOrDefault(listing.id(), Ruleset.NONE);
    }

    /** Whether it stands for the end of a rule. */
    public static boolean isEnd(JsonNode value) {
        return value.equals(ENDED);
    }

    /** The values that one hub, place or listing has set, by date; {@link #ENDED} where it says nothing any more. */
    public List<Dated<JsonNode>> list(Sql sql, RuleScope scope, RuleKind kind) {
        return RuleStore.list(sql, scope, kind.word()).stream()
                .map(stored -> new Dated<>(stored.validFrom(), stored.value()))
                .toList();
    }

    /** The same in the course of time. */
    public Validity<JsonNode> inTime(Sql sql, RuleScope scope, RuleKind kind) {
        return inTime(RuleStore.list(sql, scope, kind.word()), value -> value);
    }

    /** A published listing for which the scope's value may hold, a space where there is one: something to show a rule by. */
    public Optional<UUID> findExample(Sql sql, RuleScope scope) {
        return RuleStore.findExample(sql, scope);
    }

    /**
     * Sets the value that holds from a date on, or {@link #ENDED}.
     *
     * @throws Refused with pointers into the value; as not found where the caller has no right to the scope; where opening rules
     *     end and nothing above says any: nothing could be lent
     */
    public void put(Tx tx, Caller caller, Key key, Dated<JsonNode> value) {
        Listing.Owner owner = requireRuler(tx, caller, key.scope());
        boolean end = isEnd(value.value());
        JsonNode canonical = end ? ENDED : key.kind().canonical(value.value());
        if (end) {
            requireEndable(tx, key, value.validFrom());
        } else if (key.kind() == RuleKind.OPENING) {
            requireZone(tx, owner.hub(), Opening.fromJson(canonical));
        }
        RuleStore.put(tx, new RuleStore.Stored(key.scope(), key.kind().word(), value.validFrom(), canonical));
        note(tx, caller, owner, key);
    }

    /**
     * Takes the value that begins on a date away.
     *
     * @throws Refused as not found when there is none; where it is of opening rules and nothing else says any from then on,
     *     as {@link #put} refuses to end them
     */
    public void remove(Tx tx, Caller caller, Key key, LocalDate validFrom) {
        Listing.Owner owner = requireRuler(tx, caller, key.scope());
        requireRemovable(tx, key, validFrom, owner.hub());
        if (RuleStore.remove(tx, key.scope(), key.kind().word(), validFrom) == 0) {
            throw Gate.absent();
        }
        note(tx, caller, owner, key);
    }

    /** How values of a kind are read. */
    private record Reading<T>(RuleKind kind, Function<JsonNode, T> reader) {}

    /** Which rule of whom. */
    public record Key(RuleScope scope, RuleKind kind) {}

    private static List<RuleStore.Stored> stored(Sql sql, RuleKind kind, Collection<Listing> of) {
        return RuleStore.sendAll(sql, Set.of(kind), of.stream().map(Listing::id).toList())
                .get();
    }

    private static <T> Map<UUID, Validity<T>> nearest(
            List<RuleStore.Stored> stored, Collection<Listing> of, Reading<T> reading) {
        Map<RuleScope, List<RuleStore.Stored>> said = new HashMap<>();
        stored.stream()
                .filter(each -> each.kind().equals(reading.kind().word()))
                .forEach(each -> said.computeIfAbsent(each.scope(), scope -> new ArrayList<>())
                        .add(each));
        Map<RuleScope, Validity<T>> validities = new HashMap<>();
        said.forEach((scope, values) -> validities.put(scope, inTime(values, reading.reader())));
        Map<UUID, Validity<T>> nearest = new HashMap<>();
        for (Listing listing : of) {
            nearestFirst(listing).stream()
                    .filter(validities::containsKey)
                    .map(validities::get)
                    .reduce(Validity::over)
                    .ifPresent(validity -> nearest.put(listing.id(), validity));
        }
        return nearest;
    }

    private static <T> Validity<T> inTime(List<RuleStore.Stored> said, Function<JsonNode, T> reader) {
        List<Dated<T>> values = new ArrayList<>();
        List<LocalDate> ends = new ArrayList<>();
        for (RuleStore.Stored each : said) {
            if (isEnd(each.value())) {
                ends.add(each.validFrom());
            } else {
                values.add(new Dated<>(each.validFrom(), reader.apply(each.value())));
            }
        }
        return new Validity<>(values, ends);
    }

    /** Whether opening rules of a listing hold today or will. */
    static boolean hasOpening(Sql sql, Listing listing, LocalDate today) {
        List<Listing> one = List.of(listing);
        return Optional.ofNullable(nearest(stored(sql, RuleKind.OPENING, one), one, OPENINGS)
                        .get(listing.id()))
                .filter(opening -> opening.isKnown(today))
                .isPresent();
    }

    private static List<RuleScope> nearestFirst(Listing listing) {
        List<RuleScope> scopes = new ArrayList<>();
        scopes.add(RuleScope.ofListing(listing.id()));
        listing.draft().place().ifPresent(place -> scopes.add(RuleScope.ofPlace(place)));
        scopes.add(RuleScope.ofHub(listing.hub()));
        return scopes;
    }

    /** Refuses those who may not see what the scope is of. */
    void requireReader(Optional<Caller> caller, RuleScope scope) {
        switch (scope.level()) {
            case HUB -> requireHub(platform.db(), scope.id());
            case PLACE -> places.getVisible(caller, UUID.fromString(scope.id()));
            case LISTING -> listings.getVisible(caller, UUID.fromString(scope.id()));
        }
    }

    /**
     * Whose the scope is, for those who may set its rules.
     *
     * @throws Refused as not found, or as not allowed for those who only see it
     */
    public Listing.Owner requireRuler(Sql sql, Caller caller, RuleScope scope) {
        return switch (scope.level()) {
            case HUB -> {
                requireHub(sql, scope.id());
                gate.requireStaff(sql, caller, scope.id(), HUB_RULERS);
                yield new Listing.Owner(scope.id(), Optional.empty());
            }
            case PLACE -> {
                Place place = places.get(sql, UUID.fromString(scope.id()));
                gate.requireWriter(sql, caller, place.hub(), place.claimedBy());
                yield new Listing.Owner(place.hub(), place.claimedBy());
            }
            case LISTING -> {
                Listing listing = listings.get(sql, UUID.fromString(scope.id())).listing();
                gate.requireWriter(sql, caller, listing.hub(), listing.group());
                yield listing.owner();
            }
        };
    }

    /** Whether somebody may set the rules of a scope that is there. */
    public boolean mayRule(Sql sql, Caller caller, RuleScope scope) {
        return switch (scope.level()) {
            case HUB -> gate.isStaff(sql, caller, scope.id(), HUB_RULERS);
            case PLACE -> {
                Place place = places.get(sql, UUID.fromString(scope.id()));
                yield gate.isWriter(sql, caller, place.hub(), place.claimedBy());
            }
            case LISTING -> {
                Listing listing = listings.get(sql, UUID.fromString(scope.id())).listing();
                yield gate.isWriter(sql, caller, listing.hub(), listing.group());
            }
        };
    }

    private static void requireHub(Sql sql, String hub) {
        if (RuleStore.findZone(sql, hub).isEmpty()) {
            throw Gate.absent();
        }
    }

    /**
     * Refuses to end opening rules on a day on which those of the place or the hub do not hold; a hub has nothing above it. All
     * else may end.
     */
    public void requireEndable(Sql sql, Key key, LocalDate day) {
        if (key.kind() != RuleKind.OPENING) {
            return;
        }
        if (key.scope().level() == RuleScope.Level.HUB) {
            throw new Refused(new RuleRefuses("opening.hub", "", Map.of()));
        }
        if (above(sql, key).on(day).isEmpty()) {
            throw new Refused(new RuleRefuses("opening.above", "", Map.of("day", day.toString())));
        }
    }

    /** Refuses where opening rules hold now or will, and would not any more without the value that begins on a date. */
    private void requireRemovable(Tx tx, Key key, LocalDate validFrom, String hub) {
        if (key.kind() != RuleKind.OPENING) {
            return;
        }
        ZoneId zone = ZoneId.of(RuleStore.findZone(tx, hub).orElseThrow(Gate::absent));
        LocalDate today = LocalDate.ofInstant(platform.clock().instant(), zone);
        LocalDate day = validFrom.isAfter(today) ? validFrom : today;
        List<RuleStore.Stored> now = RuleStore.list(tx, key.scope(), key.kind().word());
        List<RuleStore.Stored> then =
                now.stream().filter(one -> !one.validFrom().equals(validFrom)).toList();
        boolean needed = inTime(now, value -> value).on(day).isPresent()
                && inTime(then, value -> value).on(day).isEmpty();
        if (needed) {
            requireEndable(tx, key, day);
        }
    }

    /** What holds in the course of time where a level itself says nothing. */
    public Validity<JsonNode> above(Sql sql, Key key) {
        RuleScope scope = key.scope();
        List<RuleScope> above = switch (scope.level()) {
            case HUB -> List.of();
            case PLACE ->
                List.of(RuleScope.ofHub(
                        places.get(sql, UUID.fromString(scope.id())).hub()));
            case LISTING -> {
                Listing listing = listings.get(sql, UUID.fromString(scope.id())).listing();
                yield nearestFirst(listing).stream().skip(1).toList();
            }
        };
        return above.stream()
                .map(each -> inTime(sql, each, key.kind()))
                .reduce(Validity::over)
                .orElse(Validity.none());
    }

    private static void requireZone(Sql sql, String hub, Opening opening) {
        if (RuleStore.findZone(sql, hub).filter(opening.zone().getId()::equals).isEmpty()) {
            throw new Refused(Invalid.of("/zone", "value", "the time zone of the hub"));
        }
    }

    /** What can be booked changes for every listing under the scope. */
    private void note(Tx tx, Caller caller, Listing.Owner owner, Key key) {
        RuleScope scope = key.scope();
        List<Event> events = new ArrayList<>();
        events.add(signed(Event.of("rule", scope.level().word() + ":" + scope.id(), "changed"), caller, owner)
                .with(JsonNodeFactory.instance
                        .objectNode()
                        .put("kind", key.kind().word())));
        for (UUID listing : RuleStore.listingsUnder(tx, scope)) {
            events.add(signed(Event.of("listing", listing, "changed"), caller, owner));
        }
        platform.events().appendAll(tx, events);
    }

    private static Event signed(Event event, Caller caller, Listing.Owner owner) {
        Event signed = event.in(owner.hub()).by(caller.person());
        return owner.group().map(signed::forSomebody).orElse(signed);
    }
}
