package org.mochiyori.catalogue;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Caller;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.Query;
import org.mochiyori.platform.web.Slice;

/** Places over HTTP. */
final class PlaceRoutes {
    private final Places places;

    PlaceRoutes(Places places) {
        this.places = places;
    }

    void mount(Api api) {
        api.get("/places", this::list);
        api.create("/places", this::create);
        api.get("/places/:id", this::read);
        api.change(HttpMethod.PATCH, "/places/:id", this::change);
        api.create("/places/:id/units", this::addUnit);
    }

    private Answer list(Call call) {
        Query query = call.query();
        Optional<UUID> group = query.convert("group", "an identifier", UUID::fromString);
        if (group.isEmpty()) {
            query.wrong("group", "required", "name the group");
        }
        Slice slice = Slice.of(query);
        query.done();
        return Answer.ok(
                slice.json(places.listOfGroup(call.caller(), group.orElseThrow()), Place::id, PlaceJson::withUnits));
    }

    private Answer create(Call call, Tx tx) {
        Caller caller = call.caller(ListingRoutes.WRITE);
        Input in = call.body();
        UUID group = in.id("group");
        List<String> units = in.texts("units", 200, 100);
        PlaceInput.Read read = PlaceInput.read(in);
        in.done();
        Place place = places.create(tx, caller, group, new Places.New(read.draft(List.of()), units));
        return Answer.created(Api.BASE + "/places/" + place.id(), PlaceJson.withUnits(place))
                .withVersion(place.version());
    }

    private Answer read(Call call) {
        call.query().done();
        return answer(places.getVisible(call.findCaller(), call.id("id")));
    }

    private Answer change(Call call, Tx tx) {
        Caller caller = call.caller(ListingRoutes.WRITE);
        Listings.Version version = new Listings.Version(call.id("id"), (int) call.ifMatch());
        PlaceDraft present =
                places.lockForWriting(tx, caller, version.listing()).draft();
        Input in = call.patch(PlaceJson.written(present));
        PlaceInput.Read read = PlaceInput.read(in);
        in.done();
        return answer(places.change(tx, caller, version, read.draft(present.at().areaCodes())));
    }

    private Answer addUnit(Call call, Tx tx) {
        Caller caller = call.caller(ListingRoutes.WRITE);
        Input in = call.body();
        String name = in.text("name", 100);
        in.done();
        Place place = places.addUnit(tx, caller, call.id("id"), name);
        return Answer.created(Api.BASE + "/places/" + place.id(), PlaceJson.withUnits(place))
                .withVersion(place.version());
    }

    private static Answer answer(Place place) {
        return Answer.ok(PlaceJson.withUnits(place)).withVersion(place.version());
    }
}
