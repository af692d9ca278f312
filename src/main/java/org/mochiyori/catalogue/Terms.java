package org.mochiyori.catalogue;

import java.util.Set;

/**
 * On what terms a thing is lent.
 *
 * @param fee in figures
 * @param feeText as the lender or the source says it
 * @param audience who may borrow; empty means as the hub says
 * @param conditions what borrowers must keep to
 * @param hints how to get in, what to bring
 * @param reserveUrl where one applies, for {@link Reservation#ELSEWHERE}; else empty
 */
public record Terms(
        Fee fee, String feeText, Set<Audience> audience, String conditions, String hints, String reserveUrl) {
    /** Nothing said. */
    public static final Terms PLAIN = new Terms(new Fee.Unknown(), "", Set.of(), "", "", "");

    public Terms {
        audience = Set.copyOf(audience);
        WebAddress.check(reserveUrl);
    }

    /** The same with another fee. */
    public Terms costing(Fee other) {
        return new Terms(other, feeText, audience, conditions, hints, reserveUrl);
    }
}
