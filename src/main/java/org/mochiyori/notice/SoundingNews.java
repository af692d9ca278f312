package org.mochiyori.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.notice.SubjectStore.Lent;
import org.mochiyori.notice.SubjectStore.Subject;
import org.mochiyori.platform.jobs.Change;

/**
 * News of people behind skills: what they have answered when they were asked, or that nobody did. For the desk and the lender, who go
 * on from there; the borrower hears of other times that are offered, and what becomes of the booking.
 */
final class SoundingNews {
    private SoundingNews() {}

    /** The listings that these changes of soundings are about. */
    static Set<UUID> listings(List<Change> changes) {
        return changes.stream()
                .filter(change -> Set.of("sounding", "renewal").contains(change.subjectKind()))
                .filter(change -> kind(change).isPresent())
                .map(SoundingNews::listing)
                .collect(Collectors.toSet());
    }

    /** What there is to tell of a change of a sounding. */
    static Optional<Told> of(Change change, Map<UUID, Subject> listings) {
        return kind(change)
                .flatMap(kind ->
                        Optional.ofNullable(listings.get(listing(change))).map(listing -> told(change, kind, listing)));
    }

    private static Told told(Change change, Kind kind, Subject listing) {
        ObjectNode facts = Facts.of(listing.called());
        News news = new News(
                kind,
                listing.hub(),
                UUID.fromString(change.data()
                        .path(isRenewal(change) ? "listing" : "booking")
                        .asText()),
                facts,
                News.Keys.of(change.subjectKind() + ":" + change.subject() + ":" + kind.code()
                        + change.data().path("due").asText()),
                change.at());
        List<Address> to = new ArrayList<>(List.of(new Address.Desk(listing.hub())));
        listing.group().ifPresent(lender -> to.add(new Address.Speakers(lender)));
        return new Told(news, to, change.actor());
    }

    /** The line for which somebody has offered other times. */
    static Optional<UUID> line(Change change) {
        return change.subjectKind().equals("sounding") && change.kind().equals("offered")
                ? Optional.of(UUID.fromString(change.data().path("line").asText()))
                : Optional.empty();
    }

    /** What the borrower is told of it: a time to take, or that the desk talks it over. The helper's own words are not for them. */
    static Told toBorrower(Change change, Lent line) {
        JsonNode data = change.data();
        boolean exact = data.has("from");
        var facts = Facts.of(line.thing().title())
                .put("number", line.number())
                .put("from", exact ? data.path("from").asText() : line.from().toString())
                .put("to", exact ? data.path("to").asText() : line.to().toString());
        Kind kind = exact ? Kind.OTHER_TIME : Kind.OTHER_TIMES;
        News.Keys keys = News.Keys.of("sounding:" + change.subject() + ":" + kind.code());
        News news = new News(kind, line.thing().hub(), line.booking(), facts, keys, change.at());
        return new Told(news, Sides.borrower(line), change.actor());
    }

    private static boolean isRenewal(Change change) {
        return change.subjectKind().equals("renewal");
    }

    private static Optional<Kind> kind(Change change) {
        return switch (change.kind()) {
            case "call" -> Optional.of(Kind.RENEWAL_CALL);
            case "rested" -> Optional.of(Kind.RENEWAL_RESTS);
            case "accepted" -> Optional.of(Kind.SOUNDING_ACCEPTED);
            case "declined" -> Optional.of(Kind.SOUNDING_DECLINED);
            case "offered" -> Optional.of(Kind.SOUNDING_OFFERED);
            case "unanswered" -> Optional.of(Kind.SOUNDING_UNANSWERED);
            default -> Optional.empty();
        };
    }

    private static UUID listing(Change change) {
        return UUID.fromString(change.data().path("listing").asText());
    }
}
