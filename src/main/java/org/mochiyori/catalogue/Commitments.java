package org.mochiyori.catalogue;

import java.util.UUID;
import org.mochiyori.platform.db.Tx;

/**
 * What is promised to borrowers. The catalogue asks before it makes something smaller or takes it away; booking, which
 * stands above, answers. Called after the units are locked, so no promise slips in between.
 */
public interface Commitments {
    /** Nothing is ever promised: for a server that lends nothing yet. */
    Commitments NONE = new Commitments() {
        @Override
        public int mostPromised(Tx tx, UUID unit) {
            return 0;
        }

        @Override
        public boolean isPromised(Tx tx, UUID listing) {
            return false;
        }
    };

    /** The most of a unit that is taken at any one moment from now on. */
    int mostPromised(Tx tx, UUID unit);

    /** Whether a line of this listing is requested, held, confirmed or out. */
    boolean isPromised(Tx tx, UUID listing);
}
