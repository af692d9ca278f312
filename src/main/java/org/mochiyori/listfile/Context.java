package org.mochiyori.listfile;

import java.util.Optional;
import org.mochiyori.catalogue.Municipalities;
import org.mochiyori.catalogue.Towns;

/**
 * What every row of a file is read with.
 *
 * @param publisher six-digit code for rows that name none: what the file says about itself, else its name
 */
record Context(Layout layout, Columns columns, Limits limits, Lists lists, Optional<String> publisher) {

    /** The bundled lists of codes, loaded once. */
    record Lists(Municipalities municipalities, Towns towns, PoiWords poi) {
        static Lists bundled() {
            return new Lists(Municipalities.bundled(), Towns.bundled(), PoiWords.bundled());
        }
    }

    Municipalities municipalities() {
        return lists.municipalities();
    }
}
