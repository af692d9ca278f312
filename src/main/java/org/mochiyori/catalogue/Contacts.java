package org.mochiyori.catalogue;

import java.util.UUID;
import org.mochiyori.kernel.Caller;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/**
 * The front door to the people behind skills. Kept in a table of their own, which no listing is ever read together with:
 * nothing of it can slip into a page, a feed or an index.
 */
public final class Contacts {
    private final Platform platform;

    Contacts(Platform platform) {
        this.platform = platform;
    }

    /** Sets it; the caller's right to the listing has been checked by {@link Listings}. */
    public void put(Tx tx, Caller caller, Listing listing, Contact contact) {
        ContactStore.put(tx, listing.id(), contact);
        Event changed = Event.of("listing", listing.id(), "contact-changed")
                .in(listing.hub())
                .by(caller.person());
        platform.events().append(tx, listing.group().map(changed::forSomebody).orElse(changed));
    }

    /** For who writes the listing; the caller's right to it has been checked by {@link Listings}. */
    public Contact get(Listing listing) {
        return ContactStore.find(platform.db(), listing.id()).orElse(Contact.NONE);
    }

    /** Keeps what a list says of the person behind a listing that was just made of it. */
    public void keep(Tx tx, UUID listing, Contact contact) {
        ContactStore.put(tx, listing, contact);
    }

    /** Who is asked, for the feature that asks them in the desk's name; shown to nobody. */
    public Contact find(Sql sql, UUID listing) {
        return ContactStore.find(sql, listing).orElse(Contact.NONE);
    }

    /**
     * For the borrower of an accepted request. Booking asks only after acceptance; that it was shown, and to whom, is noted.
     *
     * @param person who sees it
     */
    public Contact reveal(Tx tx, UUID person, Listing listing) {
        platform.events()
                .append(
                        tx,
                        Event.of("listing", listing.id(), "contact-shown")
                                .in(listing.hub())
                                .by(person));
        return ContactStore.find(tx, listing.id()).orElse(Contact.NONE);
    }
}
