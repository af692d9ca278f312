package org.mochiyori.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.notice.SubjectStore.Subject;
import org.mochiyori.platform.jobs.Change;

/** News of calendars kept elsewhere: to those who lend the thing, and where bookings are concerned to the desk too. */
final class OutsideNews {
    private OutsideNews() {}

    /** The listings of which there is something to tell. */
    static Set<UUID> listings(List<Change> changes) {
        return changes.stream()
                .filter(change -> kind(change).isPresent())
                .map(OutsideNews::listing)
                .collect(Collectors.toSet());
    }

    /** What there is to tell of a change. */
    static Optional<Told> of(Change change, Map<UUID, Subject> listings) {
        return kind(change)
                .flatMap(kind ->
                        Optional.ofNullable(listings.get(listing(change))).map(listing -> told(change, kind, listing)));
    }

    private static Told told(Change change, Kind kind, Subject listing) {
        ObjectNode facts =
                Facts.of(listing.called()).put("n", change.data().path("n").asInt());
        News news = new News(
                kind,
                listing.hub(),
                listing.id(),
                facts,
                News.Keys.of(kind.code() + ":" + change.subject() + ":" + change.n()),
                change.at());
        List<Address> to = new ArrayList<>();
        listing.group().ifPresent(lender -> to.add(new Address.Speakers(lender)));
        if (kind == Kind.OUTSIDE_CLASH || to.isEmpty()) {
            to.add(new Address.Desk(listing.hub()));
        }
        return new Told(news, to, Optional.empty());
    }

    private static Optional<Kind> kind(Change change) {
        return switch (change.kind()) {
            case "stale" -> Optional.of(Kind.OUTSIDE_STALE);
            case "emptied" -> Optional.of(Kind.OUTSIDE_EMPTIED);
            case "clash" -> Optional.of(Kind.OUTSIDE_CLASH);
            default -> Optional.empty();
        };
    }

    private static UUID listing(Change change) {
        return UUID.fromString(change.data().path("listing").asText());
    }
}
