package org.mochiyori.catalogue;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.mochiyori.kernel.Caller;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.Media;
import org.mochiyori.platform.web.Query;

/** Pictures over HTTP: taken in under a listing, shown under their own address. */
final class PhotoRoutes {
    private static final Pattern UPLOAD = Pattern.compile(Api.BASE + "/listings/[0-9a-fA-F-]{36}/photos");

    private final Platform platform;
    private final Photos photos;
    private final Listings listings;

    PhotoRoutes(Platform platform, Photos photos, Listings listings) {
        this.platform = platform;
        this.photos = photos;
        this.listings = listings;
    }

    /** Whether a request to this path may carry a picture. */
    static boolean isUpload(String path) {
        return UPLOAD.matcher(path).matches();
    }

    void mount(Api api) {
        api.ask(HttpMethod.POST, "/listings/:id/photos?alt", this::add);
        api.change(HttpMethod.PUT, "/listings/:id/photos", this::arrange);
        api.media("/media/:hash", this::show);
    }

    private Answer add(Call call) {
        Caller caller = call.caller(ListingRoutes.WRITE);
        UUID listing = call.id("id");
        Listings.Version version = new Listings.Version(listing, (int) call.ifMatch());
        Query query = call.query();
        Optional<String> alt = query.text("alt", 300);
        query.done();
        Listings.requireVersion(listings.getForEditing(caller, listing).listing(), version);
        Photos.Prepared prepared = photos.prepare(call.upload("file").bytes());
        Photos.Picture picture = new Photos.Picture(prepared, alt.orElse(""));
        Entry entry = platform.db().inTransaction(tx -> {
            listings.requireVersion(tx, caller, version);
            return photos.add(tx, caller, listing, picture);
        });
        Listing.ListingPhoto added = entry.listing().photos().stream()
                .filter(photo -> photo.hash().equals(prepared.hash()))
                .findFirst()
                .orElseThrow();
        return Answer.created("/media/" + added.hash(), ListingJson.photo(added))
                .withVersion(entry.listing().status().version());
    }

    private Answer arrange(Call call, Tx tx) {
        Caller caller = call.caller(ListingRoutes.WRITE);
        Listings.Version version = new Listings.Version(call.id("id"), (int) call.ifMatch());
        listings.requireVersion(tx, caller, version);
        Input in = call.body();
        List<String> hashes = in.texts("photos", 50, 64);
        in.done();
        Entry entry = photos.arrange(tx, caller, version.listing(), hashes);
        return Answer.ok(ListingJson.editing(entry))
                .withVersion(entry.listing().status().version());
    }

    private Media show(Call call) {
        return new Media("image/jpeg", photos.find(call.path("hash")).orElseThrow(Gate::absent));
    }
}
