package org.mochiyori.catalogue;

import java.time.Period;
import java.util.List;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.RowTerm;
import org.mochiyori.platform.keeping.Term;

/** What is kept of things to lend for a time only. */
final class CatalogueTerms {
    private CatalogueTerms() {}

    static List<Term> all(Periods periods) {
        return List.of(
                RowTerm.of("unused-photos", "Pictures that no listing shows go after a day.", Period.ofDays(1))
                        .delete(
                                "photos",
                                "t.created_at < $1 and not exists (select from listing_photos lp where lp.photo = t.hash)"),
                RowTerm.of(
                                "skill-contacts",
                                "Ways to reach the person behind a skill go "
                                        + periods.contacts().getYears() + " years after it was retired.",
                                periods.contacts())
                        .delete("listing_contacts", """
                                exists (select from listings l where l.id = t.listing and l.state = 'retired')
                                  and not exists (select from events e
                                    where e.subject_kind = 'listing' and e.subject = t.listing::text and e.at >= $1)
                                """));
    }
}
