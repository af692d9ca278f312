package org.mochiyori.site.view;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;

/**
 * 緊急モード of a hub: what is called back, on the screen and on paper.
 *
 * @param hub its name
 * @param since when it was switched on, and why
 * @param things called back, or what would be
 * @param form switches, for those who may
 * @param past earlier ones
 * @param settings where its kinds are chosen, and who may switch
 */
public record EmergencyView(
        Phrase hub, Optional<Past> since, List<Thing> things, Optional<Form> form, List<Past> past, String settings)
        implements View {
    public EmergencyView {
        things = List.copyOf(things);
        past = List.copyOf(past);
    }

    /**
     * A time of it.
     *
     * @param until empty while it is on
     */
    public record Past(LocalDateTime from, Optional<LocalDateTime> until, String reason, String by) {}

    /**
     * A thing.
     *
     * @param where it is kept
     * @param owner with telephone
     * @param here how many should lie there
     * @param promised who has been promised it
     */
    public record Thing(
            String href,
            String name,
            String where,
            String owner,
            int here,
            int quantity,
            List<Held> out,
            List<Held> promised) {
        public Thing {
            out = List.copyOf(out);
            promised = List.copyOf(promised);
        }
    }

    /** Somebody who has it, or shall have it. */
    public record Held(String href, String number, String who, String phone, int count, Span when, Phrase state) {}

    @Override
    public String template() {
        return "desk/emergency.jte";
    }
}
