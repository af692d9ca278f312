package org.mochiyori.intake;

import java.util.Optional;
import java.util.UUID;
import org.mochiyori.catalogue.Municipality;
import org.mochiyori.catalogue.PlaceDraft;
import org.mochiyori.listfile.Candidate;
import org.mochiyori.listfile.Entry;
import org.mochiyori.listfile.Kind;
import org.mochiyori.listfile.Understood;

/**
 * One record on its way in.
 *
 * @param key of its source
 * @param id of what it becomes, for comparing
 */
record Arrival(Entry entry, Understood what, String key, UUID id, Optional<Municipality> city) {
    private static final int LONGEST = 200;

    /** What it is compared by. */
    Candidate candidate() {
        return Candidate.of(id.toString(), what, city);
    }

    /** The hall it lies in, or the office of the lender where the municipality is known. */
    Optional<String> container() {
        Optional<String> name = what.kind() == Kind.SPACE
                ? what.belonging().building()
                : what.belonging()
                        .group()
                        .or(() -> city.map(Municipality::name))
                        .filter(any -> city.isPresent());
        return name.filter(text -> !text.isBlank())
                .map(text -> text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }

    /** The hall as a place of its own, to be compared with others. */
    Candidate containerCandidate(String ref, String name, PlaceDraft draft) {
        Candidate own = candidate();
        String bare = Candidate.nameKey(draft.name().isEmpty() ? name : draft.name(), city);
        return new Candidate(
                ref, Kind.SPACE, bare, "", own.municipality(), own.address(), own.point(), Optional.empty());
    }

    /** Under which the records of one list find the hall they share. */
    String containerKey(String dataset, String name) {
        Candidate own = candidate();
        String where = what.kind() == Kind.SPACE ? own.address() : "";
        return Keys.bounded("b|" + what.kind() + "|" + dataset + "|"
                + own.municipality().orElse("") + "|" + Candidate.nameKey(name, city) + "|" + where);
    }
}
