package org.mochiyori.site;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Side;
import org.mochiyori.booking.State;
import org.mochiyori.booking.Terms;
import org.mochiyori.emergency.Emergency;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.site.view.BookingRow;
import org.mochiyori.site.view.DeskView;
import org.mochiyori.site.view.Kind;
import org.mochiyori.site.view.Line;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.Stage;
import org.mochiyori.site.view.Status;

/** Bookings as rows of a list, and the states they are in as sentences. */
final class BookingRows {
    private final Doors doors;

    BookingRows(Doors doors) {
        this.doors = doors;
    }

    /** The rows, for the side that reads them: the other side's name stands on each. */
    List<BookingRow> of(List<Seen> all, Side reader) {
        Names names = names(all);
        Map<UUID, Emergency> recalls = recalls(all);
        return all.stream()
                .map(seen -> row(seen, reader, names).standing(status(seen, recalls)))
                .toList();
    }

    /** How the whole stands. */
    Status status(Seen seen) {
        return status(seen, recalls(List.of(seen)));
    }

    /** How each of its lines stands. */
    Map<Booking.Entry, Status> statuses(Seen seen) {
        Map<UUID, Emergency> recalls = recalls(List.of(seen));
        return seen.entries().stream()
                .collect(Collectors.toMap(Function.identity(), entry -> status(seen, entry, recalls)));
    }

    private Status status(Seen seen, Map<UUID, Emergency> recalls) {
        return status(
                seen,
                seen.entries().stream()
                        .filter(entry -> isLent(seen, entry))
                        .filter(entry ->
                                recalls.containsKey(terms(entry).thing().listing()))
                        .findFirst()
                        .orElse(leading(seen)),
                recalls);
    }

    /** What is called back in an emergency is wanted at once, whatever was agreed. */
    private Status status(Seen seen, Booking.Entry entry, Map<UUID, Emergency> recalls) {
        Status usual = status(seen, entry, now());
        return Optional.of(entry)
                .filter(one -> isLent(seen, one))
                .map(one -> recalls.get(terms(one).thing().listing()))
                .map(recall -> new Status(
                        usual.word(), Status.Tone.BAD, Phrase.of("booking.recalled", "reason", recall.reason())))
                .orElse(usual);
    }

    private Map<UUID, Emergency> recalls(List<Seen> all) {
        return doors.emergency()
                .emergencies()
                .recalls(all.stream()
                        .flatMap(seen -> seen.entries().stream().filter(entry -> isLent(seen, entry)))
                        .map(entry -> terms(entry).thing().listing())
                        .distinct()
                        .toList());
    }

    private static boolean isLent(Seen seen, Booking.Entry entry) {
        return entry.line().state() == State.OUT && seen.sidesOf(entry.line()).contains(Side.BORROWER);
    }

    /** The names of all groups, people and things that the bookings are about. */
    Names names(List<Seen> all) {
        return Names.of(
                        doors,
                        all.stream()
                                .flatMap(seen -> Stream.concat(
                                        Stream.of(seen.booking().borrower().party())
                                                .filter(party -> seen.namesBorrower()),
                                        seen.entries().stream()
                                                .map(entry ->
                                                        terms(entry).thing().lender())))
                                .toList())
                .with(Titles.of(doors, all));
    }

    /** Who borrows, or only of which hub, where the reader may not know more. */
    String borrower(Seen seen, Names names) {
        Booking.Borrower borrower = seen.booking().borrower();
        return seen.namesBorrower()
                ? names.get(borrower.party())
                : doors.people().hubs().get(borrower.hub()).profile().name();
    }

    /** One row. */
    BookingRow row(Seen seen, Side reader, Names names) {
        Booking booking = seen.booking();
        Booking.Entry first = leading(seen);
        return new BookingRow(
                "/bookings/" + booking.id(),
                booking.number(),
                names.titles().of(seen),
                reader == Side.BORROWER ? names.get(terms(first).thing().lender()) : borrower(seen, names),
                span(terms(first)),
                status(seen, first, now()));
    }

    /** One line of a desk's list with the tap that ends it; the time is when it goes, or, once it is out, comes back. */
    DeskView.Item item(Seen seen, Booking.Entry entry, Names names, Move tap) {
        Terms terms = terms(entry);
        BookingRow row = row(seen, Side.LENDER, names);
        BookingRow own = new BookingRow(
                row.href(), row.number(), names.titles().of(terms.thing()), row.party(), span(terms), row.status());
        Instant at = entry.line().state() == State.OUT
                ? terms.window().until()
                : terms.window().from();
        boolean several = entry.line() instanceof org.mochiyori.booking.Line.Out out && out.left() > 1;
        return new DeskView.Item(
                own,
                amount(entry),
                Phrase.of(
                        "desk.at",
                        "at",
                        LocalDateTime.ofInstant(at, terms.thing().zone())),
                tap,
                several
                        ? Optional.of(new Link(
                                Phrase.of("desk.part-back"),
                                "/bookings/" + seen.booking().id() + "/custody?line=" + terms.id()))
                        : Optional.empty());
    }

    /** How many, of things that are counted; of what is out, how many still are. */
    private static Optional<Phrase> amount(Booking.Entry entry) {
        return entry.line() instanceof org.mochiyori.booking.Line.Out out && out.back() > 0
                ? Optional.of(Phrase.of(
                        "desk.amount-left", "n", out.left(), "of", terms(entry).quantity()))
                : amount(terms(entry));
    }

    /** How many, of things that are counted. */
    static Optional<Phrase> amount(Terms terms) {
        return kind(terms) == Kind.EQUIPMENT
                ? Optional.of(Phrase.of("desk.amount", "n", terms.quantity()))
                : Optional.empty();
    }

    /** The line that shows how the whole stands. */
    static Booking.Entry leading(Seen seen) {
        State state = seen.booking().state();
        return seen.entries().stream()
                .filter(entry -> entry.line().state() == state)
                .findFirst()
                .orElse(seen.entries().getFirst());
    }

    /** The lines that were not refused, taken back or let go; all of them when none is left. */
    static List<Booking.Entry> standing(Seen seen) {
        List<Booking.Entry> some = seen.entries().stream()
                .filter(entry -> switch (entry.line().state()) {
                    case REQUESTED, HELD, CONFIRMED, OUT, CLOSED -> true;
                    case DECLINED, WITHDRAWN, CANCELLED, EXPIRED -> false;
                })
                .toList();
        return some.isEmpty() ? seen.entries() : some;
    }

    /** A line as the pages list it. */
    static Line line(Booking.Entry entry, Titles titles) {
        Terms terms = terms(entry);
        Kind kind = kind(terms);
        return new Line(
                titles.of(terms.thing()),
                kind,
                span(terms),
                kind == Kind.EQUIPMENT
                        ? Optional.of(Phrase.of("booking.amount-of", "n", terms.quantity()))
                        : Optional.empty());
    }

    /** The state in a word and a sentence. */
    static Status status(Seen seen, Booking.Entry entry, Instant now) {
        boolean own = seen.sidesOf(entry.line()).contains(Side.BORROWER);
        return own ? status(entry, now) : lent(entry, now);
    }

    /** The same for who lends: what they wait for, not what its borrower has to do. */
    private static Status lent(Booking.Entry entry, Instant now) {
        Terms terms = terms(entry);
        Stage stage = stage(entry, now);
        String key = "booking.lent-" + stage.name().toLowerCase(Locale.ROOT);
        return switch (stage) {
            case REQUESTED, HELD, OUT, OVERDUE ->
                stage.status(kind(terms), part(entry, "booking.part-lent", Phrase.of(key, "until", until(entry))));
            case CONFIRMED -> stage.status(kind(terms), Phrase.of(key));
            case CLOSED, DECLINED, WITHDRAWN, CANCELLED, EXPIRED, QUEUED -> status(entry, now);
        };
    }

    private static Stage stage(Booking.Entry entry, Instant now) {
        boolean late = entry.line().state() == State.OUT
                && terms(entry).window().until().isBefore(now);
        return late ? Stage.OVERDUE : Stage.valueOf(entry.line().state().name());
    }

    private static Status status(Booking.Entry entry, Instant now) {
        Terms terms = terms(entry);
        Stage stage = stage(entry, now);
        if (stage == Stage.CONFIRMED) {
            return stage.status(kind(terms), confirmed(terms, now));
        }
        if (stage == Stage.REQUESTED && kind(terms) == Kind.SKILL) {
            return stage.status(kind(terms), Phrase.of("booking.then-requested-skill", "until", until(entry)));
        }
        Status usual = stage.status(kind(terms), until(entry));
        return stage.status(kind(terms), part(entry, "booking.part-own", usual.sentence()));
    }

    /** Where a part is back, how many are not, and what is to be done about them. */
    private static Phrase part(Booking.Entry entry, String key, Phrase usual) {
        return entry.line() instanceof org.mochiyori.booking.Line.Out out && out.back() > 0
                ? Phrase.of(key, "n", out.left(), "of", terms(entry).quantity(), "then", usual)
                : usual;
    }

    /** Until when the next step must be done, or when its time is over. */
    private static LocalDateTime until(Booking.Entry entry) {
        Terms terms = terms(entry);
        Instant at = switch (entry.line().state()) {
            case REQUESTED, HELD ->
                entry.line().lapsesAt().orElse(terms.window().from());
            case CONFIRMED, OUT, CLOSED, DECLINED, WITHDRAWN, CANCELLED, EXPIRED ->
                terms.window().until();
        };
        return LocalDateTime.ofInstant(at, terms.thing().zone());
    }

    /** What is settled can be cancelled for nothing up to a day, and after it still, at a price. */
    private static Phrase confirmed(Terms terms, Instant now) {
        return now.isBefore(terms.cancelFreeUntil())
                ? Quotes.cancelFree("booking.then-confirmed", terms)
                : Phrase.of("booking.then-confirmed-late");
    }

    static Kind kind(Terms terms) {
        return Kind.valueOf(terms.thing().kind().toUpperCase(java.util.Locale.ROOT));
    }

    static Span span(Terms terms) {
        return Span.of(terms.window(), terms.thing().zone());
    }

    static Terms terms(Booking.Entry entry) {
        return entry.line().terms();
    }

    private Instant now() {
        return doors.platform().clock().instant();
    }
}
