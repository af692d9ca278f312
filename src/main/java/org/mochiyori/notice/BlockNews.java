package org.mochiyori.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mochiyori.notice.SubjectStore.Subject;
import org.mochiyori.platform.jobs.Change;

/**
 * News of 行政使用 and of spaces closed for repairs: where bookings lie under a block, the desk and those who lend the space hear of it, for they talk with the
 * people. The borrowers hear nothing yet: to them nothing has changed until somebody has settled it. Of a closed day the desk knows,
 * for it closed it.
 */
final class BlockNews {
    private static final String OUTAGE = "outage";

    private BlockNews() {}

    /** The listings that these changes of blocks are about. */
    static Set<UUID> listings(List<Change> changes) {
        return subjects(changes, "listing");
    }

    /** The places of which all spaces were closed. */
    static Set<UUID> places(List<Change> changes) {
        return subjects(changes, "place");
    }

    private static Set<UUID> subjects(List<Change> changes, String field) {
        return changes.stream()
                .filter(BlockNews::displaces)
                .filter(change -> change.data().has(field))
                .map(change -> UUID.fromString(change.data().path(field).asText()))
                .collect(Collectors.toSet());
    }

    /** What there is to tell of a change of a block; {@code closed} has what it closes, by id. */
    static Optional<Told> of(Change change, Map<UUID, Subject> closed) {
        return Optional.of(change)
                .filter(BlockNews::displaces)
                .flatMap(made -> Stream.of("listing", "place")
                        .filter(made.data()::has)
                        .map(field -> closed.get(
                                UUID.fromString(made.data().path(field).asText())))
                        .filter(Objects::nonNull)
                        .findFirst())
                .map(what -> told(change, what));
    }

    private static Told told(Change change, Subject listing) {
        ObjectNode facts = Facts.of(listing.called())
                .put("n", change.data().path("displaced").asInt());
        // Of a time without a known end its page tells.
        if (change.data().has("to")) {
            facts.put("from", change.data().path("from").asText())
                    .put("to", change.data().path("to").asText());
        }
        News news = new News(
                change.data().path("kind").asText().equals(OUTAGE) ? Kind.OUTAGE_DISPLACES : Kind.BLOCK_DISPLACES,
                listing.hub(),
                UUID.fromString(change.subject()),
                facts,
                News.Keys.of("block:" + change.subject()),
                change.at());
        List<Address> to = new ArrayList<>(List.of(new Address.Desk(listing.hub())));
        listing.group().ifPresent(lender -> to.add(new Address.Speakers(lender)));
        return new Told(news, to, change.actor());
    }

    private static boolean displaces(Change change) {
        return change.kind().equals("made")
                && (change.data().has("listing")
                        || change.data().path("kind").asText().equals(OUTAGE))
                && change.data().path("displaced").asInt() > 0;
    }
}
