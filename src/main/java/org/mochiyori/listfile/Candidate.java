package org.mochiyori.listfile;

import java.util.Optional;
import org.mochiyori.catalogue.AddressText;
import org.mochiyori.catalogue.GeoPoint;
import org.mochiyori.catalogue.JapaneseText;
import org.mochiyori.catalogue.Municipality;

/**
 * What is compared when two records may be one place; made from a record, or from a place that exists already.
 *
 * @param ref whatever the caller knows the record by
 * @param name key of its name, without its city in front
 * @param container key of the hall a room lies in, of the group that lends a thing; "" if none
 * @param municipality six-digit code it lies in
 * @param address key of the address behind the municipality; "" if unknown
 * @param point where it is, if known to the house: a town's middle is no such point
 * @param sourceKey publisher and the publisher's own id
 */
public record Candidate(
        String ref,
        Kind kind,
        String name,
        String container,
        Optional<String> municipality,
        String address,
        Optional<GeoPoint> point,
        Optional<String> sourceKey) {

    /**
     * The candidate of a record.
     *
     * @param city the municipality it lies in, if known: 立川市立松中小学校 and 松中小学校 are one name in 立川市
     */
    public static Candidate of(String ref, Understood one, Optional<Municipality> city) {
        Optional<GeoPoint> exact = one.where()
                .point()
                .filter(placed ->
                        placed.trust() == Understood.Trust.GIVEN || placed.trust() == Understood.Trust.REPAIRED)
                .map(Understood.Placed::point);
        Optional<String> container = one.kind() == Kind.SPACE
                ? one.belonging().building()
                : one.belonging().group();
        return new Candidate(
                ref,
                one.kind(),
                nameKey(one.names().name(), city),
                container.map(text -> nameKey(text, city)).orElse(""),
                one.where().municipality(),
                AddressText.key(one.where().rest()),
                exact,
                one.belonging().identity().sourceKey());
    }

    /** Key of a name without the city (立川市, 立川市立) it begins with. */
    public static String nameKey(String name, Optional<Municipality> city) {
        String key = JapaneseText.key(name);
        String front = city.map(one -> JapaneseText.key(one.name())).orElse("");
        if (front.isEmpty() || !key.startsWith(front)) {
            return key;
        }
        String rest = key.substring(front.length());
        String bare = rest.startsWith("立") ? rest.substring(1) : rest;
        // 多摩市立 alone, or one letter, would be nobody's name.
        return bare.length() >= 2 ? bare : key;
    }
}
