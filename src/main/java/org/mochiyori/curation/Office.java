package org.mochiyori.curation;

import java.util.Set;
import org.mochiyori.catalogue.Standing;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem.NotFound;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.Sql;

/** Who decides in which hub; asked anew at each request. What is another hub's is not found. */
final class Office {
    private static final Set<String> CURATORS = Set.of("curator");
    private static final Set<String> READERS = Set.of("curator", "desk", "operator");

    private final Standing standing;

    Office(Standing standing) {
        this.standing = standing;
    }

    void requireCurator(Sql sql, Caller caller, String hub) {
        require(sql, caller, hub, CURATORS);
    }

    void requireReader(Sql sql, Caller caller, String hub) {
        require(sql, caller, hub, READERS);
    }

    private void require(Sql sql, Caller caller, String hub, Set<String> roles) {
        if (!standing.isStaff(sql, caller.person(), hub, roles)) {
            throw absent();
        }
    }

    static Refused absent() {
        return new Refused(new NotFound());
    }
}
