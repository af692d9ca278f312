package org.mochiyori.notice;

import java.util.Optional;
import java.util.UUID;
import org.mochiyori.notice.SubjectStore.Lent;
import org.mochiyori.platform.jobs.Change;

/** News of reports of use: the borrower hears that one is asked for and that it is overdue, the lender that something was left in trouble. */
final class ReportNews {
    private ReportNews() {}

    /** The line a change is about, where somebody should hear of it. */
    static Optional<UUID> line(Change change) {
        return change.subjectKind().equals("report") && kind(change).isPresent()
                ? Optional.of(UUID.fromString(change.data().path("line").asText()))
                : Optional.empty();
    }

    static Told of(Change change, Lent line) {
        Kind kind = kind(change).orElseThrow();
        var facts = Facts.of(line.thing().title())
                .put("number", line.number())
                .put("from", line.from().toString())
                .put("to", line.to().toString());
        boolean toLender = kind == Kind.LENDER_REPORT;
        line.borrower().ifPresent(group -> Facts.borrower(facts, group, !toLender));
        String until = change.data().path("until").asText();
        if (!until.isEmpty()) {
            facts.put("until", until);
        }
        // Lines of one booking that are due on one day are one piece of news.
        String key = "report:" + line.booking() + ":" + kind.code() + ":" + (toLender ? change.n() : until);
        News news = new News(kind, line.thing().hub(), line.booking(), facts, News.Keys.of(key), change.at());
        return new Told(news, toLender ? Sides.lender(line) : Sides.borrower(line), change.actor());
    }

    private static Optional<Kind> kind(Change change) {
        return switch (change.kind()) {
            case "due" -> Optional.of(Kind.REPORT_DUE);
            case "overdue" -> Optional.of(Kind.REPORT_OVERDUE);
            case "made", "corrected" ->
                Optional.of(Kind.LENDER_REPORT)
                        .filter(kind -> change.data().path("trouble").asBoolean());
            default -> Optional.empty();
        };
    }
}
