package org.mochiyori.booking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.mochiyori.catalogue.Cancellation;
import org.mochiyori.catalogue.Rounding;
import org.mochiyori.kernel.Yen;

/** The terms of a line that somebody has to put up with instead of what they had. Pure. */
final class DisplacingRules {
    /** The code of the part of a price that a displaced borrower need not pay. */
    static final String DISPLACED = "displaced";

    private static final Cancellation FREE =
            new Cancellation(List.of(new Cancellation.Step(0, 0)), OptionalInt.of(0), Rounding.YEN, Set.of());

    private DisplacingRules() {}

    /**
     * Agreed already as far as the old one was, dearer by nothing, and given back for nothing to the end.
     *
     * @param state of the old line
     * @param most what is owed for the new one at most
     */
    static Terms inPlaceOf(State state, Terms asked, Optional<Yen> most) {
        Terms.Conditions usual = asked.conditions();
        boolean decided = state != State.REQUESTED;
        return new Terms(
                asked.id(),
                asked.position(),
                asked.thing(),
                asked.window(),
                asked.quantity(),
                asked.optional(),
                most.map(yen -> atMost(asked.price(), yen)).orElse(asked.price()),
                new Terms.Conditions(
                        usual.byPerson() && !decided,
                        usual.requestBlocks(),
                        usual.borrowerConfirms() && state != State.CONFIRMED,
                        usual.answerWithin(),
                        usual.hold(),
                        FREE,
                        usual.confirmBy()),
                asked.taking());
    }

    private static Price atMost(Price price, Yen most) {
        long over = price.total().value() - most.value();
        if (over <= 0) {
            return price;
        }
        List<Price.Part> parts = new ArrayList<>(price.parts());
        parts.add(new Price.Part(DISPLACED, "", new Yen(-over), Map.of()));
        return new Price(parts);
    }
}
