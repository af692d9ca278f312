package org.mochiyori.site.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * A sheet of A4: 貸出票兼借用書, 利用承認書 or 使用許可書.
 *
 * @param to whom it is given
 * @param from who gives it
 * @param body the sentence that lends or approves
 * @param signed whether the borrower signs on it
 */
public record SlipView(
        Phrase title,
        String number,
        LocalDate date,
        String to,
        String from,
        Phrase body,
        List<Line> lines,
        List<Fact> facts,
        Optional<Quote> price,
        List<Phrase> conditions,
        boolean signed)
        implements View {
    public SlipView {
        lines = List.copyOf(lines);
        facts = List.copyOf(facts);
        conditions = List.copyOf(conditions);
    }

    @Override
    public String template() {
        return "booking/slip.jte";
    }
}
