package org.mochiyori.site;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.Move;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Side;
import org.mochiyori.booking.State;
import org.mochiyori.booking.Terms;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Kind;

/** The legal moves of a booking as buttons: the table of states decides which, this says how they look. */
final class Moves {
    /** The box for words. */
    static final String NOTE = "note";

    private final InstantSource clock;

    Moves(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * All that the reader may do now; what most people want next is the main one.
     *
     * @param owed whether they have to say why they decline
     */
    List<org.mochiyori.site.view.Move> of(Seen seen, boolean owed) {
        Set<Move> legal = new LinkedHashSet<>();
        for (Booking.Entry entry : seen.entries()) {
            // Of several times one must be chosen, which the page of the sounding asks.
            boolean chosen = BookingRows.terms(entry).candidates().isEmpty();
            seen.moves(entry.line()).stream()
                    .filter(move -> chosen || move != Move.APPROVE)
                    .forEach(legal::add);
        }
        List<org.mochiyori.site.view.Move> moves = new ArrayList<>();
        for (Move move : legal) {
            boolean early = move == Move.CLOSE ? !hasEnded(seen) : move == Move.CONFIRM && isWaiting(seen);
            if (!early) {
                moves.add(button(seen, move, fields(seen, move, owed), moves.isEmpty() && isForward(move)));
            }
        }
        return moves;
    }

    /** Several things are confirmed together, once those that are needed have been agreed to. */
    private static boolean isWaiting(Seen seen) {
        return seen.entries().stream()
                .map(Booking.Entry::line)
                .anyMatch(
                        line -> line.state() == State.REQUESTED && !line.terms().optional());
    }

    /**
     * One of them on one line, with one tap and nothing to fill in.
     *
     * @param back where the reader goes on afterwards
     */
    org.mochiyori.site.view.Move tap(Seen seen, Booking.Entry entry, Move move, String back) {
        Terms terms = BookingRows.terms(entry);
        List<Field> fields =
                List.of(version(seen), Field.hidden("line", terms.id().toString()), Field.hidden("back", back));
        return new org.mochiyori.site.view.Move(action(seen, move), label(move, terms), true, Optional.empty(), fields);
    }

    private org.mochiyori.site.view.Move button(Seen seen, Move move, List<Field> fields, boolean main) {
        List<Field> own = fields.stream().map(field -> field.in(move.code())).toList();
        return new org.mochiyori.site.view.Move(
                action(seen, move), label(move, terms(seen)), main, warning(seen, move), own);
    }

    private static List<Field> fields(Seen seen, Move move, boolean owed) {
        Field note = Field.of(Field.Type.TEXT, NOTE, "booking.note-why");
        return switch (move) {
            case DECLINE -> List.of(version(seen), owed ? note.hint(Phrase.of("booking.note-owed")) : note.optional());
            case CANCEL -> List.of(version(seen), note.optional());
            case RETURN -> {
                Field state =
                        Field.of(Field.Type.TEXT, NOTE, "booking.note-state").optional();
                Field returned = Field.of(Field.Type.COUNT, "returned", "booking.note-returned")
                        .optional();
                // Of several things each is counted on the page of hand-over and return.
                yield kind(seen) == Kind.EQUIPMENT && out(seen) == 1
                        ? List.of(version(seen), returned, state)
                        : List.of(version(seen), state);
            }
            case APPROVE, CONFIRM, WITHDRAW, HAND_OVER, CLOSE, EXPIRE -> List.of(version(seen));
        };
    }

    private static long out(Seen seen) {
        return seen.entries().stream()
                .filter(entry -> entry.line().state() == State.OUT)
                .count();
    }

    private Optional<Phrase> warning(Seen seen, Move move) {
        Terms terms = terms(seen);
        Instant now = clock.instant();
        LocalDateTime today = LocalDateTime.ofInstant(now, terms.thing().zone());
        return switch (move) {
            case CANCEL -> Optional.of(cancelling(seen, now));
            case HAND_OVER ->
                Optional.of(Phrase.of("booking.warn-early", "day", today.toLocalDate()))
                        .filter(early ->
                                BookingRows.span(terms).from().toLocalDate().isAfter(today.toLocalDate()));
            case APPROVE, DECLINE, CONFIRM, WITHDRAW, RETURN, CLOSE, EXPIRE -> Optional.empty();
        };
    }

    /** What calling off costs the borrower now, all that the button calls off together; whoever lends owes nothing. */
    private static Phrase cancelling(Seen seen, Instant now) {
        List<Terms> off = seen.entries().stream()
                .filter(entry -> seen.moves(entry.line()).contains(Move.CANCEL))
                .filter(entry -> seen.sidesOf(entry.line()).contains(Side.BORROWER))
                .map(BookingRows::terms)
                .toList();
        if (off.isEmpty()) {
            return Phrase.of("booking.warn-cancel-lender");
        }
        List<Yen> owed = off.stream()
                .flatMap(terms -> owed(terms, now).stream())
                .filter(yen -> yen.value() > 0)
                .toList();
        if (owed.isEmpty()) {
            boolean free = off.stream().allMatch(terms -> now.isBefore(terms.cancelFreeUntil()));
            return Phrase.of(free ? "booking.warn-cancel" : "booking.warn-cancel-late");
        }
        Phrase sum = Quotes.amount(
                owed.stream().reduce(Yen.ZERO, Yen::plus),
                off.stream().allMatch(terms -> owed(terms, now).isPresent()));
        return owed.size() == 1
                ? Phrase.of("booking.warn-cancel-owed", "yen", sum)
                : Phrase.of("booking.warn-cancel-owed-all", "yen", sum, "n", owed.size());
    }

    /** Empty where the lender decides it then. */
    private static Optional<Yen> owed(Terms terms, Instant now) {
        OptionalInt percent = terms.cancelPercent(now);
        return percent.isEmpty()
                ? Optional.empty()
                : Optional.of(terms.conditions()
                        .cancellation()
                        .rounding()
                        .percent(percent.getAsInt(), terms.price().total()));
    }

    private boolean hasEnded(Seen seen) {
        return !clock.instant().isBefore(terms(seen).window().until());
    }

    private static boolean isForward(Move move) {
        return switch (move) {
            case APPROVE, CONFIRM, HAND_OVER, RETURN -> true;
            case DECLINE, WITHDRAW, CANCEL, CLOSE, EXPIRE -> false;
        };
    }

    private static Phrase label(Move move, Terms terms) {
        boolean gone = move == Move.HAND_OVER || move == Move.RETURN;
        return Phrase.of("booking.do-" + move.code()
                + (gone ? "-" + BookingRows.kind(terms).code() : ""));
    }

    private static Field version(Seen seen) {
        return Field.hidden("version", String.valueOf(seen.booking().version()));
    }

    private static String action(Seen seen, Move move) {
        return "/bookings/" + seen.booking().id() + "/" + move.code();
    }

    private static Kind kind(Seen seen) {
        return BookingRows.kind(terms(seen));
    }

    private static Terms terms(Seen seen) {
        Booking.Entry first = BookingRows.leading(seen);
        return BookingRows.terms(first);
    }
}
