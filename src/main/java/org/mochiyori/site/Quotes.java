package org.mochiyori.site;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mochiyori.booking.Price;
import org.mochiyori.booking.State;
import org.mochiyori.booking.Terms;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Quote;

/** What something costs and what follows, as pages show it. */
final class Quotes {
    private Quotes() {}

    /** Before it is asked for. */
    static Quote of(org.mochiyori.booking.Quote quote) {
        List<Quote.Line> lines = new ArrayList<>();
        List<Phrase> terms = new ArrayList<>();
        List<Phrase> refusals = new ArrayList<>();
        for (org.mochiyori.booking.Quote.QuotedLine line : quote.lines()) {
            line.refusal().map(Refusals::sentences).ifPresentOrElse(refusals::addAll, () -> {
                lines.addAll(lines(line.terms()));
                terms.addAll(follows(line));
            });
        }
        return new Quote(lines, amount(quote.total(), quote.isComplete()), terms, refusals);
    }

    /** What one line would cost. */
    static Quote of(Terms terms) {
        return new Quote(
                lines(terms),
                amount(terms.price().total(), terms.price().isComplete()),
                List.of(cancelFree("booking.term-cancel", terms)),
                List.of());
    }

    /** What one thing costs, as far as it is known: an unknown price is never shown as none. */
    static Phrase amount(Yen known, boolean complete) {
        if (complete) {
            return Phrase.of("booking.amount", "yen", known);
        }
        return known.equals(Yen.ZERO)
                ? Phrase.of("booking.amount-later")
                : Phrase.of("booking.amount-and-later", "yen", known);
    }

    /** Until when cancelling costs nothing: a day where it is a whole one, else the moment. */
    static Phrase cancelFree(String key, Terms terms) {
        ZoneId zone = terms.thing().zone();
        LocalDateTime until = LocalDateTime.ofInstant(terms.cancelFreeUntil(), zone);
        // Nobody reads "until midnight of the 7th" as the 6th.
        return until.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? Phrase.of(key, "until", until.toLocalDate().minusDays(1))
                : Phrase.of(key, "until", until);
    }

    static List<Quote.Line> lines(Terms terms) {
        return terms.price().parts().stream().map(Quotes::line).toList();
    }

    /** One amount with what it is for. */
    static Quote.Line line(Price.Part part) {
        return new Quote.Line(what(part), amount(part.yen(), !part.code().equals(Price.UNKNOWN)));
    }

    private static Phrase what(Price.Part part) {
        if (part.code().equals(Price.UNKNOWN)) {
            return part.label().isBlank() ? Phrase.of("booking.price") : Phrase.literal(LentWords.band(part.label()));
        }
        Map<String, Object> values = new HashMap<>(part.figures());
        values.put("label", LentWords.band(part.label()));
        return new Phrase("booking.price-" + part.code(), values);
    }

    /** What becomes of it when it is asked for, and until when it can be called off for nothing. */
    static List<Phrase> follows(org.mochiyori.booking.Quote.QuotedLine line) {
        ZoneId zone = line.terms().thing().zone();
        List<Phrase> terms = new ArrayList<>();
        Phrase next = line.lapsesAt()
                .map(at -> LocalDateTime.ofInstant(at, zone))
                .map(at -> line.state() == State.REQUESTED
                        ? Phrase.of("booking.term-answer", "until", at)
                        : Phrase.of("booking.term-confirm", "until", at))
                .orElseGet(() -> Phrase.of("booking.term-at-once"));
        terms.add(next);
        terms.add(cancelFree("booking.term-cancel", line.terms()));
        return terms;
    }
}
