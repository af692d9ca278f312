package org.mochiyori.closure;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.booking.WindowInput;
import org.mochiyori.platform.web.Input;

/** A decision about a line, as programs send it. */
final class DecisionInput {
    private static final Set<String> DECISIONS = Set.of("move", "cancel", "keep");

    private DecisionInput() {}

    /** Empty where what is wrong with it has been noted. */
    static Optional<Decision> read(Input in) {
        return switch (in.oneOf("decision", DECISIONS)) {
            case "move" -> {
                UUID listing = in.id("listing");
                yield WindowInput.read(in).map(window -> new Decision.Move(listing, window));
            }
            case "keep" -> Optional.of(new Decision.Keep(in.textIfAny("note", 500)));
            case "cancel" -> Optional.of(new Decision.Cancel());
            default -> Optional.empty();
        };
    }
}
