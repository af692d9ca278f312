package org.mochiyori.search;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.mochiyori.calendar.Choices;
import org.mochiyori.calendar.Choices.Choice;
import org.mochiyori.calendar.Need;
import org.mochiyori.calendar.Room;
import org.mochiyori.calendar.Timetable;
import org.mochiyori.index.FreeFilter;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.search.Found.Free;
import org.mochiyori.search.Found.State;

/**
 * Says of each listing whether it is free at a time; for one question. The rules are asked once for all listings that are
 * under the same; after that one bit decides, and where it does not, what is in use of the listing.
 */
final class FreeCheck {
    /** More choices than these are looked at one by one: putting their bits together would take longer. */
    private static final int MOST_BITS = 64;

    private static final int MOST_KINDS = 16;

    private final FreeBoard board;
    private final FreeBoard.View view;
    private final Times times;
    private final Need need;
    private final AtomicReferenceArray<@Nullable Verdict> verdicts;
    private final Map<List<TimeWindow>, BitSet> bits = new ConcurrentHashMap<>();
    private final boolean within;
    private final boolean doubts;
    private volatile boolean overtaken;

    FreeCheck(FreeBoard board, FreeBoard.View view, Times times, Instant now) {
        this.board = board;
        this.view = view;
        this.times = times;
        this.need = new Need(times.quantity(), now);
        this.verdicts = new AtomicReferenceArray<>(view.timetables().size());
        this.within = view.within().contains(times.window());
        this.doubts = !view.marked().isEmpty();
    }

    /**
     * What rules say of the time.
     *
     * @param otherwise what a listing is that has no room for any of the choices
     * @param busy listings that may have no room for any; of all others some choice is wholly untouched
     * @param exact whether a thing of which there is one has no room wherever its bit is set
     */
    private record Verdict(List<Choice> choices, State otherwise, Optional<BitSet> busy, boolean exact) {}

    /** Whether a use was taken or given back before this began and had not been read: what it called taken may be free. */
    boolean isOvertaken() {
        return overtaken;
    }

    FreeFilter in(State state) {
        return ordinal -> state(ordinal) == state;
    }

    FreeFilter notTaken() {
        return ordinal -> state(ordinal) != State.TAKEN;
    }

    /**
     * Whether it is known of every listing whether it is free.
     *
     * @param listings how many there are
     */
    boolean isNothingUnknown(long listings) {
        if (!within || view.known() != listings || verdicts.length() > MOST_KINDS) {
            return false;
        }
        for (int kind = 0; kind < verdicts.length(); kind++) {
            if (verdict(kind).otherwise() == State.UNKNOWN) {
                return false;
            }
        }
        return true;
    }

    State state(int ordinal) {
        if (doubts && view.marked().get(ordinal)) {
            overtaken = true;
            return State.TAKEN;
        }
        int kind = within ? view.kind(ordinal) : -1;
        if (kind < 0 || kind >= verdicts.length()) {
            return State.UNKNOWN;
        }
        Verdict verdict = verdict(kind);
        if (verdict.choices().isEmpty()) {
            return verdict.otherwise();
        }
        if (need.quantity() == 1 && verdict.busy().isPresent()) {
            if (!verdict.busy().get().get(ordinal)) {
                return State.FREE;
            }
            if (verdict.exact() && view.isSingle(ordinal)) {
                return verdict.otherwise();
            }
        }
        return choice(ordinal, verdict).isPresent() ? State.FREE : verdict.otherwise();
    }

    /** With what is left, and from when. */
    Free look(int ordinal) {
        State state = state(ordinal);
        if (state != State.FREE) {
            return state == State.TAKEN ? Free.TAKEN : Free.UNKNOWN;
        }
        Optional<Room> room = view.room(ordinal);
        return choice(ordinal, verdict(view.kind(ordinal)))
                .map(choice -> new Free(
                        State.FREE,
                        Optional.of(choice.window().from()),
                        room.map(known -> known.left(choice.footprint())).orElse(0)))
                .orElse(Free.TAKEN);
    }

    private Optional<Choice> choice(int ordinal, Verdict verdict) {
        Optional<Room> room = view.room(ordinal);
        if (room.isPresent()) {
            for (Choice choice : verdict.choices()) {
                if (room.get().left(choice.footprint()) >= need.quantity()) {
                    return Optional.of(choice);
                }
            }
        }
        return Optional.empty();
    }

    private Verdict verdict(int kind) {
        Verdict known = verdicts.get(kind);
        if (known == null) {
            known = read(view.timetables().get(kind));
            verdicts.set(kind, known);
        }
        return known;
    }

    private Verdict read(Timetable rules) {
        List<Choice> choices = times.stretch()
                .map(length -> Choices.holding(rules, length, times.window(), need))
                .orElseGet(() -> Choices.covering(rules, times.window(), need));
        State otherwise = Choices.isUnknown(rules, times.window()) ? State.UNKNOWN : State.TAKEN;
        List<TimeWindow> footprints = choices.stream().map(Choice::footprint).toList();
        boolean few = !footprints.isEmpty() && footprints.size() <= MOST_BITS;
        Optional<BitSet> busy = few ? Optional.of(bits.computeIfAbsent(footprints, this::busyInAll)) : Optional.empty();
        return new Verdict(choices, otherwise, busy, footprints.stream().allMatch(BusyBits::isExact));
    }

    private BitSet busyInAll(List<TimeWindow> footprints) {
        BitSet all = board.busy(footprints.getFirst());
        for (TimeWindow footprint : footprints.subList(1, footprints.size())) {
            if (all.isEmpty()) {
                return all;
            }
            all.and(board.busy(footprint));
        }
        return all;
    }
}
