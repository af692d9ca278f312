package org.mochiyori.curation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Validity.Dated;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.ListingState;
import org.mochiyori.catalogue.Listings;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.RuleScope;
import org.mochiyori.catalogue.RuleValues;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/** The front door to 引き受け: a group offers to stand behind an imported place, a curator agrees, and it can be lent here. */
public final class Claims {
    private final Platform platform;
    private final Listings listings;
    private final RuleValues rules;
    private final Office office;

    Claims(Platform platform, Listings listings, RuleValues rules, Office office) {
        this.platform = platform;
        this.listings = listings;
        this.rules = rules;
        this.office = office;
    }

    /**
     * What a group offers.
     *
     * @param opening the opening rules it will keep to; may be left out where place or hub have them
     * @param note for the curator
     */
    public record Offer(UUID group, Optional<Opening> opening, String note) {}

    /**
     * Asks to stand behind a listing that nobody stands behind.
     *
     * @throws Refused when the caller does not speak for the group, somebody stands behind it, or the group has asked already
     */
    public Claim ask(Tx tx, Caller caller, UUID listing, Offer offer) {
        Entry entry = listings.getVisible(Optional.of(caller), listing);
        listings.requireLender(tx, caller, offer.group(), entry.listing().hub());
        requireFree(entry.listing());
        Claim claim = new Claim(
                platform.ids().next(),
                entry.listing().hub(),
                listing,
                offer.group(),
                offer.opening().map(Opening::toJson),
                offer.note(),
                new Claim.Asked(caller.person(), platform.clock().instant(), Claim.State.OPEN),
                "");
        if (!ClaimStore.insert(tx, claim)) {
            throw new Refused(new Problem.Exists("claim.open"));
        }
        note(tx, claim, caller, "asked");
        return claim;
    }

    /**
     * Agrees: the group stands behind listing and place, its opening rules hold, and one can apply here.
     *
     * @throws Refused as not found for curators of other hubs; as wrong state; while the listing may be a duplicate; when
     *     the opening rules are known neither from the offer nor from place or hub
     */
    public Entry agree(Tx tx, Caller caller, UUID id, String answer) {
        Claim claim = open(tx, caller, id, "agree");
        if (DuplicateStore.isOpen(tx, claim.listing())) {
            throw new Refused(new Problem.RuleRefuses("duplicate.open", "curator", java.util.Map.of()));
        }
        Instant now = platform.clock().instant();
        var answered = new ClaimStore.Answered(Claim.State.AGREED, caller.person(), now, answer);
        ClaimStore.answer(tx, id, answered);
        ClaimStore.declineOthers(tx, claim.listing(), answered);
        claim.opening()
                .ifPresent(opening -> rules.put(
                        tx,
                        caller,
                        new RuleValues.Key(RuleScope.ofListing(claim.listing()), RuleKind.OPENING),
                        new Dated<>(today(claim, now), opening)));
        Entry entry = listings.claim(tx, caller.person(), claim.listing(), claim.group());
        note(tx, claim, caller, "agreed");
        return entry;
    }

    /** Declines, with a word to the group. */
    public Claim decline(Tx tx, Caller caller, UUID id, String answer) {
        Claim claim = open(tx, caller, id, "decline");
        if (answer.isBlank()) {
            throw new Refused(Problem.Invalid.of("/note", "required", "tell the group why"));
        }
        ClaimStore.answer(
                tx,
                id,
                new ClaimStore.Answered(
                        Claim.State.DECLINED, caller.person(), platform.clock().instant(), answer));
        note(tx, claim, caller, "declined");
        return ClaimStore.find(tx, id).orElseThrow();
    }

    /** A group's claims, latest first. @throws Refused as not found for strangers */
    public List<Claim> listOfGroup(Caller caller, UUID group) {
        listings.requireMember(caller, group);
        return ClaimStore.listOfGroup(platform.db(), group);
    }

    private Claim open(Tx tx, Caller caller, UUID id, String move) {
        Claim claim = ClaimStore.lock(tx, id).orElseThrow(Office::absent);
        office.requireCurator(tx, caller, claim.hub());
        if (claim.asked().state() != Claim.State.OPEN) {
            throw new Refused(new Problem.WrongState(claim.asked().state().word(), move));
        }
        return claim;
    }

    private LocalDate today(Claim claim, Instant now) {
        return LocalDate.ofInstant(
                now, listings.find(claim.listing()).orElseThrow().hub().zone());
    }

    private static void requireFree(Listing listing) {
        if (listing.group().isPresent()) {
            throw new Refused(new Problem.WrongState("claimed", "claim"));
        }
        if (listing.status().state() != ListingState.PUBLISHED) {
            throw new Refused(new Problem.WrongState(listing.status().state().word(), "claim"));
        }
    }

    private void note(Tx tx, Claim claim, Caller caller, String what) {
        platform.events()
                .append(
                        tx,
                        Event.of("claim", claim.id(), what)
                                .in(claim.hub())
                                .by(caller.person())
                                .forSomebody(claim.group())
                                .with(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                                        .objectNode()
                                        .put("listing", claim.listing().toString())));
    }
}
