package org.mochiyori.catalogue;

import java.util.List;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.Term;
import org.mochiyori.platform.web.Api;

/** Puts the catalogue together. */
public final class CatalogueModule {
    private final Platform platform;
    private final Concepts concepts;
    private final Listings listings;
    private final Places places;
    private final RuleValues rules;
    private final Contacts contacts;
    private final Photos photos;
    private final Imports imports;

    /**
     * Over one server's platform.
     *
     * @param commitments what is promised to borrowers
     */
    public CatalogueModule(Platform platform, Commitments commitments) {
        this.platform = platform;
        this.concepts = Concepts.bundled();
        Gate gate = new Gate(platform.clock());
        this.listings = new Listings(platform, gate, concepts, new UnitKeeper(platform.ids(), commitments));
        this.places = new Places(platform, gate, concepts);
        this.rules = new RuleValues(platform, gate, listings, places);
        this.contacts = new Contacts(platform);
        this.photos = new Photos(platform, listings);
        this.imports = new Imports(platform, commitments);
    }

    /** Whether a request to this path may carry a picture. */
    public static boolean isUpload(String path) {
        return PhotoRoutes.isUpload(path);
    }

    /** Mounts the JSON routes, and the pictures beside them. */
    public void mount(Api api) {
        new PhotoRoutes(platform, photos, listings).mount(api);
        new ListingRoutes(listings, contacts).mount(api);
        new PlaceRoutes(places).mount(api);
        new RuleRoutes(platform, rules).mount(api);
    }

    /** What is promised about the catalogue, for the doctor. */
    public static List<Check> checks() {
        return CatalogueChecks.all();
    }

    /** The door to listings. */
    public Listings listings() {
        return listings;
    }

    /** The door to places. */
    public Places places() {
        return places;
    }

    /** The door to rule values. */
    public RuleValues rules() {
        return rules;
    }

    /** The door to the people behind skills. */
    public Contacts contacts() {
        return contacts;
    }

    /** The door for records by the thousand. */
    public Imports imports() {
        return imports;
    }

    /** The door to pictures. */
    public Photos photos() {
        return photos;
    }

    /** What is kept of things to lend for a time only. */
    public static List<Term> terms(Periods periods) {
        return CatalogueTerms.all(periods);
    }

    /** The words of the field. */
    public Concepts concepts() {
        return concepts;
    }
}
