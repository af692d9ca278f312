package org.mochiyori.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.mochiyori.kernel.Problem;

/** What a patient clerk with a notebook would do: no table, no sweep, no lock, a count for each minute. */
final class Oracle {
    private static final Set<String> GONE = Set.of("declined", "withdrawn", "cancelled", "expired");

    private final Map<UUID, Integer> capacities = new HashMap<>();
    private final Map<UUID, Note> notes = new LinkedHashMap<>();

    /** The clerk shakes the head. */
    private static final class No extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final transient Class<? extends Problem> problem;

        No(Class<? extends Problem> problem) {
            this.problem = problem;
        }
    }

    void capacity(UUID unit, int capacity) {
        capacities.put(unit, capacity);
    }

    /** What the clerk would answer; empty for yes. Nothing is written down. */
    Optional<Class<? extends Problem>> refusal(Runnable act) {
        Map<UUID, Note> before = new LinkedHashMap<>();
        notes.forEach((id, note) -> before.put(id, note.copy()));
        try {
            act.run();
            return Optional.empty();
        } catch (No no) {
            return Optional.of(no.problem);
        } finally {
            notes.clear();
            notes.putAll(before);
        }
    }

    void ask(UUID booking, List<Terms> lines, Instant now) {
        List<Terms> had = had(lines, Set.of(), now);
        if (had.isEmpty() || lines.stream().anyMatch(line -> !line.optional() && !had.contains(line))) {
            throw new No(Problem.Taken.class);
        }
        Instant slowest = lines.stream()
                .filter(line -> line.conditions().byPerson())
                .map(line -> now.plus(line.conditions().answerWithin()))
                .max(Instant::compareTo)
                .orElse(now);
        for (Terms line : lines) {
            Note note = new Note(line, booking);
            notes.put(line.id(), note);
            if (!had.contains(line)) {
                note.state = "declined";
            } else if (line.conditions().byPerson()) {
                note.open("requested", now.plus(line.conditions().answerWithin()));
            } else {
                note.open("held", slowest.plus(line.conditions().hold()));
            }
        }
        confirmWhatIsClear(booking);
    }

    /** The clerk goes through all bookings and strikes out what is over. */
    void look(Instant now) {
        List<UUID> bookings =
                notes.values().stream().map(note -> note.booking).distinct().toList();
        bookings.forEach(booking -> {
            strikeOut(booking, now);
            confirmWhatIsClear(booking);
        });
    }

    void move(Set<UUID> ids, Move move, boolean byLender, Instant now) {
        UUID booking = note(ids.iterator().next()).booking;
        strikeOut(booking, now);
        List<Note> moved = of(booking).filter(note -> ids.contains(note.id())).toList();
        for (Note note : moved) {
            if (!legal(note, move) || (move == Move.CONFIRM && note.isOver() && successor(note) != null)) {
                throw new No(Problem.WrongState.class);
            }
        }
        Set<UUID> left = takeAgain(moved, move, now);
        List<Note> others = of(booking)
                .filter(note -> !ids.contains(note.id()) && speaks(note))
                .toList();
        moved.stream().filter(note -> !left.contains(note.id())).forEach(note -> {
            apply(note, move, others, now);
            boolean givenUp = move == Move.WITHDRAW || (move == Move.CANCEL && !byLender);
            if (givenUp || move == Move.HAND_OVER || move == Move.CLOSE) {
                withdrawChange(note);
            }
        });
        letNewTakeThePlaceOfOld(booking);
        confirmWhatIsClear(booking);
        if (move == Move.CONFIRM
                && of(booking)
                        .anyMatch(note -> speaks(note)
                                && note.needed()
                                && !Set.of("confirmed", "out", "closed").contains(note.state))) {
            throw new No(Problem.RuleRefuses.class);
        }
    }

    void replace(UUID id, Terms asked, Instant now) {
        Note old = note(id);
        strikeOut(old.booking, now);
        if (successor(old) != null) {
            throw new No(Problem.RuleRefuses.class);
        }
        if (!speaks(old) || Set.of("out", "closed").contains(old.state)) {
            throw new No(Problem.WrongState.class);
        }
        List<Note> beside = of(old.booking).filter(this::speaks).toList();
        boolean kept = Set.of("held", "confirmed").contains(old.state);
        Terms.Conditions said = asked.conditions();
        Terms terms = asked.at(
                (int) of(old.booking).count(),
                new Terms.Conditions(
                        said.byPerson(),
                        said.requestBlocks() && !(kept && shares(asked, old.terms)),
                        said.borrowerConfirms() && !old.state.equals("confirmed"),
                        said.answerWithin(),
                        said.hold(),
                        said.cancellation()));
        if (had(List.of(terms), Set.of(id), now).isEmpty()) {
            throw new No(Problem.Taken.class);
        }
        Note note = new Note(terms, old.booking);
        note.replaces = id;
        Stream<Instant> ends =
                beside.stream().filter(one -> one.state.equals("held")).map(one -> one.lapses);
        if (said.byPerson()) {
            Instant answer = now.plus(said.answerWithin());
            note.open(
                    "requested",
                    Stream.concat(ends, Stream.of(answer))
                            .min(Instant::compareTo)
                            .orElseThrow());
        } else {
            note.open("held", keptUntil(note, beside, now));
        }
        notes.put(terms.id(), note);
        if (old.state.equals("requested")) {
            old.close("withdrawn");
        }
        letNewTakeThePlaceOfOld(old.booking);
        confirmWhatIsClear(old.booking);
    }

    void drop(UUID id, Instant now) {
        Note note = note(id);
        strikeOut(note.booking, now);
        boolean open = Set.of("requested", "held").contains(note.state);
        boolean more = of(note.booking)
                .anyMatch(other -> other != note
                        && speaks(other)
                        && (!GONE.contains(other.state) || (other.state.equals("expired") && other.agreed)));
        if (!speaks(note) || !note.needed() || !more || !(open || GONE.contains(note.state))) {
            throw new No(Problem.WrongState.class);
        }
        if (open) {
            note.close("withdrawn");
            withdrawChange(note);
        }
        note.dropped = true;
        confirmWhatIsClear(note.booking);
    }

    /** Some of several things are put back on the shelf. */
    void partBack(UUID id, int count) {
        Note note = out(id);
        if (count >= note.terms.quantity() - note.back) {
            throw new No(Problem.Invalid.class);
        }
        note.back += count;
    }

    /** Longer by so much, if nobody has been promised what is still out in any minute of that. */
    void renew(UUID id, Terms longer, Instant now) {
        Note note = out(id);
        if (!longer.window().until().isAfter(note.terms.window().until())
                || !longer.window().until().isAfter(now)) {
            throw new No(Problem.Invalid.class);
        }
        boolean fits = minutes(longer)
                .filter(minute -> !note.terms.taking().during().contains(minute))
                .allMatch(minute -> note.terms.taking().amounts().keySet().stream()
                        .allMatch(unit -> count(unit, minute, List.of(), Set.of(id), now) + note.takes(unit)
                                <= capacities.get(unit)));
        if (!fits) {
            throw new No(Problem.Taken.class);
        }
        note.terms = longer;
    }

    private Note out(UUID id) {
        Note note = note(id);
        if (!note.state.equals("out")) {
            throw new No(Problem.WrongState.class);
        }
        return note;
    }

    /** All lines of the booking that a borrower means who confirms the whole. */
    Set<UUID> confirmable(UUID booking, Instant now) {
        return Set.copyOf(of(booking)
                .filter(note -> speaks(note) && !note.dropped)
                .filter(note ->
                        note.state(now).equals("held") || (note.state(now).equals("expired") && note.wasAgreed()))
                .map(Note::id)
                .toList());
    }

    State state(UUID id, Instant now) {
        return State.of(note(id).state(now));
    }

    boolean isDropped(UUID id) {
        return note(id).dropped;
    }

    /** How much of a unit is taken in a minute. */
    int count(UUID unit, Instant minute, Instant now) {
        return count(unit, minute, List.of(), Set.of(), now);
    }

    private Note note(UUID id) {
        return Optional.ofNullable(notes.get(id)).orElseThrow();
    }

    private Stream<Note> of(UUID booking) {
        return notes.values().stream().filter(note -> note.booking.equals(booking));
    }

    private Note successor(Note old) {
        return of(old.booking)
                .filter(note -> old.id().equals(note.replaces) && stands(note))
                .findFirst()
                .orElse(null);
    }

    /** It was somebody's, or may be yet; or something stands in its place that is. */
    private boolean stands(Note note) {
        boolean nobodys =
                Set.of("declined", "withdrawn").contains(note.state) || (note.state.equals("expired") && !note.agreed);
        return !nobodys || successor(note) != null;
    }

    private boolean speaks(Note note) {
        boolean gone = GONE.contains(note.state) && successor(note) != null;
        boolean inPlace =
                note.replaces == null || (stands(note) && (note(note.replaces).isOver()));
        return !gone && inPlace;
    }

    private void strikeOut(UUID booking, Instant now) {
        boolean hold = false;
        for (Note note : of(booking).toList()) {
            if (!note.lapses.isAfter(now)) {
                hold |= note.state.equals("held");
                note.close("expired");
            }
        }
        boolean lost = of(booking).anyMatch(note -> speaks(note) && note.needed() && GONE.contains(note.state));
        if (hold && lost) {
            of(booking)
                    .filter(note -> Set.of("held", "requested").contains(note.state))
                    .forEach(note -> note.close("expired"));
        }
    }

    private static boolean legal(Note note, Move move) {
        return switch (move) {
            case APPROVE, DECLINE -> note.state.equals("requested");
            case CONFIRM -> note.state.equals("held") || (note.state.equals("expired") && note.agreed);
            case WITHDRAW -> note.state.equals("requested") || note.state.equals("held");
            case CANCEL, HAND_OVER, CLOSE -> note.state.equals("confirmed");
            case RETURN -> note.state.equals("out");
            case EXPIRE -> false;
        };
    }

    /** What kept nobody out and shall do so now. Returns what is left out of a confirm because it need not be there. */
    private Set<UUID> takeAgain(List<Note> moved, Move move, Instant now) {
        if (move != Move.APPROVE && move != Move.CONFIRM) {
            return Set.of();
        }
        List<Note> again = moved.stream().filter(note -> !note.keepsOut(now)).toList();
        List<UUID> leaving = again.stream()
                .flatMap(note -> Optional.ofNullable(note.replaces).stream())
                .toList();
        List<Terms> terms = again.stream().map(note -> note.terms).toList();
        List<Terms> had = had(terms, Set.copyOf(leaving), now);
        List<Note> left =
                again.stream().filter(note -> !had.contains(note.terms)).toList();
        boolean sinks = move == Move.APPROVE
                || left.size() == moved.size()
                || left.stream().anyMatch(note -> !note.terms.optional());
        if (!left.isEmpty() && sinks) {
            throw new No(Problem.Taken.class);
        }
        return Set.copyOf(left.stream().map(Note::id).toList());
    }

    private void apply(Note note, Move move, List<Note> others, Instant now) {
        if (move == Move.APPROVE) {
            note.open("held", keptUntil(note, others, now));
            return;
        }
        note.close(
                switch (move) {
                    case DECLINE -> "declined";
                    case CONFIRM -> "confirmed";
                    case WITHDRAW -> "withdrawn";
                    case CANCEL -> "cancelled";
                    case HAND_OVER -> "out";
                    case RETURN, CLOSE -> "closed";
                    case EXPIRE, APPROVE -> "expired";
                });
        note.dropped = false;
    }

    private static Instant keptUntil(Note note, List<Note> others, Instant now) {
        Optional<Instant> rest = others.stream()
                .filter(other -> other.state.equals("held"))
                .map(other -> other.lapses)
                .max(Instant::compareTo);
        if (note.replaces != null && rest.isPresent()) {
            return rest.get();
        }
        return others.stream()
                .filter(other -> other.state.equals("requested"))
                .map(other -> other.lapses)
                .max(Instant::compareTo)
                .orElse(now)
                .plus(note.terms.conditions().hold());
    }

    private void withdrawChange(Note old) {
        of(old.booking)
                .filter(note -> note.state.equals("requested") && old.id().equals(note.replaces))
                .forEach(note -> note.close("withdrawn"));
    }

    private void letNewTakeThePlaceOfOld(UUID booking) {
        of(booking)
                .filter(note ->
                        note.replaces != null && Set.of("held", "confirmed").contains(note.state))
                .map(note -> note(note.replaces))
                .forEach(old -> {
                    switch (old.state) {
                        case "requested", "held" -> old.close("withdrawn");
                        case "confirmed" -> old.close("cancelled");
                        default -> {}
                    }
                });
    }

    private void confirmWhatIsClear(UUID booking) {
        List<Note> all = of(booking).filter(this::speaks).toList();
        boolean open = all.stream()
                .anyMatch(note -> note.state.equals("requested")
                        || (note.state.equals("held") && note.terms.conditions().borrowerConfirms()));
        boolean broken = all.stream().anyMatch(note -> GONE.contains(note.state) && note.needed());
        if (!open && !broken) {
            all.stream().filter(note -> note.state.equals("held")).forEach(note -> note.close("confirmed"));
        }
    }

    /** Which lines of these fit beside each other, those that need not be there last. */
    private List<Terms> had(List<Terms> lines, Set<UUID> leaving, Instant now) {
        List<Terms> had = new ArrayList<>();
        for (boolean optional : new boolean[] {false, true}) {
            for (Terms line : lines) {
                if (line.optional() == optional && fits(line, had, leaving, now)) {
                    had.add(line);
                }
            }
        }
        return had;
    }

    private boolean fits(Terms line, List<Terms> beside, Set<UUID> leaving, Instant now) {
        return line.taking().amounts().entrySet().stream()
                .allMatch(share -> minutes(line)
                        .allMatch(minute -> count(share.getKey(), minute, beside, leaving, now) + share.getValue()
                                <= capacities.get(share.getKey())));
    }

    private static Stream<Instant> minutes(Terms line) {
        return Stream.iterate(
                line.taking().during().from(),
                minute -> minute.isBefore(line.taking().during().until()),
                minute -> minute.plusSeconds(60));
    }

    private static boolean shares(Terms one, Terms other) {
        return minutes(one).anyMatch(other.taking().during()::contains)
                && one.taking().amounts().keySet().stream()
                        .anyMatch(other.taking().amounts()::containsKey);
    }

    private int count(UUID unit, Instant minute, List<Terms> beside, Set<UUID> leaving, Instant now) {
        int count = 0;
        for (Note note : notes.values()) {
            if (!leaving.contains(note.id()) && note.terms.taking().during().contains(minute) && note.keepsOut(now)) {
                count += note.takes(unit);
            }
        }
        for (Terms line : beside) {
            if (line.taking().during().contains(minute)) {
                count += line.taking().amounts().getOrDefault(unit, 0);
            }
        }
        return count;
    }

    private static final class Note {
        Terms terms;
        final UUID booking;
        int back;
        UUID replaces;
        String state = "";
        Instant lapses = Instant.MAX;
        boolean agreed;
        boolean dropped;

        Note(Terms terms, UUID booking) {
            this.terms = terms;
            this.booking = booking;
        }

        Note copy() {
            Note copy = new Note(terms, booking);
            copy.replaces = replaces;
            copy.state = state;
            copy.lapses = lapses;
            copy.agreed = agreed;
            copy.dropped = dropped;
            copy.back = back;
            return copy;
        }

        UUID id() {
            return terms.id();
        }

        void open(String to, Instant until) {
            state = to;
            lapses = until;
            agreed |= to.equals("held");
        }

        void close(String to) {
            state = to;
            lapses = Instant.MAX;
        }

        String state(Instant now) {
            return now.isBefore(lapses) ? state : "expired";
        }

        int takes(UUID unit) {
            int amount = terms.taking().amounts().getOrDefault(unit, 0);
            return amount == 0 ? 0 : amount - back;
        }

        boolean wasAgreed() {
            return agreed;
        }

        boolean isOver() {
            return GONE.contains(state) || state.equals("closed");
        }

        boolean needed() {
            return !terms.optional() && !dropped;
        }

        boolean keepsOut(Instant now) {
            return switch (state(now)) {
                case "held", "confirmed", "out" -> true;
                case "requested" -> terms.conditions().requestBlocks();
                default -> false;
            };
        }
    }
}
