package org.mochiyori.paper;

import java.net.URI;
import java.util.UUID;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.Ruleset;
import org.mochiyori.group.Group;
import org.mochiyori.group.Groups;
import org.mochiyori.people.Hub;
import org.mochiyori.people.Hubs;
import org.mochiyori.platform.Platform;

/** Where the names and the sentences of papers come from. */
record Sources(Platform platform, CatalogueModule catalogue, Groups groups, Hubs hubs) {
    Group lender(UUID id) {
        return groups.get(id);
    }

    Hub hub(String id) {
        return hubs.get(id);
    }

    Ruleset rules(UUID listing) {
        return catalogue.rules().of(platform.db(), listing(listing));
    }

    /** What the listing says of itself that borrowers must keep to. */
    String conditions(UUID listing) {
        return listing(listing).draft().terms().conditions();
    }

    URI page(String path) {
        return URI.create(platform.origin().address(path));
    }

    private Listing listing(UUID id) {
        return catalogue.listings().get(platform.db(), id).listing();
    }
}
