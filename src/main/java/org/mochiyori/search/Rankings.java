package org.mochiyori.search;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.index.ListingIndex;
import org.mochiyori.index.Reason;
import org.mochiyori.index.SearchAnswer;
import org.mochiyori.index.SearchRequest;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.Roles;
import org.mochiyori.words.Understanding;

/** Shows those who run a hub, and its curators, why its listings stand where they do. */
public final class Rankings {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final int LOOKED_THROUGH = 100;

    private final Search.Parts parts;
    private final Roles roles;

    Rankings(Search.Parts parts, Roles roles) {
        this.parts = parts;
        this.roles = roles;
    }

    /**
     * Why a listing stands where it does for a question of the caller's.
     *
     * @throws Refused as not found for a listing that is not out, and for all but its hub's operators and curators
     */
    public Ranking get(Caller caller, UUID id, Wanted wanted) {
        Entry entry = parts.listings().forIndex(List.of(id)).stream()
                .filter(one -> mayLook(caller.person(), one.listing().hub()))
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        Set<String> scopes = parts.scopes().of(Optional.of(caller));
        Understanding understood = wanted.literal() || wanted.words().isBlank()
                ? new Understanding(wanted.words(), List.of())
                : parts.words()
                        .sense()
                        .understand(wanted.words(), parts.clock().instant().atZone(ZONE));
        SearchRequest asked = Meant.in(
                new SearchRequest(
                        wanted.words(),
                        wanted.filters(),
                        wanted.wishes(),
                        scopes,
                        SearchRequest.Page.first(LOOKED_THROUGH),
                        wanted.literal()),
                understood);
        ListingIndex index = parts.keeper().serving();
        Optional<Reason> reason = parts.turns().ask(() -> index.explain(asked, id.toString()));
        SearchAnswer answer = parts.turns().ask(() -> index.search(asked));
        return new Ranking(id, entry.listing().name(), place(answer, id.toString()), understood, reason);
    }

    /** Whether somebody may see why a hub's listings stand where they do. */
    public boolean mayLook(UUID person, String hub) {
        return roles.mayCurate(person, hub) || roles.isOperator(person, hub);
    }

    private static OptionalInt place(SearchAnswer answer, String id) {
        for (int i = 0; i < answer.hits().size(); i++) {
            SearchAnswer.Hit hit = answer.hits().get(i);
            if (hit.id().equals(id) || hit.also().contains(id)) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }
}
