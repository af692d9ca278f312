package org.mochiyori.site.view;

import java.util.Optional;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;

/**
 * One thing asked for.
 *
 * @param amount how many, where there is more than one to have
 * @param status how it stands, where not all that was asked for together stands alike
 */
public record Line(Phrase title, Kind kind, Span when, Optional<Phrase> amount, Optional<Status> status) {
    /** A line that stands as all the others do. */
    public Line(Phrase title, Kind kind, Span when, Optional<Phrase> amount) {
        this(title, kind, when, amount, Optional.empty());
    }

    /** The same with how it stands. */
    public Line standing(Status how) {
        return new Line(title, kind, when, amount, Optional.of(how));
    }
}
