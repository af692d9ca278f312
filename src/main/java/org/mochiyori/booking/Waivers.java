package org.mochiyori.booking;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.WaivedBy;
import org.mochiyori.group.Right;
import org.mochiyori.group.Standing;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/** Rules set aside by those who may, each time for one borrower, one listing and one time of use, with the reason. */
public final class Waivers {
    private static final Duration LONGEST = Duration.ofDays(400);

    /** Rules that are the same everywhere; who may set aside what a lender has set, that value says itself. */
    private static final Map<String, WaivedBy> FIXED = Map.of(
            "opening.past", WaivedBy.DESK,
            "opening.hand-over", WaivedBy.DESK,
            "opening.length", WaivedBy.DESK,
            "opening.lead-time", WaivedBy.DESK,
            "opening.horizon", WaivedBy.DESK,
            "group.inactive", WaivedBy.DESK,
            "borrower.group-needed", WaivedBy.DESK,
            "borrower.residents", WaivedBy.DESK);

    private static final Set<String> ADMISSION = Set.of("admission.class", "admission.purpose", "admission.persons");

    private final Platform platform;
    private final CatalogueModule catalogue;
    private final Offers offers;

    Waivers(Platform platform, CatalogueModule catalogue, Offers offers) {
        this.platform = platform;
        this.catalogue = catalogue;
        this.offers = offers;
    }

    /**
     * A waiver as asked for.
     *
     * @param party the group; or the person, where {@code group} is false
     * @param rule its stable name
     * @param during the time of use
     * @param reason 1 to 300 characters
     */
    public record Wanted(UUID listing, UUID party, boolean group, String rule, TimeWindow during, String reason) {}

    /**
     * Sets a rule aside.
     *
     * @throws Refused as not found for those who neither lend the thing nor work for its hub, as not allowed for those who lend
     *     it where only the desk may, as invalid for a rule that nobody may set aside
     */
    public Waiver give(Tx tx, Caller caller, Wanted wanted) {
        Offer offer = offer(tx, wanted.listing());
        Standing standing = Standings.of(tx, caller.person(), now());
        Waiver.As as = as(standing, offer.listing()).orElseThrow(() -> new Refused(new Problem.NotFound()));
        requireRight(offer, wanted.rule(), as);
        if (wanted.during().length().compareTo(LONGEST) > 0) {
            throw new Refused(Problem.Invalid.of("/to", "range", "400 days after from at most"));
        }
        requireParty(tx, wanted);
        Waiver waiver = new Waiver(
                platform.ids().next(),
                wanted.listing(),
                wanted.party(),
                wanted.rule(),
                wanted.during(),
                new Waiver.Given(caller.person(), now(), as, wanted.reason()),
                List.of());
        WaiverStore.insert(tx, waiver, offer.listing().hub(), wanted.group());
        platform.events()
                .append(
                        tx,
                        Event.of("waiver", waiver.id(), "given")
                                .in(offer.listing().hub())
                                .by(caller.person())
                                .forSomebody(wanted.party())
                                .with(JsonNodeFactory.instance
                                        .objectNode()
                                        .put("listing", wanted.listing().toString())
                                        .put("rule", wanted.rule())));
        return waiver;
    }

    /** What was set aside for a listing, the latest first. @throws Refused as not found for strangers */
    public List<Waiver> list(Caller caller, UUID id) {
        Listing listing = catalogue.listings().get(platform.db(), id).listing();
        Standing standing = Standings.of(platform.db(), caller.person(), now());
        boolean reads = standing.readsAt(listing.hub())
                || listing.group()
                        .filter(group -> standing.sees(group, Right.LIST))
                        .isPresent();
        if (!reads) {
            throw new Refused(new Problem.NotFound());
        }
        return WaiverStore.listOf(platform.db(), id);
    }

    /** Whether the caller may set aside, for a listing, what refused a wish. */
    public boolean may(Caller caller, Listing listing, Problem.RuleRefuses refusal) {
        Optional<Waiver.As> as = as(Standings.of(platform.db(), caller.person(), now()), listing);
        return !refusal.waivedBy().isEmpty()
                && as.filter(one -> one == Waiver.As.DESK || refusal.waivedBy().equals(Waiver.As.LENDER.word()))
                        .isPresent();
    }

    /** By what waivers lines of bookings went, for those who have read the bookings. */
    public List<Waiver> usedBy(Collection<UUID> lines) {
        return WaiverStore.listUsedBy(platform.db(), lines);
    }

    private static Optional<Waiver.As> as(Standing standing, Listing listing) {
        if (standing.actsAt(listing.hub())) {
            return Optional.of(Waiver.As.DESK);
        }
        return listing.group().filter(group -> standing.may(group, Right.LIST)).map(group -> Waiver.As.LENDER);
    }

    private void requireRight(Offer offer, String rule, Waiver.As as) {
        List<WaivedBy> by = waivedBy(offer, rule).toList();
        if (by.stream().allMatch(one -> one == WaivedBy.NOBODY)) {
            throw new Refused(Problem.Invalid.of("/rule", "value", "a rule of this listing that may be set aside"));
        }
        if (as == Waiver.As.LENDER && !by.contains(WaivedBy.LENDER)) {
            throw new Refused(new Problem.NotAllowed("role.desk"));
        }
    }

    private Stream<WaivedBy> waivedBy(Offer offer, String rule) {
        if (ADMISSION.contains(rule)) {
            return offer.admission(now()).stream().map(org.mochiyori.catalogue.Admission::waivedBy);
        }
        return FIXED.containsKey(rule)
                ? Stream.of(FIXED.getOrDefault(rule, WaivedBy.NOBODY))
                : offer.quotas(now()).stream()
                        .flatMap(quotas -> quotas.limits().stream())
                        .filter(limit -> QuotaRules.rule(limit).equals(rule))
                        .map(org.mochiyori.catalogue.Quotas.Limit::waivedBy);
    }

    private void requireParty(Tx tx, Wanted wanted) {
        boolean known = wanted.group()
                ? Standings.findGroup(tx, wanted.party(), now()).isPresent()
                : !Standings.of(tx, wanted.party(), now()).checkedAt().isEmpty();
        if (!known) {
            throw new Refused(
                    wanted.group()
                            ? Problem.Invalid.of("/group", "unknown", "a group of this server")
                            : Problem.Invalid.of("/person", "unknown", "somebody whose address a desk has checked"));
        }
    }

    private Offer offer(Sql sql, UUID listing) {
        return Optional.ofNullable(offers.list(sql, List.of(listing)).get(listing))
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    private Instant now() {
        return platform.clock().instant();
    }
}
