package org.mochiyori.notice;

import java.util.Optional;
import java.util.UUID;
import org.mochiyori.notice.SubjectStore.Lent;
import org.mochiyori.platform.jobs.Change;

/** News of 減免: who may decide hears that one is asked for, the borrower hears what was decided. */
final class DuesNews {
    private DuesNews() {}

    /** The line a change is about, where somebody should hear of it. */
    static Optional<UUID> line(Change change) {
        return change.subjectKind().equals("dues") && kind(change).isPresent()
                ? Optional.of(UUID.fromString(change.data().path("line").asText()))
                : Optional.empty();
    }

    static Told of(Change change, Lent line) {
        Kind kind = kind(change).orElseThrow();
        boolean toLender = kind == Kind.LENDER_REDUCTION;
        var facts = Facts.of(line.thing().title())
                .put("number", line.number())
                .put("from", line.from().toString())
                .put("to", line.to().toString());
        line.borrower().ifPresent(group -> Facts.borrower(facts, group, !toLender));
        News.Keys keys = News.Keys.of("dues:" + change.n());
        News news = new News(kind, line.thing().hub(), line.booking(), facts, keys, change.at());
        return new Told(news, toLender ? Sides.lender(line) : Sides.borrower(line), change.actor());
    }

    private static Optional<Kind> kind(Change change) {
        return switch (change.kind()) {
            case "reduction-asked" -> Optional.of(Kind.LENDER_REDUCTION);
            case "reduction-granted" -> Optional.of(Kind.REDUCTION_GRANTED);
            case "reduction-refused" -> Optional.of(Kind.REDUCTION_REFUSED);
            default -> Optional.empty();
        };
    }
}
