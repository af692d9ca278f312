package org.mochiyori.site;

import java.util.List;
import java.util.Optional;
import org.mochiyori.kernel.Problem;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.web.ProblemWords;
import org.mochiyori.platform.web.Problems;
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
            case Problem.NotFound ignored -> page(problem, HOME);
            case Problem.NotSignedIn ignored -> page(problem, new Link(Phrase.of("problem.way-sign-in"), "/sign-in"));
            case Problem.TooMany ignored -> page(problem, again);
            case Problem.Unavailable ignored -> page(problem, again);
            case Problem.Taken ignored -> with(page(problem, before), List.of(), alternatives);
            case Problem.Invalid invalid ->
                with(
                        page(problem, before),
                        invalid.errors().stream().map(FormInput::sentence).toList(),
                        List.of());
            case Problem.NotAllowed ignored -> page(problem, before);
            case Problem.WrongState ignored -> page(problem, before);
            case Problem.KeyConflict ignored -> page(problem, before);
            case Problem.Exists ignored -> page(problem, before);
            case Problem.Stale ignored -> page(problem, before);
            case Problem.PreconditionRequired ignored -> page(problem, before);
            case Problem.Malformed ignored -> page(problem, before);
            case Problem.UnsupportedMedia ignored -> page(problem, before);
            case Problem.TooLarge ignored -> page(problem, before);
            case Problem.RuleRefuses ignored -> page(problem, before);
        };
    }

    /** The page for a failure of ours, with the number under which the log tells more. */
    public static ProblemView failed(String back, String incident) {
        return new ProblemView(
                500,
                Phrase.of("problem.failed"),
                Phrase.of("problem.failed-text"),
                List.of(),
                List.of(),
                List.of(new Link(Phrase.of("problem.way-again"), back), HOME),
                Optional.of(incident));
    }

    private static ProblemView page(Problem problem, Link first) {
        return new ProblemView(
                Problems.shape(problem).status(),
                ProblemWords.title(problem),
                ProblemWords.sentence(problem),
                List.of(),
                List.of(),
                first.equals(HOME) ? List.of(HOME) : List.of(first, HOME),
                Optional.empty());
    }

    private static ProblemView with(ProblemView page, List<Phrase> reasons, List<Link> alternatives) {
        return new ProblemView(
                page.status(), page.title(), page.text(), reasons, alternatives, page.ways(), page.incident());
    }
}
