package org.mochiyori.site;

import java.util.Optional;
import java.util.UUID;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.closure.Block;
import org.mochiyori.kernel.Caller;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Link;

/** The way from something that broke to taking it out of service, for who keeps it: of a pool so many, of a space a time. */
final class OutOfService {
    private OutOfService() {}

    static Optional<Link> link(Doors doors, Caller caller, UUID listing) {
        Entry entry = doors.catalogue().listings().get(doors.platform().db(), listing);
        return OutagePages.link(doors, caller, entry)
                .or(() -> doors.closure().blocks().kinds(caller, entry).contains(Block.Kind.OUTAGE)
                        ? Optional.of(new Link(Phrase.of("desk.block"), BlockPages.path(listing)))
                        : Optional.empty());
    }
}
