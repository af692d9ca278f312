package org.mochiyori.booking;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.booking.Booking.Entry;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;

/** How lines of one booking depend on each other: how long one waits for the rest, and what may not be done alone. Pure. */
final class BundleRules {
    /** The most lines a booking comes to by changes. */
    static final int MOST_LINES = 3 * Wish.MOST_LINES;

    private static final List<String> CHOICES = List.of("replace", "drop", "withdraw");

    private BundleRules() {}

    /**
     * Until when a line is kept beside the others, once it is. The lender's time to hold begins when the slowest of the
     * others must have been answered; one that has come in place of another never waits longer than the rest does, so that
     * nobody keeps things for ever by changing one for the other.
     */
    static Instant heldUntil(Entry line, List<Entry> others, Instant now) {
        Optional<Instant> kept = lapses(others, State.HELD).max(Comparator.naturalOrder());
        if (line.replaces().isPresent() && kept.isPresent()) {
            return kept.get();
        }
        Instant answered =
                lapses(others, State.REQUESTED).max(Comparator.naturalOrder()).orElse(now);
        return answered.plus(line.line().terms().conditions().hold());
    }

    /** A line in place of another, as it is born; a person is asked for as long as the rest is kept. */
    static Line born(Terms terms, UUID replaces, List<Entry> heads, Instant now) {
        if (!terms.conditions().byPerson()) {
            Entry wanted = new Entry(new Line.Held(terms, now), 1, Booking.Outcome.NONE, Optional.of(replaces));
            return new Line.Held(terms, heldUntil(wanted, heads, now));
        }
        Instant answerBy = now.plus(terms.conditions().answerWithin());
        Instant kept = lapses(heads, State.HELD).min(Comparator.naturalOrder()).orElse(answerBy);
        return new Line.Requested(terms, kept.isBefore(answerBy) ? kept : answerBy);
    }

    /**
     * The terms of a line that comes in place of another, at its place in the booking. Asked in place of what is kept, it
     * cannot block what the old one takes already; in place of what is agreed, it need not be confirmed once more.
     */
    static Terms inPlaceOf(Entry old, Terms asked, int position) {
        Terms.Conditions usual = asked.conditions();
        State state = old.line().state();
        boolean kept = state == State.HELD || state == State.CONFIRMED;
        return asked.at(
                position,
                new Terms.Conditions(
                        usual.byPerson(),
                        usual.requestBlocks()
                                && !(kept && asked.overlaps(old.line().terms())),
                        usual.borrowerConfirms() && state != State.CONFIRMED,
                        usual.answerWithin(),
                        usual.hold(),
                        usual.cancellation()));
    }

    /** Refuses to replace a line that is out or over for good, or for which a change waits already. */
    static Entry requireReplaceable(Booking booking, UUID line) {
        Entry entry = get(booking, line);
        Parts parts = Parts.of(booking);
        if (parts.findSuccessor(entry).isPresent()) {
            throw new Refused(rule("bundle.change-waits", List.of(entry)));
        }
        if (!parts.mayReplace(entry)) {
            throw new Refused(new Problem.WrongState(entry.line().state().code(), "replace"));
        }
        if (booking.entries().size() >= MOST_LINES) {
            throw new Refused(rule("bundle.changes", List.of(entry)));
        }
        return entry;
    }

    /** Refuses to go on without a line that is agreed, that nobody needs, or that is the last. */
    static Entry requireDroppable(Booking booking, UUID line) {
        Entry entry = get(booking, line);
        if (!Parts.of(booking).mayDrop(entry)) {
            throw new Refused(new Problem.WrongState(entry.line().state().code(), "drop"));
        }
        return entry;
    }

    /** After a confirm all that is needed is agreed: nobody is left with a part of what they need. */
    static void requireWhole(Parts after) {
        List<Entry> rest = after.unconfirmed();
        List<Entry> lost = after.lost();
        if (!lost.isEmpty()) {
            throw new Refused(rule("bundle.incomplete", lost));
        }
        if (!rest.isEmpty()) {
            boolean asked = rest.stream().anyMatch(entry -> entry.line().state() == State.REQUESTED);
            throw new Refused(rule(asked ? "bundle.waiting" : "bundle.part", rest));
        }
    }

    /** Nothing is agreed any more that another line has taken the place of. */
    static void requireInPlace(Booking booking, Set<UUID> lines) {
        Parts parts = Parts.of(booking);
        for (Entry entry : booking.entries()) {
            boolean superseded = BookingStates.isFinal(entry.line().state())
                    && parts.findSuccessor(entry).isPresent();
            if (superseded && lines.contains(entry.line().terms().id())) {
                throw new Refused(new Problem.WrongState(entry.line().state().code(), Move.CONFIRM.code()));
            }
        }
    }

    private static java.util.stream.Stream<Instant> lapses(List<Entry> heads, State state) {
        return heads.stream()
                .filter(head -> head.line().state() == state)
                .flatMap(head -> head.line().lapsesAt().stream());
    }

    private static Entry get(Booking booking, UUID line) {
        return booking.find(line).orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    /** Names the lines it is about, the first of them in words. */
    private static Problem rule(String rule, List<Entry> about) {
        Map<String, Object> data = new HashMap<>();
        data.put("line", BookingJson.reference(about.getFirst().line().terms()));
        data.put("title", about.getFirst().line().terms().thing().title());
        data.put("lines", about.stream().map(BundleRules::named).toList());
        if (rule.equals("bundle.incomplete")) {
            data.put("choices", CHOICES);
        }
        return new Problem.RuleRefuses(rule, "", data);
    }

    private static Map<String, Object> named(Entry entry) {
        Map<String, Object> named =
                new HashMap<>(BookingJson.reference(entry.line().terms()));
        named.put("id", entry.line().terms().id().toString());
        named.put("state", entry.line().state().code());
        entry.outcome().reason().ifPresent(reason -> named.put("reason", reason));
        return named;
    }
}
