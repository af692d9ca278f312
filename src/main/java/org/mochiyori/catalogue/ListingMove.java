package org.mochiyori.catalogue;

import static org.mochiyori.catalogue.ListingState.DRAFT;
import static org.mochiyori.catalogue.ListingState.PUBLISHED;
import static org.mochiyori.catalogue.ListingState.RETIRED;
import static org.mochiyori.catalogue.ListingState.RETURNED;
import static org.mochiyori.catalogue.ListingState.SUBMITTED;
import static org.mochiyori.catalogue.ListingState.SUSPENDED;

import java.util.EnumSet;
import java.util.Set;
import org.mochiyori.kernel.Problem.WrongState;
import org.mochiyori.kernel.Refused;

/** The one table of what may happen to a listing: who moves it is decided elsewhere, whether it may move is decided here. */
public enum ListingMove {
    /** The lender hands it in. */
    SUBMIT("submitted", SUBMITTED, EnumSet.of(DRAFT, RETURNED)),
    /** A curator puts it out; on one that is out already it says that its changes are fine. */
    PUBLISH("published", PUBLISHED, EnumSet.of(SUBMITTED, PUBLISHED, SUSPENDED)),
    /** A curator gives it back to be mended. */
    RETURN("returned", RETURNED, EnumSet.of(SUBMITTED, SUSPENDED)),
    /** A curator takes it out for a time. */
    SUSPEND("suspended", SUSPENDED, EnumSet.of(PUBLISHED)),
    /** Lender or curator ends it. */
    RETIRE("retired", RETIRED, EnumSet.of(DRAFT, SUBMITTED, PUBLISHED, RETURNED, SUSPENDED));

    private final String event;
    private final ListingState to;

    @SuppressWarnings("ImmutableEnumChecker") // copied at birth; no set of enums is known to be immutable by its type
    private final Set<ListingState> from;

    ListingMove(String event, ListingState to, Set<ListingState> from) {
        this.event = event;
        this.to = to;
        this.from = Set.copyOf(from);
    }

    /** The word in JSON: {@code publish}, {@code return} … */
    public String word() {
        return Word.of(this);
    }

    /** What the change log calls it: {@code published}, {@code returned} … */
    public String event() {
        return event;
    }

    /** Whether it is legal from there. */
    public boolean isLegal(ListingState state) {
        return from.contains(state);
    }

    /**
     * The state after the move.
     *
     * @throws Refused with {@link WrongState} where it is not legal
     */
    public ListingState from(ListingState state) {
        if (!isLegal(state)) {
            throw new Refused(new WrongState(state.word(), word()));
        }
        return to;
    }
}
