package org.mochiyori.site;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.LineChanges;
import org.mochiyori.booking.Moving;
import org.mochiyori.booking.Parts;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Side;
import org.mochiyori.booking.Terms;
import org.mochiyori.booking.Wish;
import org.mochiyori.emergency.Emergency;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.web.ProblemWords;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.FormView;
import org.mochiyori.site.view.Kind;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.Together;

/** Several things booked together: how far they have come, what stands in for what was lost, and the change of one of them. */
final class LinePages {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    /** Carries what a price was shown for. */
    private static final String SEEN = "seen";

    private static final int LONGEST = 200;

    private final Doors doors;
    private final SwapSheet swaps;

    LinePages(Doors doors) {
        this.doors = doors;
        this.swaps = new SwapSheet(doors);
    }

    void mount(PageRouter pages) {
        pages.get("/bookings/:id/lines/:line", this::ask);
        pages.post("/bookings/:id/lines/:line/replace", this::replace);
        pages.post("/bookings/:id/lines/:line/drop", this::drop);
    }

    /** What the booking's page says of the whole, for the borrower. */
    Together together(Caller caller, Seen seen) {
        Titles titles = Titles.of(doors, List.of(seen));
        Parts parts = Parts.of(seen.booking());
        Map<UUID, List<Terms>> equal = doors.booking().changes().substitutes(caller, seen);
        Map<UUID, Emergency> recalls = doors.emergency().emergencies().recalls(endangered(seen, equal));
        List<Together.Lost> lost = new ArrayList<>();
        parts.lost().stream()
                .filter(entry ->
                        equal.containsKey(id(entry)) || seen.changes(entry).contains("drop"))
                .forEach(entry -> lost.add(
                        lost(seen, entry, equal.getOrDefault(id(entry), List.of()), what(entry, recalls, titles))));
        // What is promised still, and will hardly be there.
        seen.entries().stream()
                .filter(entry -> isEndangered(entry, equal))
                .filter(entry -> seen.changes(entry).contains("replace"))
                .forEach(entry -> lost.add(
                        lost(seen, entry, equal.getOrDefault(id(entry), List.of()), what(entry, recalls, titles))));
        List<Link> changes = new ArrayList<>();
        for (Booking.Entry entry : seen.entries()) {
            boolean open = entry.line().lapsesAt().isPresent()
                    || entry.line().state() == org.mochiyori.booking.State.CONFIRMED;
            if (open && seen.changes(entry).contains("replace")) {
                changes.add(new Link(changeOf(BookingRows.terms(entry), titles), path(seen, entry)));
            }
        }
        return new Together(sentence(seen, parts), lost, changes);
    }

    private static boolean isEndangered(Booking.Entry entry, Map<UUID, List<Terms>> equal) {
        return entry.line().occupies() && equal.containsKey(id(entry));
    }

    private static List<UUID> endangered(Seen seen, Map<UUID, List<Terms>> equal) {
        return seen.entries().stream()
                .filter(entry -> isEndangered(entry, equal))
                .map(entry -> BookingRows.terms(entry).thing().listing())
                .toList();
    }

    /** What became of it, or why it may not be there. */
    private static Phrase what(Booking.Entry entry, Map<UUID, Emergency> recalls, Titles titles) {
        Phrase title = titles.of(BookingRows.terms(entry).thing());
        Optional<Emergency> recall =
                Optional.ofNullable(recalls.get(BookingRows.terms(entry).thing().listing()));
        if (!entry.line().occupies()) {
            return Phrase.of("booking.lost", "title", title);
        }
        return recall.map(on -> Phrase.of("booking.endangered-recall", "title", title, "reason", on.reason()))
                .orElse(Phrase.of("booking.endangered", "title", title));
    }

    private static Optional<Phrase> sentence(Seen seen, Parts parts) {
        if (seen.booking().entries().size() == 1) {
            return Optional.empty();
        }
        boolean borrows = seen.entries().stream()
                .anyMatch(entry -> seen.sidesOf(entry.line()).contains(Side.BORROWER));
        if (!borrows) {
            // What is to be chosen now is its borrower's business, and so is what else was refused.
            return switch (parts.stage()) {
                case COMPLETING, READY, INCOMPLETE -> Optional.of(Phrase.of("booking.stage-lent"));
                case DONE, RELEASED -> Optional.empty();
            };
        }
        return switch (parts.stage()) {
            case COMPLETING -> Optional.of(Phrase.of("booking.stage-completing"));
            case READY, INCOMPLETE ->
                parts.keptUntil()
                        .map(until ->
                                Phrase.of("booking.stage-" + parts.stage().code(), "until", local(until, zone(seen))));
            case DONE, RELEASED -> Optional.empty();
        };
    }

    private Together.Lost lost(Seen seen, Booking.Entry entry, List<Terms> equal, Phrase what) {
        List<UUID> lenders = equal.stream().map(terms -> terms.thing().lender()).toList();
        Names names = Names.of(doors, lenders)
                .with(Titles.ofThings(doors, equal.stream().map(Terms::thing)));
        Optional<Move> without = seen.changes(entry).contains("drop")
                ? Optional.of(new Move(
                        path(seen, entry) + "/drop",
                        Phrase.of("booking.drop"),
                        false,
                        Optional.empty(),
                        List.of(version(seen))))
                : Optional.empty();
        return new Together.Lost(
                what,
                equal.stream()
                        .map(terms -> new Together.Equal(
                                names.titles().of(terms.thing()),
                                "/listings/" + terms.thing().listing(),
                                names.get(terms.thing().lender()),
                                where(terms),
                                Quotes.amount(
                                        terms.price().total(), terms.price().isComplete()),
                                take(seen, entry, terms)))
                        .toList(),
                without);
    }

    /** Things alike bear like names: where it is tells them apart. */
    private Optional<Phrase> where(Terms terms) {
        return doors.catalogue()
                .listings()
                .get(doors.platform().db(), terms.thing().listing())
                .place()
                .map(place -> place.draft().at().address())
                .filter(address -> !address.isBlank())
                .map(Phrase::literal);
    }

    private static Move take(Seen seen, Booking.Entry entry, Terms equal) {
        List<Field> fields = new ArrayList<>();
        fields.add(version(seen));
        fields.add(Field.hidden("listing", equal.thing().listing().toString()));
        When when = When.of(equal);
        fields.add(Field.hidden("from", When.day(when.from())));
        fields.add(Field.hidden("fromTime", When.time(when.from())));
        fields.add(Field.hidden("to", When.day(when.to())));
        fields.add(Field.hidden("toTime", When.time(when.to())));
        fields.add(Field.hidden("quantity", String.valueOf(equal.quantity())));
        return new Move(
                path(seen, entry) + "/replace", Phrase.of("booking.take-instead"), false, Optional.empty(), fields);
    }

    private Reply ask(Visit visit) {
        Seen seen = doors.booking().bookings().get(visit.caller(), visit.id());
        Booking.Entry entry = entry(seen, visit);
        if (!seen.changes(entry).contains("replace")) {
            throw new Refused(new Problem.NotFound());
        }
        return Reply.show(form(seen, entry, fields(seen, entry), Optional.empty()));
    }

    /** Only of things there may be more or fewer. */
    private static Phrase changeOf(Terms terms, Titles titles) {
        return Phrase.of(
                BookingRows.kind(terms) == Kind.EQUIPMENT ? "booking.change-of" : "booking.change-time-of",
                "title",
                titles.of(terms.thing()));
    }

    private FormView form(Seen seen, Booking.Entry entry, List<Field> fields, Optional<Phrase> refusal) {
        Terms terms = BookingRows.terms(entry);
        Phrase lead = refusal.orElse(
                Phrase.of(terms.conditions().byPerson() ? "booking.change-lead-person" : "booking.change-lead"));
        return new FormView(
                changeOf(terms, Titles.of(doors, List.of(seen))),
                lead,
                Optional.empty(),
                new Form(path(seen, entry) + "/replace", fields, Phrase.of("booking.change-submit")),
                List.of(new Link(
                        Phrase.of("booking.request-back"),
                        "/bookings/" + seen.booking().id())));
    }

    private static List<Field> fields(Seen seen, Booking.Entry entry) {
        Terms terms = BookingRows.terms(entry);
        List<Field> fields = new ArrayList<>();
        fields.add(version(seen));
        fields.add(Field.hidden("listing", terms.thing().listing().toString()));
        When when = When.of(terms);
        fields.add(Field.of(Field.Type.DATE, "from", "booking.change-from").value(When.day(when.from())));
        fields.add(Field.of(Field.Type.TIME, "fromTime", "booking.from").value(When.time(when.from())));
        fields.add(Field.of(Field.Type.DATE, "to", "booking.change-to").value(When.day(when.to())));
        fields.add(Field.of(Field.Type.TIME, "toTime", "booking.until").value(When.time(when.to())));
        if (BookingRows.kind(terms) == Kind.EQUIPMENT) {
            fields.add(
                    Field.of(Field.Type.COUNT, "quantity", "booking.quantity").value(String.valueOf(terms.quantity())));
        }
        return fields;
    }

    private Reply replace(Visit visit) {
        Caller caller = visit.caller();
        Seen seen = doors.booking().bookings().get(caller, visit.id());
        Booking.Entry entry = entry(seen, visit);
        FormInput form = new FormInput(visit.typed());
        Optional<Instant> from = form.moment("from", zone(seen));
        Optional<Instant> to = form.moment("to", zone(seen));
        Optional<UUID> listing = form.require("listing", form.id("listing"));
        int quantity = form.count("quantity", 1, 1_000_000).orElse(1);
        long version = form.count("version", 0, Integer.MAX_VALUE).orElse(0);
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            form.wrong("to", "order");
        }
        if (!form.isFine()) {
            return again(seen, entry, form, Optional.empty());
        }
        TimeWindow window = new TimeWindow(from.orElseThrow(), to.orElseThrow());
        Wish.WishLine wanted = wanted(entry, new Wish.WishLine(listing.orElseThrow(), window, quantity, false));
        LineChanges.Change change =
                new LineChanges.Change(id(entry), wanted, Moving.Words.NONE, OptionalLong.of(version));
        try {
            if (!form.textIfAny(SEEN, LONGEST).equals(print(wanted))) {
                return quoted(caller, new Changed(seen, entry, form), change);
            }
            doors.platform()
                    .db()
                    .inTransaction(tx -> doors.booking().changes().replace(tx, caller, visit.id(), change));
        } catch (Refused refused) {
            if (!(refused.problem() instanceof Problem.Taken) && !(refused.problem() instanceof Problem.RuleRefuses)) {
                throw refused;
            }
            Phrase why = ProblemWords.sentence(refused.problem());
            return isOther(entry, wanted)
                    ? new Reply.Page(409, swaps.refused(seen, BookingRows.terms(entry), why), Optional.empty())
                    : again(seen, entry, form, Optional.of(why));
        }
        return Reply.go("/bookings/" + visit.id());
    }

    /** A line of a booking, and what was typed about it. */
    private record Changed(Seen seen, Booking.Entry entry, FormInput form) {}

    private static boolean isOther(Booking.Entry entry, Wish.WishLine wanted) {
        return !wanted.listing().equals(BookingRows.terms(entry).thing().listing());
    }

    /** First what would change and what it would cost, then for good. */
    private Reply quoted(Caller caller, Changed changed, LineChanges.Change change) {
        Seen seen = changed.seen();
        Booking.Entry entry = changed.entry();
        Terms terms = doors.booking().changes().quote(caller, seen, change);
        if (isOther(entry, change.wanted())) {
            return Reply.show(swaps.of(seen, BookingRows.terms(entry), terms, sure(seen, entry, terms)));
        }
        List<Field> fields = new ArrayList<>(changed.form().answers().fill(fields(seen, entry)));
        fields.add(Field.hidden(SEEN, print(change.wanted())));
        Phrase before = Quotes.amount(
                BookingRows.terms(entry).price().total(),
                BookingRows.terms(entry).price().isComplete());
        FormView view = form(seen, entry, fields, Optional.of(Phrase.of("booking.change-sure", "before", before)));
        return Reply.show(view.costing(Quotes.of(terms)));
    }

    /** Takes what has been looked at. */
    private static Move sure(Seen seen, Booking.Entry entry, Terms then) {
        Move take = take(seen, entry, then);
        List<Field> fields = new ArrayList<>(take.fields());
        fields.add(Field.hidden(
                SEEN, print(new Wish.WishLine(then.thing().listing(), then.window(), then.quantity(), false))));
        return new Move(
                take.action(),
                Phrase.of("booking.swap-go"),
                true,
                Optional.of(Phrase.of(then.conditions().byPerson() ? "booking.swap-warn-person" : "booking.swap-warn")),
                fields);
    }

    /** What a price was shown for. */
    private static String print(Wish.WishLine wanted) {
        return wanted.listing() + "|" + wanted.window().from() + "|"
                + wanted.window().until() + "|" + wanted.quantity();
    }

    /** Who stands in for a person is asked about the same times; another thing has extras of its own, which its page offers. */
    private Wish.WishLine wanted(Booking.Entry entry, Wish.WishLine plain) {
        Terms terms = BookingRows.terms(entry);
        boolean sameTime = isOther(entry, plain) && plain.window().equals(terms.window());
        return new Wish.WishLine(
                plain.listing(),
                plain.window(),
                plain.quantity(),
                plain.optional(),
                extras(entry, plain.listing()),
                sameTime
                        ? terms.candidates().stream()
                                .map(Terms.Candidate::window)
                                .toList()
                        : List.of());
    }

    private Set<String> extras(Booking.Entry entry, UUID wanted) {
        Terms terms = BookingRows.terms(entry);
        return terms.thing().listing().equals(wanted)
                ? doors.booking().changes().extras(terms)
                : Set.of();
    }

    private Reply again(Seen seen, Booking.Entry entry, FormInput form, Optional<Phrase> refusal) {
        List<Field> fields = form.answers().fill(fields(seen, entry));
        return new Reply.Page(refusal.isPresent() ? 409 : 422, form(seen, entry, fields, refusal), Optional.empty());
    }

    private Reply drop(Visit visit) {
        Caller caller = visit.caller();
        FormInput form = new FormInput(visit.typed());
        long version = form.count("version", 0, Integer.MAX_VALUE).orElse(0);
        LineChanges.Dropping dropping = new LineChanges.Dropping(Moving.Words.NONE, OptionalLong.of(version));
        doors.platform()
                .db()
                .inTransaction(
                        tx -> doors.booking().changes().drop(tx, caller, visit.id(), visit.id("line"), dropping));
        return Reply.go("/bookings/" + visit.id());
    }

    private static Booking.Entry entry(Seen seen, Visit visit) {
        UUID line = visit.id("line");
        return seen.entries().stream()
                .filter(entry -> id(entry).equals(line))
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    /** When a thing is wanted, as the boxes of a form hold it. */
    private record When(LocalDateTime from, LocalDateTime to) {
        static When of(Terms terms) {
            ZoneId zone = terms.thing().zone();
            return new When(
                    local(terms.window().from(), zone), local(terms.window().until(), zone));
        }

        static String day(LocalDateTime at) {
            return at.toLocalDate().toString();
        }

        static String time(LocalDateTime at) {
            return CLOCK.format(at);
        }
    }

    private static LocalDateTime local(Instant at, ZoneId zone) {
        return LocalDateTime.ofInstant(at, zone);
    }

    private static ZoneId zone(Seen seen) {
        return BookingRows.terms(seen.entries().getFirst()).thing().zone();
    }

    private static Field version(Seen seen) {
        return Field.hidden("version", String.valueOf(seen.booking().version()));
    }

    private static UUID id(Booking.Entry entry) {
        return BookingRows.terms(entry).id();
    }

    private static String path(Seen seen, Booking.Entry entry) {
        return "/bookings/" + seen.booking().id() + "/lines/" + id(entry);
    }
}
