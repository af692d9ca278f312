package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * How a borrower gets in.
 *
 * @param number 受付番号
 * @param back the booking's page
 */
public record AccessView(String number, String back, List<Way> ways) implements View {
    public AccessView {
        ways = List.copyOf(ways);
    }

    /**
     * Of one thing.
     *
     * @param told when the code is told; empty where there is none
     * @param look reads the code, while it is told
     * @param secret the code, where it was just asked for
     */
    public record Way(
            Phrase title,
            Phrase method,
            String instruction,
            Optional<Phrase> told,
            Optional<Move> look,
            Optional<String> secret) {}

    @Override
    public String template() {
        return "booking/access.jte";
    }
}
