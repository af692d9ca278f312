package org.mochiyori.emergency;

import java.util.List;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Check.Promise;
import org.mochiyori.platform.keeping.RowCheck;

/** What is promised about emergencies. */
final class EmergencyChecks {
    private EmergencyChecks() {}

    static List<Check> all() {
        return List.of(RowCheck.of(
                new Promise(
                        "emergencies",
                        "Things are kept back while an emergency is on, and lent again when it is over.",
                        "Switch the hub's emergency on and off again; then tell the makers of the program."),
                """
                select format('The emergency of %s is %s, and its block %s.', e.hub,
                    case when e.off_at is null then 'on' else 'over' end,
                    case when b.lifted_at is null then 'lies' else 'is lifted' end) as what,
                  array[e.id::text, b.id::text] as ids
                from emergencies e join blocks b on b.id = e.block
                where (e.off_at is null) <> (b.lifted_at is null)
                union all
                select format('A block of %s for an emergency belongs to none.', b.hub), array[b.id::text]
                from blocks b where b.kind = 'emergency' and not exists (select from emergencies e where e.block = b.id)
                """));
    }
}
