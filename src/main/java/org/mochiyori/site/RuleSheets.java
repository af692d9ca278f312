package org.mochiyori.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mochiyori.calendar.Validity.Dated;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.RuleValues;
import org.mochiyori.kernel.Caller;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.RulePages.Visited;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.RuleView;
import org.mochiyori.site.view.Status;
import org.mochiyori.site.view.Status.Tone;

/** The page of one kind of rule. */
final class RuleSheets {
    private final Doors doors;
    private final RuleExamples examples;

    RuleSheets(Doors doors) {
        this.doors = doors;
        this.examples = new RuleExamples(doors);
    }

    boolean mayRule(Caller caller, RuleSubject.Level level) {
        return doors.catalogue().rules().mayRule(doors.platform().db(), caller, level.scope());
    }

    /** What a level has said, by date. */
    List<Dated<JsonNode>> values(RuleValues.Key key) {
        return doors.catalogue().rules().list(doors.platform().db(), key.scope(), key.kind());
    }

    /** What a form was read with: others may have changed it since. */
    String seen(RuleValues.Key key) {
        return Integer.toHexString(values(key).toString().hashCode());
    }

    /** The value that holds today, whoever has said it. */
    Optional<JsonNode> holding(RuleSubject subject, RuleKind kind) {
        return level(subject, kind).flatMap(level -> on(level, kind, subject.today(doors)));
    }

    /** The nearest level that has said something for today. */
    private Optional<RuleSubject.Level> level(RuleSubject subject, RuleKind kind) {
        return subject.levels().stream()
                .filter(level -> on(level, kind, subject.today(doors)).isPresent())
                .findFirst();
    }

    /** Who says what holds on a day where the level itself says nothing. */
    Optional<RuleSubject.Level> above(Visited here, LocalDate day) {
        return here.subject().above().stream()
                .filter(level -> on(level, here.form().kind(), day).isPresent())
                .findFirst();
    }

    /** What a level says on a day; nothing where it has ended. */
    private Optional<JsonNode> on(RuleSubject.Level level, RuleKind kind, LocalDate day) {
        return doors.catalogue()
                .rules()
                .inTime(doors.platform().db(), level.scope(), kind)
                .on(day);
    }

    /** Who has said what holds of a kind. */
    Phrase inShort(RuleSubject subject, RuleKind kind) {
        return level(subject, kind)
                .map(level -> level.equals(subject.own())
                        ? Phrase.of("rule.own")
                        : Phrase.of("rule.from-above", "name", level.name()))
                .orElse(Phrase.of("rule.none"));
    }

    Reply page(Visited here, Answers answers, int status) {
        RuleKind kind = here.form().kind();
        JsonNode value = RuleAnswers.value(here.form().asked(), answers.typed());
        LocalDate from = FormInput.ofDay(answers.typed().getOrDefault(RulePages.FROM, ""))
                .orElseGet(() -> here.subject().today(doors));
        boolean fine = RuleFaults.of(here.form(), value).isEmpty();
        JsonNode meant = here.form().value(value);
        JsonNode tried = fine ? kind.canonical(meant) : meant;
        Optional<Entry> example = here.subject().example(doors);
        RuleSheet sheet = new RuleSheet(answers);
        List<RuleView.Part> parts = sheet.parts(here.form().asked());
        List<Field> date = answers.fill(List.of(
                Field.of(Field.Type.DATE, RulePages.FROM, "rule.valid-from").hint(Phrase.of("rule.hint-valid-from")),
                Field.hidden(RulePages.SEEN, "")));
        List<RuleView.Wrong> wrong = new ArrayList<>(sheet.wrong());
        date.stream()
                .filter(field -> field.error().isPresent())
                .map(field -> new RuleView.Wrong(
                        field.id(), field.label(), field.error().get()))
                .forEach(wrong::add);
        RuleView view = new RuleView(
                Phrase.of("rule.kind-" + kind.word()),
                here.subject().name(),
                new Link(Phrase.of("rule.back"), here.subject().own().path()),
                levels(here),
                Phrase.of("rule.usual-" + kind.word()),
                new RuleView.Sheet(here.path(), parts, date, wrong),
                fine ? examples.of(new RuleExamples.Trial(kind, tried, example, from)) : List.of(),
                fine ? RuleExamples.says(kind, tried, from) : List.of(),
                tried.toPrettyString());
        return new Reply.Page(status, view, Optional.of(here.subject().hub()));
    }

    private List<RuleView.Level> levels(Visited here) {
        Optional<RuleSubject.Level> holding = level(here.subject(), here.form().kind());
        List<RuleView.Level> levels = new ArrayList<>();
        for (RuleSubject.Level level : here.subject().levels()) {
            boolean own = level.equals(here.subject().own());
            boolean holds = Optional.of(level).equals(holding);
            levels.add(new RuleView.Level(
                    level.name(),
                    Optional.of(level.path() + "/" + here.form().kind().word())
                            .filter(href -> !own && mayRule(here.visit().caller(), level)),
                    shown(here, level).stream()
                            .map(value -> dated(here, value, own, holds))
                            .toList()));
        }
        return levels;
    }

    /** What holds today, and what will: what is over changes nothing any more. */
    private List<Dated<JsonNode>> shown(Visited here, RuleSubject.Level level) {
        LocalDate today = here.subject().today(doors);
        List<Dated<JsonNode>> all =
                values(new RuleValues.Key(level.scope(), here.form().kind()));
        Optional<LocalDate> since = all.stream()
                .map(Dated::validFrom)
                .filter(day -> !day.isAfter(today))
                .reduce((earlier, later) -> later);
        return all.stream()
                .filter(one -> since.isEmpty() || !one.validFrom().isBefore(since.get()))
                .toList();
    }

    private RuleView.Dated dated(Visited here, Dated<JsonNode> value, boolean own, boolean holds) {
        boolean begun = !value.validFrom().isAfter(here.subject().today(doors));
        boolean end = RuleValues.isEnd(value.value());
        Status state = !begun
                ? status("rule.later", Tone.WAITING)
                : end
                        ? status("rule.over", Tone.OVER)
                        : holds ? status("rule.holds", Tone.GOOD) : status("rule.covered", Tone.OVER);
        return new RuleView.Dated(
                Phrase.of(begun ? "rule.since" : "rule.begins", "day", value.validFrom()),
                state,
                end
                        ? List.of(new RuleView.Told(Phrase.of("rule.whole"), List.of(Phrase.of("rule.ended"))))
                        : RuleTold.of(here.form().asked(), here.form().answers(value.value())),
                own ? moves(here, value) : List.of());
    }

    /** What may be done about a value of one's own. */
    private List<Move> moves(Visited here, Dated<JsonNode> value) {
        if (value.validFrom().isAfter(here.subject().today(doors))) {
            return List.of(removal(here, value.validFrom()));
        }
        return RuleValues.isEnd(value.value()) || !mayEnd(here) ? List.of() : List.of(ending(here));
    }

    /** Without opening rules nothing could be lent: they end where there are some above, now or later. */
    private boolean mayEnd(Visited here) {
        return here.form().kind() != RuleKind.OPENING
                || doors.catalogue()
                        .rules()
                        .above(doors.platform().db(), here.key())
                        .isKnown(here.subject().today(doors));
    }

    private static Status status(String key, Tone tone) {
        return new Status(Phrase.of(key), tone, Phrase.of(key));
    }

    private Move ending(Visited here) {
        return new Move(
                here.path() + "/end",
                Phrase.of("rule.end"),
                false,
                Optional.of(above(here, here.subject().today(doors))
                        .map(level -> Phrase.of("rule.end-note", "name", level.name()))
                        .orElse(Phrase.of("rule.end-note-none"))),
                List.of(Field.of(Field.Type.DATE, RulePages.ENDS, "rule.end-from")
                        .value(here.subject().today(doors).toString())));
    }

    private static Move removal(Visited here, LocalDate from) {
        return new Move(
                here.path() + "/remove",
                Phrase.of("rule.call-off"),
                false,
                Optional.empty(),
                List.of(Field.hidden(RulePages.FROM, from.toString())));
    }
}
