package org.mochiyori.curation;

import java.util.List;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.web.Api;

/** Puts the curators' work together. */
public final class CurationModule {
    private final Curation curation;
    private final Duplicates duplicates;
    private final Claims claims;

    /** Over one server's platform and catalogue. */
    public CurationModule(Platform platform, CatalogueModule catalogue) {
        Office office = new Office(platform.clock());
        this.curation = new Curation(platform, catalogue.listings(), office);
        this.duplicates = new Duplicates(platform, catalogue.listings(), office);
        this.claims = new Claims(platform, catalogue.listings(), catalogue.rules(), office);
    }

    /** Mounts the JSON routes. */
    public void mount(Api api) {
        new CurationRoutes(curation).mount(api);
        new DoubtRoutes(duplicates, claims).mount(api);
    }

    /** What is promised about the curators' work, for the doctor. */
    public static List<Check> checks() {
        return CurationChecks.all();
    }

    /** The queue, decisions, picks. */
    public Curation curation() {
        return curation;
    }

    /** Pairs that may be one thing. */
    public Duplicates duplicates() {
        return duplicates;
    }

    /** Groups that offer to stand behind imported places. */
    public Claims claims() {
        return claims;
    }
}
