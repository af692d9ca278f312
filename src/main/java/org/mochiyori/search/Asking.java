package org.mochiyori.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mochiyori.index.ListingIndex;
import org.mochiyori.index.SearchAnswer;
import org.mochiyori.index.SearchAnswer.Shown;
import org.mochiyori.index.SearchRequest;
import org.mochiyori.index.SearchRequest.Page;
import org.mochiyori.search.Found.State;

/** Asks the index one question: what is free first, then, if wanted, what nobody knows. Blocks. */
final class Asking {
    /** Begins the cursor of an answer that has come to what nobody knows. */
    private static final String UNKNOWN = "u";

    private static final String KNOWN = "k";

    private final ListingIndex index;
    private final Optional<FreeCheck> check;
    private final boolean withUnknown;
    private final Shown shown;

    Asking(ListingIndex index, Optional<FreeCheck> check, boolean withUnknown, Shown shown) {
        this.index = index;
        this.check = check;
        this.withUnknown = withUnknown;
        this.shown = shown;
    }

    /** What the index says; the cursor is one of ours. */
    record Answered(
            List<SearchAnswer.Hit> hits,
            long total,
            OptionalLong unknownTotal,
            Map<String, Map<String, Integer>> facets,
            Optional<String> next) {
        boolean isEmpty() {
            return total == 0 && unknownTotal.orElse(0) == 0;
        }
    }

    Answered ask(SearchRequest request) throws IOException {
        if (check.isEmpty()) {
            SearchAnswer answer = index.search(request.on(inner(request.page(), KNOWN)), shown);
            return new Answered(
                    answer.hits(),
                    answer.total(),
                    OptionalLong.empty(),
                    answer.facets(),
                    answer.next().map(KNOWN::concat));
        }
        return withTime(request, check.get());
    }

    private Answered withTime(SearchRequest request, FreeCheck free) throws IOException {
        Page page = request.page();
        SearchRequest known = request.when(free.in(State.FREE));
        SearchRequest unknown = request.when(free.in(State.UNKNOWN));
        long unknownTotal = free.isNothingUnknown(index.size()) ? 0 : index.count(unknown);
        boolean past = page.after().filter(cursor -> cursor.startsWith(UNKNOWN)).isPresent();
        List<SearchAnswer.Hit> hits = new ArrayList<>();
        Optional<String> next = Optional.empty();
        Optional<Map<String, Map<String, Integer>>> facets = Optional.empty();
        long total;
        if (past) {
            total = index.count(known);
        } else {
            SearchAnswer answer = index.search(known.on(inner(page, KNOWN)), shown);
            hits.addAll(answer.hits());
            total = answer.total();
            facets = Optional.of(answer.facets()).filter(counted -> !withUnknown || unknownTotal == 0);
            next = answer.next().map(KNOWN::concat);
        }
        if (withUnknown && next.isEmpty() && unknownTotal > 0) {
            if (hits.size() < page.limit()) {
                Page rest = past ? inner(page, UNKNOWN) : begun(page);
                SearchAnswer more = index.search(
                        unknown.on(new Page(rest.sort(), rest.after(), page.limit() - hits.size(), false)), shown);
                hits.addAll(more.hits());
                next = more.next().map(UNKNOWN::concat);
            } else {
                next = Optional.of(UNKNOWN);
            }
        }
        return new Answered(
                hits,
                total,
                OptionalLong.of(unknownTotal),
                facets.isPresent() ? facets.get() : facets(request, free),
                next);
    }

    private Map<String, Map<String, Integer>> facets(SearchRequest request, FreeCheck free) throws IOException {
        if (!request.page().facets()) {
            return Map.of();
        }
        SearchRequest counted = request.when(withUnknown ? free.notTaken() : free.in(State.FREE));
        return index.search(counted.on(new Page(request.page().sort(), Optional.empty(), 1, true)), Shown.IDS)
                .facets();
    }

    private static Page begun(Page page) {
        return new Page(page.sort(), Optional.empty(), page.limit(), page.facets());
    }

    private static Page inner(Page page, String mark) {
        return new Page(
                page.sort(),
                page.after()
                        .map(cursor -> cursor.startsWith(mark) ? cursor.substring(1) : "?")
                        .filter(cursor -> !cursor.isEmpty()),
                page.limit(),
                page.facets());
    }
}
