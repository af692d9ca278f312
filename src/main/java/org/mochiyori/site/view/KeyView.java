package org.mochiyori.site.view;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * How one gets in, as its lender writes it.
 *
 * @param title of the listing or place
 * @param back where one came from
 * @param note what counts, where it is not what stands here
 * @param secret the code, where it was just asked for
 * @param look reads the code; empty where there is none
 * @param others keys beside this one
 */
public record KeyView(
        Phrase title,
        Optional<Link> back,
        Optional<Phrase> note,
        Form form,
        Optional<String> secret,
        Optional<Move> look,
        List<Looked> looks,
        List<Link> others)
        implements View {
    public KeyView {
        looks = List.copyOf(looks);
        others = List.copyOf(others);
    }

    /** Somebody who has read the code; for a booking, or as one of the lender's. */
    public record Looked(LocalDateTime at, String name, Optional<String> number) {}

    @Override
    public String template() {
        return "catalogue/key.jte";
    }
}
