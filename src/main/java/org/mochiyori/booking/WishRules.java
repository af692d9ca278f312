package org.mochiyori.booking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.booking.Wish.WishLine;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Problem.FieldError;
import org.mochiyori.kernel.Refused;

/** What must hold of a wish beyond its shape, before any rule of a lender is asked. Pure. */
final class WishRules {
    private WishRules() {}

    /** @throws Refused with every line of a listing that is not there, that nobody lends, or of which too much is asked */
    static void requireKnown(Wish wish, Map<UUID, Offer> found) {
        List<FieldError> unknown = new ArrayList<>();
        for (int i = 0; i < wish.lines().size(); i++) {
            Optional<Offer> offer =
                    Optional.ofNullable(found.get(wish.lines().get(i).listing()));
            if (offer.isEmpty()) {
                unknown.add(new FieldError("/lines/" + i + "/listing", "unknown", "there is no such listing"));
            } else if (offer.get().listing().group().isEmpty()) {
                unknown.add(new FieldError("/lines/" + i + "/listing", "not-lendable", "nobody lends this here"));
            } else if (!offersExtras(offer.get(), wish.lines().get(i))) {
                unknown.add(new FieldError("/lines/" + i + "/extras", "unknown", "what the lender's tariff offers"));
            } else if (!offer.get().isSkill()
                    && !wish.lines().get(i).candidates().isEmpty()) {
                unknown.add(new FieldError(
                        "/lines/" + i + "/candidates",
                        "not-allowed",
                        "times to choose from are offered to people only"));
            }
        }
        if (!unknown.isEmpty()) {
            throw new Refused(new Problem.Invalid(unknown));
        }
    }

    private static boolean offersExtras(Offer offer, WishLine line) {
        return line.extras().isEmpty()
                || Assessor.offered(offer, line.window())
                        .collect(Collectors.toSet())
                        .containsAll(line.extras());
    }
}
