package org.mochiyori.site;

import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.StaffTerm;

/** Where somebody works. */
final class Office {
    private Office() {}

    /** The hub at whose desk the reader stands. @throws Refused as not found for everybody else */
    static String of(Doors doors, Caller caller) {
        return doors.people().roles().current(caller.person()).stream()
                .map(StaffTerm::hub)
                .filter(hub -> doors.people().roles().isStaff(caller.person(), hub))
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
    }
}
