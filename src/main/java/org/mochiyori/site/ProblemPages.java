package org.mochiyori.site;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mochiyori.kernel.Problem;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.ProblemView;

/** A refusal as a page: what happened, that nothing was changed, and what to do now. */
public final class ProblemPages {
    private static final Link HOME = new Link(Phrase.of("problem.way-home"), "/");

    private ProblemPages() {}

    /**
     * The page for this refusal.
     *
     * @param back where the reader came from: the form, or the thing the move was for
     * @param alternatives what is free instead, for {@link Problem.Taken}
     */
    public static ProblemView of(Problem problem, String back, List<Link> alternatives) {
        Link again = new Link(Phrase.of("problem.way-again"), back);
        Link before = new Link(Phrase.of("problem.way-back"), back);
        return switch (problem) {
            case Problem.NotFound ignored -> page(404, "problem.not-found", HOME);
            case Problem.NotSignedIn ignored ->
                page(401, "problem.not-signed-in", new Link(Phrase.of("problem.way-sign-in"), "/sign-in"));
            case Problem.NotAllowed ignored -> page(403, "problem.not-allowed", before);
            case Problem.Taken ignored -> with(page(409, "problem.taken", before), List.of(), alternatives);
            case Problem.WrongState ignored -> page(409, "problem.wrong-state", before);
            case Problem.KeyConflict ignored -> page(409, "problem.wrong-state", before);
            case Problem.Exists ignored -> page(409, "problem.wrong-state", before);
            case Problem.Stale ignored -> page(412, "problem.wrong-state", before);
            case Problem.PreconditionRequired ignored -> page(428, "problem.wrong-state", before);
            case Problem.Malformed ignored -> page(400, "problem.invalid", before);
            case Problem.UnsupportedMedia ignored -> page(415, "problem.invalid", before);
            case Problem.TooLarge ignored -> page(413, "problem.invalid", before);
            case Problem.Invalid invalid ->
                with(
                        page(422, "problem.invalid", before),
                        invalid.errors().stream().map(FormInput::sentence).toList(),
                        List.of());
            case Problem.RuleRefuses ignored -> page(422, "problem.not-allowed", before);
            case Problem.TooMany many -> page(429, "problem.too-many", again, "seconds", seconds(many.retryAfter()));
            case Problem.Unavailable down ->
                page(503, "problem.unavailable", again, "seconds", seconds(down.retryAfter()));
        };
    }

    /** The page for a failure of ours, with the number under which the log tells more. */
    public static ProblemView failed(String back, String incident) {
        ProblemView page = page(500, "problem.failed", new Link(Phrase.of("problem.way-again"), back));
        return new ProblemView(
                page.status(), page.title(), page.text(), List.of(), List.of(), page.ways(), Optional.of(incident));
    }

    private static ProblemView page(int status, String key, Link first, Object... params) {
        List<Link> ways = first.equals(HOME) ? List.of(HOME) : List.of(first, HOME);
        return new ProblemView(
                status, Phrase.of(key), Phrase.of(key + "-text", params), List.of(), List.of(), ways, Optional.empty());
    }

    private static ProblemView with(ProblemView page, List<Phrase> reasons, List<Link> alternatives) {
        return new ProblemView(
                page.status(), page.title(), page.text(), reasons, alternatives, page.ways(), page.incident());
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.toSeconds());
    }
}
