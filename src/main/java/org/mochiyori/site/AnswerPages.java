package org.mochiyori.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mochiyori.arrangement.Sounding.Choice;
import org.mochiyori.arrangement.Sounding.Given;
import org.mochiyori.arrangement.Soundings;
import org.mochiyori.arrangement.Soundings.Question;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.Terms;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.site.view.DoneView;
import org.mochiyori.site.view.Fact;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.SheetView;
import org.mochiyori.site.view.SheetView.Part;

/**
 * The page on which the person behind a skill answers: opened by the link of a letter, without signing in. Reading it changes
 * nothing, for mail programs open every link; a button answers, once.
 */
final class AnswerPages {
    static final String PATH = "/answer";

    private static final int LONGEST_TOKEN = 100;

    private final Doors doors;

    AnswerPages(Doors doors) {
        this.doors = doors;
    }

    void mount(PageRouter pages) {
        pages.get(PATH, visit -> show(visit.asked("token", LONGEST_TOKEN).orElse(""), SentForm.NONE));
        pages.post(PATH + "/:choice", this::answer);
    }

    private Reply answer(Visit visit) {
        Choice choice = Choice.find(visit.path("choice")).orElseThrow(() -> new Refused(new Problem.NotFound()));
        FormInput form = new FormInput(visit.typed());
        String token = form.textIfAny("token", LONGEST_TOKEN);
        Optional<String> note = form.findText(choice == Choice.OFFER ? "other" : "note", 500);
        Given given = new Given(
                choice,
                form.count("candidate", 1, 3),
                form.findText("reason", 30),
                note,
                choice == Choice.OFFER ? offered(form, token) : Optional.empty());
        try {
            doors.platform().db().inTransaction(tx -> soundings().answerByLink(tx, token, given));
        } catch (Refused refused) {
            if (!isOver(refused.problem())) {
                Phrase why = mend(refused.problem()).orElseThrow(() -> refused);
                return show(token, new SentForm(PATH + "/" + choice.word(), form.answers(), List.of(why)));
            }
        }
        return Reply.go(PATH + "?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    }

    private Optional<TimeWindow> offered(FormInput form, String token) {
        return soundings()
                .read(token)
                .flatMap(question ->
                        offered(form, question.line().terms().thing().zone()));
    }

    /** One other time, where all of it was said; what is missing or wrong is left to the words beside it. */
    static Optional<TimeWindow> offered(FormInput form, ZoneId zone) {
        return form.day("day")
                .flatMap(day -> form.time("from")
                        .flatMap(from -> form.time("until")
                                .filter(from::isBefore)
                                .map(until -> new TimeWindow(
                                        day.atTime(from).atZone(zone).toInstant(),
                                        day.atTime(until).atZone(zone).toInstant()))));
    }

    /** The questions of one other time. */
    static List<Field> other() {
        return List.of(
                Field.of(Field.Type.DATE, "day", "arrangement.other-day")
                        .hint(Phrase.of("arrangement.other-time-hint"))
                        .optional(),
                Field.of(Field.Type.TIME, "from", "arrangement.other-from").optional(),
                Field.of(Field.Type.TIME, "until", "arrangement.other-until").optional());
    }

    /** Used already, too late, or never sent: the page says how things stand. */
    private static boolean isOver(Problem problem) {
        return problem instanceof Problem.WrongState || problem instanceof Problem.NotFound;
    }

    /** What to do otherwise. */
    private static Optional<Phrase> mend(Problem problem) {
        return switch (problem) {
            case Problem.Taken taken -> Optional.of(Phrase.of("arrangement.taken"));
            case Problem.Invalid invalid -> Optional.of(Phrase.of("arrangement.say-when"));
            case Problem.RuleRefuses rule -> Optional.of(Phrase.of("arrangement.past"));
            default -> Optional.empty();
        };
    }

    /** @param sent an answer that could not be taken */
    private Reply show(String token, SentForm sent) {
        Optional<Question> question = soundings().read(token);
        if (question.isEmpty()) {
            DoneView unknown = done("unknown", List.of());
            return new Reply.Page(404, unknown, Optional.empty());
        }
        Optional<String> hub = Optional.of(question.get().sounding().subject().hub());
        int status = sent.wrong().isEmpty() ? 200 : 409;
        return question.get().answerable()
                ? new Reply.Page(status, form(question.get(), token, sent), hub)
                : new Reply.Page(status, outcome(question.get()), hub);
    }

    private SheetView form(Question question, String token, SentForm sent) {
        Terms terms = question.line().terms();
        Phrase title = title(terms);
        ZoneId zone = terms.thing().zone();
        List<TimeWindow> windows = terms.windows();
        List<Move> times = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            times.add(move(
                    Choice.ACCEPT,
                    Phrase.of("arrangement.can", "when", Span.of(windows.get(i), zone)),
                    List.of(token(token), Field.hidden("candidate", String.valueOf(i + 1)))));
        }
        return new SheetView(
                Phrase.of("arrangement.answer-title"),
                Optional.of(Phrase.of("arrangement.answer-lead", "what", title)),
                Optional.empty(),
                sent.wrong(),
                List.of(
                        Part.of("arrangement.asked").facts(asked(question, title, zone)),
                        Part.of("arrangement.choose").moves(times),
                        Part.of("arrangement.other")
                                .moves(List.of(sent.again(
                                        move(Choice.OFFER, Phrase.of("arrangement.offer-go"), otherwise(token))))),
                        Part.of("arrangement.cannot")
                                .moves(List.of(sent.again(move(
                                        Choice.DECLINE,
                                        Phrase.of("arrangement.decline-go"),
                                        List.of(token(token), reason(), note())))))));
    }

    private static List<Field> otherwise(String token) {
        List<Field> fields = new ArrayList<>();
        fields.add(token(token));
        fields.add(Field.of(Field.Type.LONG_TEXT, "other", "arrangement.other-times")
                .hint(Phrase.of("arrangement.other-hint"))
                .optional());
        fields.addAll(other());
        return fields;
    }

    private Phrase title(Terms terms) {
        return Titles.ofThings(doors, Stream.of(terms.thing())).of(terms.thing());
    }

    private static List<Fact> asked(Question question, Phrase title, ZoneId zone) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(Phrase.of("arrangement.what"), title));
        if (!question.who().isEmpty()) {
            facts.add(fact("arrangement.who", question.who()));
        }
        facts.add(fact("arrangement.purpose", question.purpose()));
        question.persons()
                .ifPresent(n ->
                        facts.add(new Fact(Phrase.of("booking.persons"), Phrase.of("booking.persons-of", "n", n))));
        facts.add(new Fact(
                Phrase.of("arrangement.answer-by"),
                Phrase.of(
                        "arrangement.moment",
                        "at",
                        LocalDateTime.ofInstant(question.sounding().asked().answerBy(), zone))));
        return facts;
    }

    private DoneView outcome(Question question) {
        Line line = question.line();
        Terms terms = line.terms();
        Span span = Span.of(terms.window(), terms.thing().zone());
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(Phrase.of("arrangement.what"), title(terms)));
        String state = state(question);
        if (state.equals("accepted") || state.equals("arranged")) {
            facts.add(new Fact(Phrase.of("arrangement.when"), Phrase.of("booking.span", "span", span)));
        }
        if (!question.contact().isEmpty()) {
            if (!question.who().isEmpty()) {
                facts.add(fact("arrangement.who", question.who()));
            }
            facts.add(fact("arrangement.contact", question.contact()));
        }
        return done(state, facts);
    }

    /** How things stand for whoever comes by the link again. */
    private static String state(Question question) {
        return switch (question.sounding().state()) {
            case OPEN -> question.line().state() == org.mochiyori.booking.State.REQUESTED ? "unanswered" : "closed";
            case ACCEPTED ->
                switch (question.line().state()) {
                    case REQUESTED, HELD -> "accepted";
                    case CONFIRMED, OUT -> "arranged";
                    case CLOSED -> "thanks";
                    case DECLINED, WITHDRAWN, CANCELLED, EXPIRED -> "cancelled";
                };
            case DECLINED, OFFERED -> "received";
            case UNANSWERED -> "unanswered";
            case CLOSED -> "closed";
        };
    }

    private static DoneView done(String state, List<Fact> facts) {
        return new DoneView(
                Phrase.of("arrangement.done-" + state),
                Phrase.of("arrangement.done-" + state + "-text"),
                facts,
                List.of(new Link(Phrase.of("problem.way-home"), "/")));
    }

    private static Move move(Choice choice, Phrase label, List<Field> fields) {
        return new Move(PATH + "/" + choice.word(), label, false, Optional.empty(), fields);
    }

    private static Field token(String token) {
        return Field.hidden("token", token);
    }

    /** Why not, to be left open if one likes. */
    static Field reason() {
        return Field.of(Field.Type.SELECT, "reason", "arrangement.reason")
                .options(Soundings.REASONS.stream()
                        .sorted()
                        .map(code -> new Field.Option(code, Phrase.of("arrangement.reason-" + code)))
                        .toList())
                .optional();
    }

    private static Field note() {
        return Field.of(Field.Type.LONG_TEXT, "note", "arrangement.note").optional();
    }

    private static Fact fact(String label, String text) {
        return new Fact(Phrase.of(label), Phrase.literal(text));
    }

    private Soundings soundings() {
        return doors.arrangement().soundings();
    }
}
