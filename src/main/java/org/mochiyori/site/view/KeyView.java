package org.mochiyori.site.view;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * How one gets in, as its lender writes it.
 *
 * @param title of the listing
 * @param back its page
 * @param secret the code, where it was just asked for
 * @param look reads the code; empty where there is none
 */
public record KeyView(
        String title, String back, Form form, Optional<String> secret, Optional<Move> look, List<Looked> looks)
        implements View {
    public KeyView {
        looks = List.copyOf(looks);
    }

    /** Somebody who has read the code; for a booking, or as one of the lender's. */
    public record Looked(LocalDateTime at, String name, Optional<String> number) {}

    @Override
    public String template() {
        return "catalogue/key.jte";
    }
}
