package org.mochiyori.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.notice.SubjectStore.Lent;
import org.mochiyori.platform.jobs.Change;

/**
 * News of hand-overs and returns: each is for the side that did not do it, and what the clock did is for both, unless
 * only who lends can do something about it.
 */
final class CustodyNews {
    private CustodyNews() {}

    /** The line a change is about, where somebody should hear of it. */
    static Optional<UUID> line(Change change) {
        return change.subjectKind().equals("custody")
                        && kind(change).isPresent()
                        && !change.data().path("quiet").asBoolean()
                ? Optional.of(UUID.fromString(change.data().path("line").asText()))
                : Optional.empty();
    }

    static List<Told> of(Change change, Lent line) {
        Kind kind = kind(change).orElseThrow();
        List<Told> told = new ArrayList<>();
        if (kind != Kind.CUSTODY_CONTESTED && kind != Kind.CUSTODY_KEPT_LATE) {
            told.add(new Told(news(change, kind, line, "borrower"), Sides.borrower(line), change.actor()));
        }
        if (kind != Kind.CUSTODY_RECORD) {
            told.add(new Told(news(change, kind, line, "lender"), Sides.lender(line), change.actor()));
        }
        return told;
    }

    private static News news(Change change, Kind kind, Lent line, String part) {
        var facts = Facts.of(line.thing().title())
                .put("number", line.number())
                .put("from", line.from().toString())
                .put("to", line.to().toString());
        line.borrower().ifPresent(group -> Facts.borrower(facts, group, part.equals("borrower")));
        String key = "custody:" + change.n() + ":" + part;
        return new News(kind, line.thing().hub(), line.booking(), facts, News.Keys.of(key), change.at());
    }

    private static Optional<Kind> kind(Change change) {
        return switch (change.kind()) {
            case "handed-over", "taken-back" -> Optional.of(Kind.CUSTODY_RECORD);
            case "silent" -> Optional.of(Kind.CUSTODY_SILENT);
            case "contested" -> Optional.of(Kind.CUSTODY_CONTESTED);
            case "renewal-ask", "renewal-grant", "renewal-refuse" -> Optional.of(Kind.CUSTODY_RENEWAL);
            case "lost", "damaged", "claim-claimed", "claim-agreed", "claim-contested", "claim-settled" ->
                Optional.of(Kind.CUSTODY_CLAIM);
            case "endangered" -> Optional.of(Kind.CUSTODY_ENDANGERED);
            case "kept-late" -> Optional.of(Kind.CUSTODY_KEPT_LATE);
            default -> Optional.empty();
        };
    }
}
