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
import org.mochiyori.kernel.Problem;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Idempotency;
import org.mochiyori.site.RequestPages.Asking;
import org.mochiyori.site.view.Fact;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Move;

/** A rule set aside at the counter for one request: offered where it refused, told on the booking that went by it. */
final class Waiving {
    static final String PATH = "/book/waive";

    private static final String RULE = "waived";
    private static final String REASON = "waivedBecause";
    private static final int LONGEST = 300;

    private final Doors doors;
    private final Idempotency idempotency;

    Waiving(Doors doors, Idempotency idempotency) {
        this.doors = doors;
        this.idempotency = idempotency;
    }

    /** The button for those who may, with all that was typed. */
    Optional<Move> move(Asking asking, Answers answers, Problem problem) {
        if (!(problem instanceof Problem.RuleRefuses rule)
                || !doors.booking()
                        .waivers()
                        .may(asking.caller(), asking.entry().listing(), rule)) {
            return Optional.empty();
        }
        List<Field> fields = new ArrayList<>();
        answers.typed().entrySet().stream()
                .filter(one ->
                        !List.of("once", RULE, REASON, RequestForms.QUOTED).contains(one.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> fields.add(hidden(one.getKey(), one.getValue())));
        fields.add(hidden(RULE, rule.rule()));
        Field reason = Field.of(Field.Type.TEXT, REASON, "rule.waive-why");
        fields.add(Optional.ofNullable(answers.wrong().get(REASON))
                .map(reason::error)
                .orElse(reason));
        return Optional.of(new Move(
                "/listings/" + asking.entry().id() + PATH,
                Phrase.of("rule.waive"),
                false,
                Optional.of(Phrase.of("rule.waive-note", "rule", name(rule.rule()))),
                fields));
    }

    private static Field hidden(String name, String value) {
        return Field.of(Field.Type.HIDDEN, name, "rule.waive").value(value);
    }

    /** Sets the rule aside for the borrower and the time of the wish; a second click changes nothing. */
    void give(Asking asking, FormInput form, Wish wish) {
        String reason = form.text(REASON, LONGEST);
        String rule = form.text(RULE, 60);
        if (!form.isFine()) {
            return;
        }
        UUID party = wish.group().or(wish::person).orElse(asking.caller().person());
        Waivers.Wanted wanted = new Waivers.Wanted(
                asking.entry().id(),
                party,
                wish.group().isPresent(),
                rule,
                wish.lines().getFirst().window(),
                reason);
        String path = asking.visit().context().request().path();
        Idempotency.Key key = Idempotency.Key.of(
                asking.caller().person(), "form " + path, asking.visit().once(), wanted.toString());
        idempotency.once(key, tx -> {
            doors.booking().waivers().give(tx, asking.caller(), wanted);
            return new Answer(303, null, Map.of("Location", path));
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
