package org.mochiyori.site;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;

/**
 * The page that a form stood on. Whoever is refused reads it again, as it is by now, with the reason and all that was typed:
 * a page that only says no would lose it.
 */
final class Standing {
    private final List<Mounted> pages = new ArrayList<>();

    /** A page that can be read, and how its address is made. */
    private record Mounted(List<String> pattern, Function<Visit, Reply> handler) {
        /** What stands in such an address by name; empty where it is another page's. */
        Optional<Map<String, String>> match(List<String> path) {
            if (path.size() != pattern.size()) {
                return Optional.empty();
            }
            Map<String, String> named = new HashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String part = pattern.get(i);
                if (part.startsWith(":")) {
                    named.put(part.substring(1), path.get(i));
                } else if (!part.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(named);
        }
    }

    /** One more page; of two that share an address the first counts, as with the router. */
    void add(String pattern, Function<Visit, Reply> handler) {
        pages.add(new Mounted(parts(pattern), handler));
    }

    /** Whether somebody can do something about it on the page that they came from. */
    static boolean isMendable(Problem problem) {
        return switch (problem) {
            case Problem.Invalid ignored -> true;
            case Problem.RuleRefuses ignored -> true;
            case Problem.Taken ignored -> true;
            case Problem.WrongState ignored -> true;
            case Problem.Stale ignored -> true;
            case Problem.Exists ignored -> true;
            // What another site's page wrote into a form of ours is shown to nobody.
            case Problem.NotAllowed denied -> !denied.code().equals("origin");
            case Problem.KeyConflict ignored -> true;
            case Problem.NotFound ignored -> false;
            case Problem.NotSignedIn ignored -> false;
            case Problem.Malformed ignored -> false;
            case Problem.TooLarge ignored -> false;
            case Problem.UnsupportedMedia ignored -> false;
            case Problem.PreconditionRequired ignored -> false;
            case Problem.TooMany ignored -> false;
            case Problem.Unavailable ignored -> false;
        };
    }

    /**
     * The page, as its reader sees it now; empty where it cannot be read any more.
     *
     * @param back where the browser says that the form stood, with what was asked there
     */
    Optional<Reply.Page> find(Visit visit, String back) {
        return Stream.concat(Stream.of(back), above(visit.context().request().path()).stream())
                .filter(address -> !address.equals("/"))
                .flatMap(address -> at(visit, address).stream())
                .findFirst();
    }

    /** The address nearest to that of a form under which something can be read. */
    String nearest(String action) {
        return above(action).stream()
                .filter(address -> pages.stream()
                        .anyMatch(page -> page.match(parts(address)).isPresent()))
                .findFirst()
                .orElse("/");
    }

    /** Forms are sent to the address of their page, or to one below it. */
    private static List<String> above(String path) {
        List<String> above = new ArrayList<>();
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            above.add(path.substring(0, end));
        }
        return above;
    }

    private Optional<Reply.Page> at(Visit visit, String address) {
        QueryStringDecoder asked = new QueryStringDecoder(address);
        List<String> path = parts(asked.path());
        return pages.stream()
                .flatMap(page -> page.match(path).map(named -> read(page, visit.at(place(named, asked)))).stream())
                .findFirst()
                .flatMap(found -> found);
    }

    private static Visit.Place place(Map<String, String> named, QueryStringDecoder asked) {
        Map<String, String> query = new HashMap<>();
        asked.parameters().forEach((name, values) -> query.put(name, values.getFirst()));
        return new Visit.Place(named, query);
    }

    private static Optional<Reply.Page> read(Mounted page, Visit visit) {
        try {
            return page.handler().apply(visit) instanceof Reply.Page shown && shown.status() == 200
                    ? Optional.of(shown)
                    : Optional.empty();
        } catch (Refused gone) {
            // The reader may see it no longer; then the refusal of the form is told on a page of its own.
            return Optional.empty();
        }
    }

    private static List<String> parts(String path) {
        return Arrays.stream(path.split("/", -1)).skip(1).toList();
    }
}
