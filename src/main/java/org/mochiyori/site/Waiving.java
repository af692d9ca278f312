package org.mochiyori.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Side;
import org.mochiyori.booking.Waiver;
import org.mochiyori.booking.Waivers;
import org.mochiyori.booking.Wish;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Idempotency;
import org.mochiyori.site.view.Fact;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Move;

/** A rule set aside at the counter for one request: offered where it refused, told on the booking that went by it. */
final class Waiving {
    private static final String RULE = "waived";
    private static final String REASON = "waivedBecause";
    private static final int LONGEST = 300;

    private final Doors doors;
    private final Idempotency idempotency;

    Waiving(Doors doors, Idempotency idempotency) {
        this.doors = doors;
        this.idempotency = idempotency;
    }

    /**
     * Where a rule refused.
     *
     * @param path where an exception is sent to
     * @param spot tells it from others on the same page; empty where it is the only one
     */
    record Counter(Visit visit, Listing listing, String path, String spot) {
        private Caller caller() {
            return visit.caller();
        }

        private String reason() {
            return REASON + spot;
        }
    }

    /** The button for those who may, with all that was typed. */
    Optional<Move> move(Counter counter, Answers answers, Problem problem) {
        return problem instanceof Problem.RuleRefuses rule
                ? move(counter, answers, rule, Phrase.of("rule.waive-note", "rule", name(rule.rule())))
                : Optional.empty();
    }

    /** The same for several days on which one rule refuses. */
    Optional<Move> moveOnDays(Counter counter, Answers answers, Problem.RuleRefuses rule, int days) {
        Phrase note = Phrase.of("rule.waive-note-days", "rule", name(rule.rule()), "n", days);
        return move(counter, answers, rule, note);
    }

    private Optional<Move> move(Counter counter, Answers answers, Problem.RuleRefuses rule, Phrase note) {
        if (!doors.booking().waivers().may(counter.caller(), counter.listing(), rule)) {
            return Optional.empty();
        }
        List<Field> fields = new ArrayList<>();
        answers.typed().entrySet().stream()
                .filter(one -> !List.of("once", RULE, RequestForms.QUOTED).contains(one.getKey()))
                .filter(one -> !one.getKey().startsWith(REASON))
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> fields.add(Field.hidden(one.getKey(), one.getValue())));
        fields.add(Field.hidden(RULE, rule.rule()));
        Field reason = Field.of(Field.Type.TEXT, counter.reason(), "rule.waive-why")
                .value(answers.typed().getOrDefault(counter.reason(), ""));
        fields.add(Optional.ofNullable(answers.wrong().get(counter.reason()))
                .map(reason::error)
                .orElse(reason));
        return Optional.of(new Move(counter.path(), Phrase.of("rule.waive"), false, Optional.of(note), fields));
    }

    /** The rule that somebody wants to set aside. */
    static String rule(FormInput form) {
        return form.text(RULE, 60);
    }

    /** Sets the rule aside for the borrower of a wish at some times; a second click changes nothing. */
    void give(Counter counter, FormInput form, Wish wish, List<TimeWindow> times) {
        String reason = form.text(counter.reason(), LONGEST);
        String rule = rule(form);
        if (!form.isFine()) {
            return;
        }
        UUID party = wish.group().or(wish::person).orElse(counter.caller().person());
        List<Waivers.Wanted> wanted = times.stream()
                .map(time -> new Waivers.Wanted(
                        counter.listing().id(), party, wish.group().isPresent(), rule, time, reason))
                .toList();
        Idempotency.Key key = Idempotency.Key.of(
                counter.caller().person(),
                "form " + counter.path(),
                counter.visit().once(),
                wanted.toString());
        idempotency.once(key, tx -> {
            wanted.forEach(one -> doors.booking().waivers().give(tx, counter.caller(), one));
            return new Answer(303, null, Map.of("Location", counter.path()));
        });
    }

    /** What a booking went by. The reason is for those who lend: the borrower reads which rule, and who was so kind. */
    List<Fact> facts(Seen seen) {
        List<UUID> lines =
                seen.entries().stream().map(entry -> entry.line().terms().id()).toList();
        boolean lends = seen.entries().stream()
                .anyMatch(entry -> seen.sidesOf(entry.line()).contains(Side.LENDER));
        return doors.booking().waivers().usedBy(lines).stream()
                .map(waiver -> new Fact(Phrase.of("rule.waived"), told(waiver, lends)))
                .toList();
    }

    private static Phrase told(Waiver waiver, boolean lends) {
        Phrase what = Phrase.of("rule.waived-as-" + waiver.given().as().word(), "rule", name(waiver.rule()));
        return lends
                ? Phrase.of(
                        "rule.waived-why",
                        "what",
                        what,
                        "reason",
                        waiver.given().reason())
                : what;
    }

    private static Phrase name(String rule) {
        return Phrase.of("rule.name-" + rule);
    }
}
