package org.mochiyori.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.notice.SubjectStore.Lent;
import org.mochiyori.platform.jobs.Change;

/**
 * News of what was written about a booking: to the other side, once for what one side wrote in a row, and never the words. What
 * was reported goes to the desk alone.
 */
final class MessageNews {
    private MessageNews() {}

    /** The bookings that these changes of messages are about. */
    static Collection<UUID> bookings(List<Change> changes) {
        return changes.stream().map(MessageNews::booking).collect(Collectors.toSet());
    }

    /** What there is to tell, given the lines of those bookings. */
    static List<Told> of(Change change, Map<UUID, List<Lent>> lines) {
        UUID lender = UUID.fromString(change.data().path("lender").asText());
        List<Lent> own = lines.getOrDefault(booking(change), List.of()).stream()
                .filter(line -> line.thing().lender().equals(lender))
                .toList();
        if (own.isEmpty()) {
            return List.of();
        }
        return switch (change.kind()) {
            case "written" -> written(change, own.getFirst());
            case "reported" -> List.of(reported(change, own.getFirst()));
            default -> List.of();
        };
    }

    private static List<Told> written(Change change, Lent line) {
        String side = change.data().path("side").asText();
        List<Told> told = new ArrayList<>();
        if (!side.equals("borrower")) {
            Optional<UUID> group = line.borrower().map(SubjectStore.Group::id);
            List<Address> to = new ArrayList<>();
            group.ifPresent(id -> to.add(new Address.Speakers(id)));
            to.add(new Address.Asker(line.asker(), group));
            told.add(new Told(news(change, line, Kind.MESSAGE), to, change.actor()));
        }
        if (!side.equals("lender")) {
            List<Address> to = List.of(new Address.Speakers(line.thing().lender()));
            told.add(new Told(news(change, line, Kind.LENDER_MESSAGE), to, change.actor()));
        }
        return told;
    }

    private static Told reported(Change change, Lent line) {
        return new Told(
                news(change, line, Kind.MESSAGE_REPORTED),
                List.of(new Address.Desk(line.thing().hub())),
                Optional.empty());
    }

    private static News news(Change change, Lent line, Kind kind) {
        ObjectNode facts = Facts.of(line.thing().title())
                .put("number", line.number())
                .put("from", line.from().toString())
                .put("to", line.to().toString());
        line.borrower().ifPresent(group -> Facts.borrower(facts, group, kind == Kind.MESSAGE));
        String once = kind == Kind.MESSAGE_REPORTED
                ? change.subject()
                : change.data().path("burst").asText();
        return new News(
                kind,
                line.thing().hub(),
                line.booking(),
                facts,
                News.Keys.of("message:" + kind.code() + ":" + once),
                change.at());
    }

    private static UUID booking(Change change) {
        return UUID.fromString(change.data().path("booking").asText());
    }
}
