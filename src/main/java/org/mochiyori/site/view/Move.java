package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * Something one may do now.
 *
 * @param main whether it is what most people want next; at most one on a page
 * @param warning what follows, said before the button: a fee, a slot given back
 * @param fields what must be told with it
 */
public record Move(String action, Phrase label, boolean main, Optional<Phrase> warning, List<Field> fields) {
    public Move {
        fields = List.copyOf(fields);
    }
}
