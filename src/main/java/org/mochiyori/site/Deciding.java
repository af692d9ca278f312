package org.mochiyori.site;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.mochiyori.booking.Displacing;
import org.mochiyori.booking.State;
import org.mochiyori.booking.Terms;
import org.mochiyori.closure.Decision;
import org.mochiyori.closure.Displacement;
import org.mochiyori.closure.Displacements;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Idempotency;
import org.mochiyori.platform.web.ProblemWords;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Move;

/** The form by which somebody decides about a booking in a time that is closed: at the desk, or beside the closed time. */
final class Deciding {
    private static final String CHOICE = "choice-";
    private static final String NOTE = "note-";

    private final Doors doors;
    private final Idempotency idempotency;

    Deciding(Doors doors, Idempotency idempotency) {
        this.doors = doors;
        this.idempotency = idempotency;
    }

    /**
     * Where a form stands.
     *
     * @param action where it is sent
     * @param carried what it carries along unseen
     */
    record Place(String action, List<Field> carried) {
        Place {
            carried = List.copyOf(carried);
        }
    }

    /** The form for one line. Its boxes have names of their own: a label must lead to the box beside it, and to no other. */
    Move form(Caller caller, Displacement one, Place place) {
        boolean out = one.line().state() == State.OUT;
        Displacing.Ways ways = out
                ? new Displacing.Ways(List.of(), List.of())
                : displacements().ways(caller, one.id());
        List<Field> fields = new ArrayList<>(place.carried());
        fields.add(Field.hidden("version", String.valueOf(one.version())));
        fields.add(Field.of(Field.Type.SELECT, CHOICE + one.id(), "closure.decide")
                .options(options(
                        ways, titles(doors, Stream.of(ways)), one.block().zone(), !out)));
        fields.add(Field.of(Field.Type.TEXT, NOTE + one.id(), "closure.note").optional());
        return new Move(
                place.action(),
                Phrase.of("closure.decide-go"),
                false,
                one.status().trouble().map(Deciding::failed),
                fields);
    }

    /**
     * Decides as a form says, once, and carries it out.
     *
     * @return whether it did; else what is wrong has been noted in the form
     */
    boolean decide(Visit visit, UUID id, FormInput form) {
        Displacement one = displacements().get(visit.caller(), id);
        Optional<String> note = form.findText(NOTE + id, 500);
        UUID same = one.line().listing();
        Optional<Decision> decision =
                form.require(CHOICE + id, form.convert(CHOICE + id, "value", text -> decision(text, same, note)));
        int version = form.count("version", 1, Integer.MAX_VALUE).orElse(0);
        if (decision.isEmpty() || !form.isFine()) {
            return false;
        }
        Idempotency.Key key = Idempotency.Key.of(
                visit.caller().person(), "form decide " + id, visit.once(), decision.get() + " " + version);
        idempotency.once(key, tx -> {
            displacements().decide(tx, visit.caller(), id, version, decision.get());
            return new Answer(303, null, Map.of());
        });
        displacements().settle();
        return true;
    }

    /** Why the last decision could not be carried out, and what can be done now. */
    private static Phrase failed(String trouble) {
        Phrase why = switch (trouble) {
            case "fault", "refused", "wrong-state" -> Phrase.of("closure.trouble-" + trouble);
            default -> ProblemWords.ofRule(trouble);
        };
        return Phrase.of("closure.trouble", "why", why);
    }

    /** Of all places to which something may be moved. */
    static Titles titles(Doors doors, Stream<Displacing.Ways> ways) {
        return Titles.ofThings(doors, ways.flatMap(one -> one.places().stream()).map(Terms::thing));
    }

    /** What may be decided about a line, each as {@link #decision} reads it again. */
    static List<Field.Option> options(Displacing.Ways ways, Titles titles, ZoneId zone, boolean movable) {
        List<Field.Option> options = new ArrayList<>();
        if (movable) {
            ways.places()
                    .forEach(terms -> options.add(new Field.Option(
                            "move|" + terms.thing().listing() + "|"
                                    + terms.window().from() + "|"
                                    + terms.window().until(),
                            Phrase.of("closure.to-place", "title", titles.of(terms.thing())))));
            ways.times()
                    .forEach(window -> options.add(new Field.Option(
                            "move||" + window.from() + "|" + window.until(),
                            Phrase.of("closure.to-time", "when", Span.of(window, zone)))));
            options.add(new Field.Option("cancel", Phrase.of("closure.cancel")));
        }
        options.add(new Field.Option("keep", Phrase.of("closure.keep")));
        return options;
    }

    /**
     * Reads an option again.
     *
     * @param same the listing that is booked, for another time of it
     */
    static Decision decision(String choice, UUID same, Optional<String> note) {
        String[] parts = choice.split("\\|", -1);
        if (parts.length != (parts[0].equals("move") ? 4 : 1)) {
            throw new IllegalArgumentException("no decision");
        }
        return switch (parts[0]) {
            case "cancel" -> new Decision.Cancel();
            case "keep" -> new Decision.Keep(note);
            case "move" ->
                new Decision.Move(
                        parts[1].isEmpty() ? same : UUID.fromString(parts[1]),
                        new TimeWindow(Instant.parse(parts[2]), Instant.parse(parts[3])));
            default -> throw new IllegalArgumentException("no decision " + parts[0]);
        };
    }

    private Displacements displacements() {
        return doors.closure().displacements();
    }
}
