package org.mochiyori.catalogue;

import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Page;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.JsonList;
import org.mochiyori.platform.web.Query;

/** Listings over HTTP; the search among them is another feature's. */
final class ListingRoutes {
    /** The scope of a token that writes listings. */
    static final String WRITE = "list";

    private final Listings listings;
    private final Contacts contacts;

    ListingRoutes(Listings listings, Contacts contacts) {
        this.listings = listings;
        this.contacts = contacts;
    }

    void mount(Api api) {
        api.get("/listings/mine", this::mine);
        api.create("/listings", this::create);
        api.get("/listings/:id", this::read);
        api.change(HttpMethod.PATCH, "/listings/:id", this::change);
        api.change(HttpMethod.POST, "/listings/:id/submit", this::submit);
        api.change(HttpMethod.POST, "/listings/:id/retire", this::retire);
        api.get("/listings/:id/contact", this::contact);
        api.change(HttpMethod.PUT, "/listings/:id/contact", this::putContact);
    }

    private Answer create(Call call, Tx tx) {
        Caller caller = call.caller(WRITE);
        Input in = call.body();
        UUID group = in.id("group");
        Entry entry = listings.create(tx, caller, group, ListingInput.read(in));
        return Answer.created(Api.BASE + "/listings/" + entry.id(), ListingJson.editing(entry))
                .withVersion(entry.listing().status().version());
    }

    private Answer read(Call call) {
        call.query().done();
        Entry entry = listings.getVisible(call.findCaller(), call.id("id"));
        boolean inside = listings.isInside(call.findCaller(), entry.listing());
        return Answer.ok(inside ? ListingJson.editing(entry) : ListingJson.everybody(entry))
                .withVersion(entry.listing().status().version());
    }

    private Answer change(Call call, Tx tx) {
        Caller caller = call.caller(WRITE);
        UUID id = call.id("id");
        long version = call.ifMatch();
        Entry present = listings.lockForWriting(tx, caller, id);
        ListingDraft draft = ListingInput.read(
                call.patch(ListingJson.written(present.listing().draft())));
        return answer(listings.change(tx, caller, new Listings.Version(id, (int) version), draft));
    }

    private Answer submit(Call call, Tx tx) {
        return answer(listings.submit(tx, call.caller(WRITE), present(call, tx)));
    }

    private Answer retire(Call call, Tx tx) {
        return answer(listings.retire(tx, call.caller(WRITE), present(call, tx)));
    }

    /** The listing of a call without a body, by somebody who may write it and has read it as it is. */
    private UUID present(Call call, Tx tx) {
        Caller caller = call.caller(WRITE);
        Listings.Version version = new Listings.Version(call.id("id"), (int) call.ifMatch());
        listings.requireVersion(tx, caller, version);
        call.body().done();
        return version.listing();
    }

    private Answer mine(Call call) {
        Query query = call.query();
        Optional<UUID> group = query.convert("group", "an identifier", UUID::fromString);
        Optional<UUID> cursor = query.convert("cursor", "a cursor of the page before", UUID::fromString);
        int limit = query.number("limit", 1, 100).orElse(50);
        if (group.isEmpty()) {
            query.wrong("group", "required", "name the group");
        }
        query.done();
        Page<Entry> page = listings.listOfGroup(call.caller(), group.orElseThrow(), cursor, limit);
        return Answer.ok(JsonList.of(page, ListingJson::editing));
    }

    private Answer contact(Call call) {
        call.query().done();
        Entry entry = listings.getForEditing(call.caller(WRITE), call.id("id"));
        return Answer.ok(ContactJson.write(contacts.get(entry.listing())));
    }

    private Answer putContact(Call call, Tx tx) {
        Caller caller = call.caller(WRITE);
        UUID id = call.id("id");
        Entry entry = listings.lockForWriting(tx, caller, id);
        contacts.put(tx, caller, entry.listing(), ContactJson.read(call.body()));
        return Answer.empty();
    }

    private static Answer answer(Entry entry) {
        return Answer.ok(ListingJson.editing(entry))
                .withVersion(entry.listing().status().version());
    }
}
