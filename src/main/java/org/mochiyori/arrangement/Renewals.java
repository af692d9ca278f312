package org.mochiyori.arrangement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.catalogue.Contact;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.catalogue.ListingMove;
import org.mochiyori.catalogue.ListingState;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.notice.HelperLetter;
import org.mochiyori.people.Secrets;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/**
 * Once a year the person behind a skill says that they still offer it, by the link of a letter or on the telephone. Where nobody
 * answers, the listing rests: it is taken out, what is promised stays, and one tap brings it back.
 */
public final class Renewals {
    private static final int BATCH = 50;
    private static final int MOST = 100;

    private final Workshop shop;
    private final Secrets secrets = new Secrets();

    Renewals(Workshop shop) {
        this.shop = shop;
    }

    /** A renewal with its listing, as a desk sees it. */
    public record Open(Renewal renewal, Entry entry) {}

    /** What a hub's desk has to see to. @throws Refused as not found for all but its staff */
    public List<Open> listOpen(Caller caller, String hub) {
        if (!Standings.of(shop.platform().db(), caller.person(), shop.now()).readsAt(hub)) {
            throw absent();
        }
        return RenewalStore.listOpen(shop.platform().db(), hub, MOST).stream()
                .map(renewal -> new Open(
                        renewal, shop.catalogue().listings().get(shop.platform().db(), renewal.listing())))
                .toList();
    }

    /** Where a skill stands. @throws Refused as not found for all but its lender and the desk */
    public Renewal get(Caller caller, UUID listing) {
        Entry entry = requireOwn(shop.platform().db(), caller, listing);
        return RenewalStore.find(shop.platform().db(), listing).orElseGet(() -> fresh(entry));
    }

    /** Notes that the person has said they go on. @throws Refused as not found for all but its lender and the desk */
    public Renewal confirm(Tx tx, Caller caller, UUID listing) {
        Entry entry = requireOwn(tx, caller, listing);
        return confirm(tx, entry, Optional.of(caller.person()));
    }

    /** What a link is about; empty for one that never was. Reading it changes nothing. */
    public Optional<Asked> read(String secret) {
        Sql sql = shop.platform().db();
        return RenewalStore.findLink(sql, Secrets.hash(secret)).map(link -> {
            Entry entry = shop.catalogue().listings().get(sql, link.listing());
            boolean open = !link.used() && entry.listing().status().state() != ListingState.RETIRED;
            return new Asked(entry, open);
        });
    }

    /**
     * What somebody is asked.
     *
     * @param open whether the link can still be used
     */
    public record Asked(Entry entry, boolean open) {}

    /** Says by the link that they go on: once. @throws Refused as wrong state for a link that was used, as not found else */
    public Renewal confirmByLink(Tx tx, String secret) {
        RenewalStore.Link link = RenewalStore.findLink(tx, Secrets.hash(secret)).orElseThrow(Renewals::absent);
        Entry entry = shop.catalogue().listings().get(tx, link.listing());
        if (RenewalStore.lock(tx, link.listing()).isEmpty()) {
            throw absent();
        }
        // Read again: of two taps at once the second finds it used.
        if (RenewalStore.findLink(tx, Secrets.hash(secret))
                .filter(now -> !now.used())
                .isEmpty()) {
            throw new Refused(new Problem.WrongState("used", "renew"));
        }
        return confirm(tx, entry, Optional.empty());
    }

    /** Enrols what is new, asks, reminds, and lets rest. Returns how many it touched. */
    int run() {
        int enrolled = shop.platform().db().inTransaction(this::enrol);
        return enrolled + shop.platform().db().inTransaction(this::step);
    }

    private int enrol(Tx tx) {
        List<RenewalStore.Unknown> unknown = RenewalStore.listUnknown(tx, shop.now(), BATCH);
        unknown.forEach(one -> RenewalStore.insert(tx, RenewalRules.first(one.renewal(), one.made(), one.today())));
        return unknown.size();
    }

    private int step(Tx tx) {
        List<RenewalStore.Due> due = RenewalStore.takeDue(tx, shop.now(), BATCH);
        for (RenewalStore.Due one : due) {
            Renewal stepped = RenewalRules.stepped(one.renewal(), one.today());
            RenewalStore.update(tx, stepped);
            Entry entry = shop.catalogue().listings().get(tx, stepped.listing());
            if (stepped.rests()) {
                shop.catalogue().listings().moveByItself(tx, stepped.listing(), ListingMove.SUSPEND);
            }
            boolean written = write(tx, entry, stepped);
            // Who has no mail must be called, and the desk hears of what rests.
            tell(tx, stepped, stepped.rests() ? "rested" : written ? "asked" : "call", Optional.empty());
        }
        return due.size();
    }

    private Renewal confirm(Tx tx, Entry entry, Optional<UUID> by) {
        Renewal before = RenewalStore.lock(tx, entry.id()).orElseGet(() -> {
            RenewalStore.insert(tx, fresh(entry));
            return fresh(entry);
        });
        ZoneId zone = entry.hub().zone();
        Renewal confirmed =
                RenewalRules.confirmed(before, shop.now().atZone(zone).toLocalDate());
        RenewalStore.confirm(tx, confirmed, shop.now(), by);
        if (before.rests() && entry.listing().status().state() == ListingState.SUSPENDED) {
            shop.catalogue().listings().moveByItself(tx, entry.id(), ListingMove.PUBLISH);
        }
        tell(tx, confirmed, "confirmed", by);
        return confirmed;
    }

    /** Returns whether there was an address to write to. */
    private boolean write(Tx tx, Entry entry, Renewal renewal) {
        Contact contact = shop.catalogue().contacts().find(tx, entry.id());
        if (contact.mail().isBlank()) {
            return false;
        }
        String secret = secrets.draw();
        RenewalStore.addLink(tx, Secrets.hash(secret), entry.id(), shop.now());
        Instant until = renewal.due()
                .atTime(LocalTime.of(21, 0))
                .atZone(entry.hub().zone())
                .toInstant();
        shop.letters()
                .send(
                        tx,
                        new HelperLetter(
                                new HelperLetter.About(
                                        renewal.rests() ? HelperLetter.Kind.RESTS : HelperLetter.Kind.RENEWAL,
                                        "renewal:" + entry.id() + ":" + renewal.due() + ":" + renewal.told(),
                                        renewal.hub()),
                                new HelperLetter.To(contact.name(), contact.mail(), contact.language()),
                                HelperLetter.Said.of(
                                        entry.listing().called(),
                                        renewal.rests() ? Optional.empty() : Optional.of(until)),
                                Optional.of("/renew?token=" + secret)));
        return true;
    }

    private Entry requireOwn(Sql sql, Caller caller, UUID listing) {
        Entry entry = shop.catalogue().listings().get(sql, listing);
        boolean own = Standings.of(sql, caller.person(), shop.now())
                .keeps(entry.listing().hub(), entry.listing().group());
        if (!own || entry.listing().kind() != ListingKind.SKILL) {
            throw absent();
        }
        return entry;
    }

    private Renewal fresh(Entry entry) {
        Renewal nothing = new Renewal(
                entry.id(),
                entry.listing().hub(),
                shop.now().atZone(entry.hub().zone()).toLocalDate(),
                0,
                Optional.empty(),
                false);
        return RenewalRules.confirmed(nothing, nothing.due());
    }

    private void tell(Tx tx, Renewal renewal, String what, Optional<UUID> by) {
        Event event = Event.of("renewal", renewal.listing(), what)
                .in(renewal.hub())
                .with(JsonNodeFactory.instance
                        .objectNode()
                        .put("listing", renewal.listing().toString())
                        .put("due", renewal.due().toString()));
        shop.platform().events().append(tx, by.map(event::by).orElse(event));
    }

    private static Refused absent() {
        return new Refused(new Problem.NotFound());
    }
}
