package org.mochiyori.catalogue;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.web.Input;

/** Reads what is written of a place. */
final class PlaceInput {
    private PlaceInput() {}

    /** The fields of a place; the caller ends the reading. */
    record Read(
            String name,
            String kana,
            String kind,
            String address,
            Optional<Double> lat,
            Optional<Double> lon,
            Rest rest) {
        PlaceDraft draft(List<String> areaCodes) {
            return new PlaceDraft(
                    name,
                    kana,
                    kind,
                    new PlaceDraft.Where(address, rest.postcode, rest.municipality, areaCodes),
                    lat.flatMap(north -> lon.map(east -> new PlaceDraft.Point(north, east))),
                    rest.office.get());
        }
    }

    private record Rest(String postcode, String municipality, java.util.function.Supplier<PlaceDraft.Office> office) {}

    static Read read(Input in) {
        Optional<Double> lat = in.decimalIfAny("lat", 20, 46);
        Optional<Double> lon = in.decimalIfAny("lon", 122, 154);
        in.check("lat", lat.isPresent() == lon.isPresent(), "required", "give both lat and lon, or neither");
        return new Read(
                in.text("name", 300),
                in.textIfAny("kana", 300).orElse(""),
                in.textIfAny("kind", 100).orElse(""),
                in.textIfAny("address", 500).orElse(""),
                lat,
                lon,
                rest(in));
    }

    private static Rest rest(Input in) {
        String phone = in.textIfAny("phone", 100).orElse("");
        String url = ListingInput.webAddress(in, "url");
        String hours = in.textIfAny("hoursText", 1000).orElse("");
        return new Rest(
                digits(in, "postcode", 7),
                digits(in, "municipality", 6),
                () -> new PlaceDraft.Office(phone, url, hours));
    }

    private static String digits(Input in, String name, int count) {
        return in.textIfAny(name, 20)
                .filter(text -> in.check(name, text.matches("[0-9]{" + count + "}"), "value", count + " digits"))
                .orElse("");
    }
}
