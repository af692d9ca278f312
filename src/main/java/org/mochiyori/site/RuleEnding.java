package org.mochiyori.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Validity;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.RuleValues;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.RulePages.Visited;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.RuleEndView;
import org.mochiyori.site.view.RuleView;

/** What comes of it where a hub, a place or a listing says nothing more of its own from a day on. */
final class RuleEnding {
    private final Doors doors;
    private final RuleSheets sheets;
    private final RuleExamples examples;

    RuleEnding(Doors doors, RuleSheets sheets) {
        this.doors = doors;
        this.sheets = sheets;
        this.examples = new RuleExamples(doors);
    }

    /**
     * The page that is shown before.
     *
     * @param changed whether others have changed the rule since it was shown
     * @throws Refused where it cannot end
     */
    Reply page(Visited here, LocalDate day, boolean changed) {
        rules().requireEndable(sql(), here.key(), day);
        RuleKind kind = here.form().kind();
        Optional<RuleSubject.Level> next = sheets.above(here, day);
        Optional<JsonNode> value = rules().above(sql(), here.key()).on(day);
        RuleEndView view = new RuleEndView(
                Phrase.of(
                        "rule.end-title", "name", here.subject().name(), "what", Phrase.of("rule.kind-" + kind.word())),
                new Link(Phrase.of("rule.end-not"), here.path()),
                changed ? Optional.of(Phrase.of("rule.changed")) : Optional.empty(),
                next.map(level -> Phrase.of("rule.end-lead", "day", day, "name", level.name()))
                        .orElseGet(() -> Phrase.of("rule.end-lead-none", "day", day)),
                value.map(one -> RuleTold.of(here.form().asked(), here.form().answers(one)))
                        .orElseGet(() -> List.of(usual(kind))),
                value.map(one -> examples(here, one, day)).orElse(List.of()),
                value.map(one -> RuleExamples.says(kind, one, day)).orElse(List.of()),
                new Form(
                        here.path() + "/end",
                        List.of(
                                Field.hidden(RulePages.ENDS, day.toString()),
                                Field.hidden(RulePages.SEEN, sheets.seen(here.key())),
                                Field.hidden(RulePages.SURE, "yes")),
                        Phrase.of("rule.end-go")));
        return new Reply.Page(200, view, Optional.of(here.subject().hub()));
    }

    private static RuleView.Told usual(RuleKind kind) {
        return new RuleView.Told(Phrase.of("rule.none"), List.of(Phrase.of("rule.usual-" + kind.word())));
    }

    /** Days go by all that holds on them: what is above, and what is set here for later. */
    private List<RuleView.Example> examples(Visited here, JsonNode value, LocalDate day) {
        RuleValues.Key key = here.key();
        if (key.kind() != RuleKind.OPENING) {
            return examples.of(
                    new RuleExamples.Trial(key.kind(), value, here.subject().example(doors), day));
        }
        Validity<Opening> openings = rules().inTime(sql(), key.scope(), key.kind())
                .endedOn(day)
                .over(rules().above(sql(), key))
                .as(Opening::fromJson);
        return RuleExamples.days(openings, day);
    }

    private RuleValues rules() {
        return doors.catalogue().rules();
    }

    private Sql sql() {
        return doors.platform().db();
    }
}
