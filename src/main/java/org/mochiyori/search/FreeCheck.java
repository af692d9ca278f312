package org.mochiyori.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.mochiyori.calendar.Choices.Choice;
import org.mochiyori.calendar.Need;
import org.mochiyori.calendar.Room;
import org.mochiyori.index.FreeFilter;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.search.Found.Free;
import org.mochiyori.search.Found.State;
import org.mochiyori.search.Rulings.Ruling;

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
    private final AtomicReferenceArray<@Nullable Ruling> rulings;
    private final Map<TimeWindow, UseBits> bits = new ConcurrentHashMap<>();
    private final boolean within;
    private final boolean doubts;
    private volatile boolean overtaken;

    FreeCheck(FreeBoard board, FreeBoard.View view, Rulings rulings, Asked asked) {
        this.board = board;
        this.view = view;
        this.times = asked.times();
        this.need = new Need(times.quantity(), asked.now());
        this.rulings = rulings.at(times, asked.now(), view.timetables().size());
        this.verdicts = new AtomicReferenceArray<>(view.timetables().size());
        this.within = view.within().contains(times.window());
        this.doubts = !view.marked().isEmpty();
    }

    /** What for, and when. */
    record Asked(Times times, Instant now) {}

    /**
     * What rules say of the time.
     *
     * @param busy for each choice the listings that may have no room for it; empty where the choices are too many
     */
    private record Verdict(Ruling ruling, List<UseBits> busy) {
        /** Whether some choice is wholly untouched. */
        boolean isUntouched(int ordinal) {
            for (UseBits choice : busy) {
                if (!choice.get(ordinal)) {
                    return true;
                }
            }
            return false;
        }
    }

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
            if (verdict(kind).ruling().otherwise() == State.UNKNOWN) {
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
        Ruling ruling = verdict.ruling();
        if (ruling.choices().isEmpty()) {
            return ruling.otherwise();
        }
        if (need.quantity() == 1 && !verdict.busy().isEmpty()) {
            if (verdict.isUntouched(ordinal)) {
                return State.FREE;
            }
            // A thing of which there is one has no room wherever its bit is set.
            if (ruling.exact() && view.isSingle(ordinal)) {
                return ruling.otherwise();
            }
        }
        return choice(ordinal, verdict).isPresent() ? State.FREE : ruling.otherwise();
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
            for (Choice choice : verdict.ruling().choices()) {
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
            known = read(kind);
            verdicts.set(kind, known);
        }
        return known;
    }

    private Verdict read(int kind) {
        Ruling ruling = rulings.get(kind);
        if (ruling == null) {
            ruling = Ruling.of(view.timetables().get(kind), times, need.now());
            rulings.set(kind, ruling);
        }
        List<Choice> choices = ruling.choices();
        boolean few = !choices.isEmpty() && choices.size() <= MOST_BITS;
        return new Verdict(ruling, few ? choices.stream().map(this::busy).toList() : List.of());
    }

    private UseBits busy(Choice choice) {
        return bits.computeIfAbsent(choice.footprint(), board::busy);
    }
}
