package org.mochiyori.curation;

import java.time.InstantSource;
import java.util.Set;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem.NotFound;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.db.Sql;

/** Who decides in which hub; asked anew at each request. What is another hub's is not found. */
final class Office {
    private static final Set<StaffRole> CURATORS = Set.of(StaffRole.CURATOR);
    private static final Set<StaffRole> READERS = Set.of(StaffRole.CURATOR, StaffRole.DESK, StaffRole.OPERATOR);

    private final InstantSource clock;

    Office(InstantSource clock) {
        this.clock = clock;
    }

    void requireCurator(Sql sql, Caller caller, String hub) {
        require(sql, caller, hub, CURATORS);
    }

    void requireReader(Sql sql, Caller caller, String hub) {
        require(sql, caller, hub, READERS);
    }

    private void require(Sql sql, Caller caller, String hub, Set<StaffRole> roles) {
        if (!Standings.of(sql, caller.person(), clock.instant()).holds(hub, roles)) {
            throw absent();
        }
    }

    static Refused absent() {
        return new Refused(new NotFound());
    }
}
