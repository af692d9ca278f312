package org.mochiyori.custody;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Side;
import org.mochiyori.booking.Terms;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.catalogue.CustodyTerms;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.Sql;

/** Lines of a booking as custody asks for them: those the reader sees, the side they are on, the owner's terms. */
final class Lines {
    private Lines() {}

    /** A line for the reader's eyes. @throws Refused as not found where it is not */
    static Line get(Seen seen, UUID id) {
        return seen.entries().stream()
                .map(entry -> entry.line())
                .filter(line -> line.terms().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    /** The side on which the reader may act; whoever may for both acts as the first named. */
    static Side side(Seen seen, Line line, Set<Side> allowed) {
        Set<Side> own = seen.sidesOf(line);
        for (Side side : new Side[] {Side.LENDER, Side.BORROWER}) {
            if (allowed.contains(side) && own.contains(side)) {
                return side;
            }
        }
        throw new Refused(new Problem.NotAllowed(allowed.contains(Side.BORROWER) ? "side.borrower" : "side.lender"));
    }

    /** For whom somebody on a side acts. */
    static UUID party(Seen seen, Line line, Side side) {
        return side == Side.LENDER
                ? line.terms().thing().lender()
                : seen.booking().borrower().party();
    }

    /** What the owner says about handing over, as it holds today. */
    static CustodyTerms terms(CatalogueModule catalogue, Sql sql, Terms terms, Instant now) {
        return catalogue
                .rules()
                .of(sql, catalogue.listings().get(sql, terms.thing().listing()).listing())
                .on(LocalDate.ofInstant(now, terms.thing().zone()), RuleKind.CUSTODY, CustodyTerms::fromJson)
                .orElse(CustodyTerms.USUAL);
    }
}
