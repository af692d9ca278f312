package org.mochiyori.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Problem;

/** What a patient clerk with a notebook would do: no table, no sweep, a count for each ten minutes. */
final class Oracle {
    private static final int STEP = 600;
    private static final int STEPS = 20;

    private final Map<UUID, Integer> capacities = new HashMap<>();
    private final Map<UUID, Note> notes = new LinkedHashMap<>();

    private static final class Note {
        final Terms terms;
        final UUID booking;
        String state;
        Instant lapses = Instant.MAX;
        boolean agreed;

        Note(Terms terms, UUID booking) {
            this.terms = terms;
            this.booking = booking;
            this.state = "";
        }

        String state(Instant now) {
            return now.isBefore(lapses) ? state : "expired";
        }

        boolean keepsOut(Instant now) {
            return switch (state(now)) {
                case "held", "confirmed", "out" -> true;
                case "requested" -> terms.conditions().requestBlocks();
                default -> false;
            };
        }
    }

    void capacity(UUID unit, int capacity) {
        capacities.put(unit, capacity);
    }

    boolean wouldGrant(List<Terms> lines, Instant now) {
        List<Terms> had = had(lines, now);
        return !had.isEmpty() && lines.stream().allMatch(line -> line.optional() || had.contains(line));
    }

    void grant(List<Terms> lines, Instant now) {
        List<Terms> had = had(lines, now);
        UUID booking = lines.getFirst().id();
        long longest = lines.stream()
                .filter(line -> line.conditions().byPerson())
                .mapToLong(line -> line.conditions().answerWithin().toSeconds())
                .max()
                .orElse(0);
        for (Terms line : lines) {
            Note note = new Note(line, booking);
            if (!had.contains(line)) {
                note.state = "declined";
            } else if (line.conditions().byPerson()) {
                note.state = "requested";
                note.lapses = now.plus(line.conditions().answerWithin());
            } else {
                note.state = "held";
                note.agreed = true;
                note.lapses = now.plusSeconds(longest).plus(line.conditions().hold());
            }
            notes.put(line.id(), note);
        }
        confirmWhatIsClear(booking);
    }

    Optional<Class<? extends Problem>> refusal(UUID id, Move move, Instant now) {
        Note note = notes.get(id);
        String state = note.state(now);
        boolean legal = switch (move) {
            case APPROVE, DECLINE -> state.equals("requested");
            case CONFIRM -> state.equals("held") || (state.equals("expired") && note.agreed);
            case WITHDRAW -> state.equals("requested") || state.equals("held");
            case CANCEL, HAND_OVER, CLOSE -> state.equals("confirmed");
            case RETURN -> state.equals("out");
            case EXPIRE -> false;
        };
        if (!legal) {
            return Optional.of(Problem.WrongState.class);
        }
        boolean takes = (move == Move.APPROVE || move == Move.CONFIRM) && !note.keepsOut(now);
        return takes && !fits(note.terms, List.of(), now) ? Optional.of(Problem.Taken.class) : Optional.empty();
    }

    /** The clerk goes through all bookings and strikes out what is over. */
    void look(Instant now) {
        notes.values().forEach(note -> strikeOut(note, now));
        List.copyOf(notes.values()).forEach(note -> confirmWhatIsClear(note.booking));
    }

    void move(UUID id, Move move, Instant now) {
        Note note = notes.get(id);
        notes.values().stream()
                .filter(other -> other.booking.equals(note.booking))
                .forEach(other -> strikeOut(other, now));
        note.lapses = Instant.MAX;
        note.state = switch (move) {
            case APPROVE -> "held";
            case DECLINE -> "declined";
            case CONFIRM -> "confirmed";
            case WITHDRAW -> "withdrawn";
            case CANCEL -> "cancelled";
            case HAND_OVER -> "out";
            case RETURN, CLOSE -> "closed";
            case EXPIRE -> "expired";
        };
        if (move == Move.APPROVE) {
            note.agreed = true;
            note.lapses = now.plus(note.terms.conditions().hold());
        }
        confirmWhatIsClear(note.booking);
    }

    State state(UUID id, Instant now) {
        return State.of(notes.get(id).state(now));
    }

    boolean overfull(Instant now) {
        return capacities.entrySet().stream().anyMatch(unit -> {
            for (int i = 0; i < STEPS; i++) {
                if (count(unit.getKey(), LocalHubFixture.START.plusSeconds((long) i * STEP), List.of(), now)
                        > unit.getValue()) {
                    return true;
                }
            }
            return false;
        });
    }

    private static void strikeOut(Note note, Instant now) {
        note.state = note.state(now);
        note.lapses = note.state.equals("expired") ? Instant.MAX : note.lapses;
    }

    private void confirmWhatIsClear(UUID booking) {
        List<Note> all = notes.values().stream()
                .filter(note -> note.booking.equals(booking))
                .toList();
        boolean open = all.stream()
                .anyMatch(note -> note.state.equals("requested")
                        || (note.state.equals("held") && note.terms.conditions().borrowerConfirms()));
        boolean broken = all.stream()
                .anyMatch(note ->
                        List.of("declined", "withdrawn", "cancelled", "expired").contains(note.state)
                                && !note.terms.optional());
        if (!open && !broken) {
            all.stream().filter(note -> note.state.equals("held")).forEach(note -> {
                note.state = "confirmed";
                note.lapses = Instant.MAX;
            });
        }
    }

    private List<Terms> had(List<Terms> lines, Instant now) {
        List<Terms> had = new ArrayList<>();
        for (boolean optional : new boolean[] {false, true}) {
            for (Terms line : lines) {
                if (line.optional() == optional && fits(line, had, now)) {
                    had.add(line);
                }
            }
        }
        return had;
    }

    private boolean fits(Terms line, List<Terms> beside, Instant now) {
        for (Map.Entry<UUID, Integer> share : line.taking().amounts().entrySet()) {
            for (Instant at = line.window().from(); at.isBefore(line.window().until()); at = at.plusSeconds(STEP)) {
                if (count(share.getKey(), at, beside, now) + share.getValue() > capacities.get(share.getKey())) {
                    return false;
                }
            }
        }
        return true;
    }

    private int count(UUID unit, Instant at, List<Terms> beside, Instant now) {
        int count = 0;
        for (Note note : notes.values()) {
            if (note.keepsOut(now) && note.terms.window().contains(at)) {
                count += note.terms.taking().amounts().getOrDefault(unit, 0);
            }
        }
        for (Terms line : beside) {
            if (line.window().contains(at)) {
                count += line.taking().amounts().getOrDefault(unit, 0);
            }
        }
        return count;
    }
}
