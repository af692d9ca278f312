package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * Why it did not work, and what to do now.
 *
 * @param status of HTTP
 * @param reasons each wrong thing, as a sentence
 * @param alternatives what is free instead
 * @param ways where to go from here; the first is the main one
 * @param incident number to tell on the phone, for failures of ours
 */
public record ProblemView(
        int status,
        Phrase title,
        Phrase text,
        List<Phrase> reasons,
        List<Link> alternatives,
        List<Link> ways,
        Optional<String> incident)
        implements View {
    public ProblemView {
        reasons = List.copyOf(reasons);
        alternatives = List.copyOf(alternatives);
        ways = List.copyOf(ways);
    }

    @Override
    public String template() {
        return "problem/problem.jte";
    }
}
