package org.mochiyori.site;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.mochiyori.arrangement.Offers;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.Bookings;
import org.mochiyori.booking.Move;
import org.mochiyori.booking.Moving;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Side;
import org.mochiyori.booking.State;
import org.mochiyori.catalogue.Contact;
import org.mochiyori.dues.Account;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.web.Idempotency;
import org.mochiyori.site.view.BookingRow;
import org.mochiyori.site.view.BookingView;
import org.mochiyori.site.view.BookingsView;
import org.mochiyori.site.view.Fact;
import org.mochiyori.site.view.InboxView;
import org.mochiyori.site.view.Kind;
import org.mochiyori.site.view.Line;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Status;

/** One's bookings, one booking with all that may be done to it, and what has come in for the lender. */
final class BookingPages {
    private static final int MOST = 50;
    private static final int SETTLED = 10;
    private static final Set<String> REASONS = Set.of(
            "replaced",
            "released",
            "taken",
            "by-link",
            "by-phone",
            "closed-official",
            "closed-weather",
            "closed-disaster",
            "closed-outage");

    private final Doors doors;
    private final BookingRows rows;
    private final Moves moves;
    private final DuesPages money;
    private final LinePages lines;
    private final OfferPages offers;
    private final TalkPages talks;
    private final Waiving waiving;

    BookingPages(Doors doors, Idempotency idempotency) {
        this.doors = doors;
        this.rows = new BookingRows(doors);
        this.moves = new Moves(doors.platform().clock());
        this.money = new DuesPages(doors);
        this.lines = new LinePages(doors);
        this.offers = new OfferPages(doors);
        this.talks = new TalkPages(doors, idempotency);
        this.waiving = new Waiving(doors, idempotency);
    }

    void mount(PageRouter pages) {
        pages.get("/bookings", this::list);
        pages.get("/bookings/:id", this::one);
        money.mount(pages);
        talks.mount(pages);
        offers.mount(pages);
        pages.post("/bookings/:id/:move", this::move);
        lines.mount(pages);
        pages.get("/inbox", this::inbox);
    }

    private Reply list(Visit visit) {
        List<Seen> all = bookings(visit.caller(), Bookings.As.BORROWER, Optional.empty());
        return Reply.show(new BookingsView(
                rows.of(all.stream().filter(BookingPages::isOpen).toList(), Side.BORROWER),
                rows.of(all.stream().filter(seen -> !isOpen(seen)).toList(), Side.BORROWER)));
    }

    private Reply inbox(Visit visit) {
        Caller caller = visit.caller();
        List<Seen> waiting = lent(caller, Optional.of(State.REQUESTED)).reversed();
        List<Seen> settled = lent(caller, Optional.empty()).stream()
                .filter(seen -> seen.booking().state() != State.REQUESTED)
                .limit(SETTLED)
                .toList();
        Names names = rows.names(waiting);
        return Reply.show(
                new InboxView(waiting.stream().map(seen -> item(seen, names)).toList(), rows.of(settled, Side.LENDER)));
    }

    private InboxView.Item item(Seen seen, Names names) {
        BookingRow row = rows.row(seen, Side.LENDER, names);
        Booking.Request request = seen.booking().request();
        ZoneId zone = zone(seen);
        return new InboxView.Item(
                row,
                request.purpose(),
                request.persons().isPresent()
                        ? Phrase.of("booking.persons-of", "n", request.persons().getAsInt())
                        : Phrase.of("booking.persons-unknown"),
                Phrase.of(
                        "lender.asked-at",
                        "at",
                        LocalDateTime.ofInstant(seen.booking().at(), zone)));
    }

    private Reply one(Visit visit) {
        return page(visit, SentForm.NONE, 200);
    }

    /** @param sent a move that could not be made */
    private Reply page(Visit visit, SentForm sent, int status) {
        Caller caller = visit.caller();
        Seen seen = doors.booking().bookings().get(caller, visit.id());
        List<Bookings.Passed> passed = doors.booking().bookings().history(caller, visit.id());
        Names known = rows.names(List.of(seen));
        Names names = Names.of(
                        doors,
                        Stream.concat(
                                        known.byId().keySet().stream(),
                                        passed.stream()
                                                .flatMap(one ->
                                                        Stream.concat(one.onBehalfOf().stream(), one.actor().stream())))
                                .toList())
                .with(known.titles());
        List<Account> accounts = doors.dues().dues().list(seen);
        List<Offers.Offer> offered = offers.list(seen);
        BookingView view = new BookingView(
                seen.booking().number(),
                names.titles().of(seen),
                back(seen),
                rows.status(seen),
                lines(seen, names.titles()),
                Stream.concat(facts(caller, seen, names).stream(), OfferPages.facts(offered, names.titles()).stream())
                        .toList(),
                DuesPages.quote(accounts),
                Stream.concat(
                                OfferPages.moves(seen, offered, names.titles()).stream(),
                                moves.of(seen, doors.booking().bookings().declinesWithReason(seen)).stream()
                                        .map(sent::again))
                        .toList(),
                money.moves(seen, accounts, names.titles()),
                passed.stream().map(one -> event(one, seen, names)).toList(),
                links(caller, seen, names),
                lines.together(caller, seen),
                talks.of(caller, seen),
                seen.booking().occurrence().map(BookingPages::series));
        return new Reply.Page(
                status,
                view,
                Optional.of(BookingRows.terms(seen.entries().getFirst()).thing().hub()));
    }

    /** Who lends came from what has been asked of them, not from bookings of their own. */
    private static Link back(Seen seen) {
        return seen.entries().stream()
                        .anyMatch(entry -> seen.sidesOf(entry.line()).contains(Side.BORROWER))
                ? new Link(Phrase.of("booking.back"), "/bookings")
                : new Link(Phrase.of("lender.back"), "/inbox");
    }

    private static Link series(Booking.Occurrence one) {
        return new Link(
                Phrase.of("series.of-booking", "number", one.number()),
                "/series/" + one.series() + "?occurrence=" + one.number());
    }

    /** What else there is about it, on pages of its own. */
    private List<Link> links(Caller caller, Seen seen, Names names) {
        return Stream.of(
                        CustodySheet.link(seen).stream().toList(),
                        UseReportPages.link(doors, seen).stream().toList(),
                        SoundingPages.links(seen, names.titles()),
                        AccessPages.links(doors, caller, seen),
                        PaperPages.links(doors, seen, names))
                .flatMap(List::stream)
                .toList();
    }

    /** What still stands first; each with its state where they differ, so that nobody takes the refused for settled. */
    private List<Line> lines(Seen seen, Titles titles) {
        Map<Booking.Entry, Status> statuses = rows.statuses(seen);
        boolean alike = statuses.entrySet().stream()
                        .map(one -> one.getKey().line().state() + " "
                                + one.getValue().tone())
                        .distinct()
                        .count()
                == 1;
        List<Booking.Entry> standing = BookingRows.standing(seen);
        return Stream.concat(standing.stream(), seen.entries().stream().filter(entry -> !standing.contains(entry)))
                .map(entry -> alike
                        ? BookingRows.line(entry, titles)
                        : BookingRows.line(entry, titles).standing(Objects.requireNonNull(statuses.get(entry))))
                .toList();
    }

    private List<Fact> facts(Caller caller, Seen seen, Names names) {
        Booking booking = seen.booking();
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("booking.fact-borrower", rows.borrower(seen, names)));
        seen.entries().stream()
                .map(entry -> BookingRows.terms(entry).thing().lender())
                .distinct()
                .forEach(lender -> facts.add(fact("booking.fact-lender", names.get(lender))));
        facts.add(fact("booking.fact-purpose", booking.request().purpose()));
        booking.request()
                .persons()
                .ifPresent(n ->
                        facts.add(new Fact(Phrase.of("booking.persons"), Phrase.of("booking.persons-of", "n", n))));
        if (booking.request().channel().equals("desk")) {
            facts.add(new Fact(Phrase.of("booking.fact-channel"), Phrase.of("booking.channel-desk")));
        }
        facts.addAll(waiving.facts(seen));
        facts.addAll(SoundingPages.times(seen));
        contact(caller, seen).ifPresent(text -> facts.add(fact("booking.fact-contact", text)));
        return facts;
    }

    /** The person behind a skill, for the borrower once it is agreed; that it was shown is noted. */
    private Optional<String> contact(Caller caller, Seen seen) {
        Booking.Entry first = BookingRows.leading(seen);
        boolean agreed = first.line().state() == State.CONFIRMED || first.line().state() == State.OUT;
        boolean skill = BookingRows.kind(BookingRows.terms(first)) == Kind.SKILL;
        if (!skill || !agreed || !seen.sidesOf(first.line()).contains(Side.BORROWER)) {
            return Optional.empty();
        }
        UUID listing = BookingRows.terms(first).thing().listing();
        Contact contact = doors.platform()
                .db()
                .inTransaction(tx -> doors.catalogue()
                        .contacts()
                        .reveal(
                                tx,
                                caller.person(),
                                doors.catalogue().listings().get(tx, listing).listing()));
        return Optional.of(String.join(" ", contact.name(), Shells.phone(contact.phone()), contact.mail())
                        .strip())
                .filter(text -> !text.isEmpty());
    }

    private BookingView.Event event(Bookings.Passed passed, Seen seen, Names names) {
        Phrase what = Phrase.of("booking.moved-" + passed.move());
        return new BookingView.Event(
                LocalDateTime.ofInstant(passed.at(), zone(seen)),
                noted(titled(what, passed, seen, names.titles()), passed),
                passed.onBehalfOf().or(passed::actor).map(party -> who(party, passed.actor(), names)));
    }

    /** Of several things each step names its own. */
    private static Phrase titled(Phrase what, Bookings.Passed passed, Seen seen, Titles titles) {
        return seen.entries().stream()
                .filter(entry -> seen.entries().size() > 1)
                .map(BookingRows::terms)
                .filter(terms -> terms.id().equals(passed.line()))
                .findFirst()
                .<Phrase>map(terms -> Phrase.of("booking.moved-of", "what", what, "title", titles.of(terms.thing())))
                .orElse(what);
    }

    /** With the reason in words where it is one of ours, and what somebody wrote beside it. */
    private static Phrase noted(Phrase what, Bookings.Passed passed) {
        Optional<String> known = passed.reason().filter(REASONS::contains);
        Phrase told = known.<Phrase>map(reason -> Phrase.of("booking.because-" + reason, "what", what))
                .orElse(what);
        String note = String.join(
                        " ",
                        passed.reason().filter(reason -> known.isEmpty()).orElse(""),
                        passed.note().orElse(""))
                .strip();
        return note.isEmpty() ? told : Phrase.of("booking.moved-noted", "what", told, "note", note);
    }

    /** Whoever acts for a group without being of it is named beside it. */
    private Phrase who(UUID party, Optional<UUID> actor, Names names) {
        Instant now = doors.platform().clock().instant();
        Optional<String> proxy = actor.filter(one -> !one.equals(party))
                .filter(one -> !Standings.of(doors.platform().db(), one, now).isMember(party))
                .map(names::get)
                .filter(name -> !name.isEmpty());
        return proxy.map(name -> Phrase.of("booking.by-proxy", "party", names.get(party), "person", name))
                .orElse(Phrase.literal(names.get(party)));
    }

    private Reply move(Visit visit) {
        Caller caller = visit.caller();
        Move move = Stream.of(Move.values())
                .filter(one -> one != Move.EXPIRE && one.code().equals(visit.path("move")))
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        Map<String, String> typed = visit.typed();
        FormInput form = new FormInput(typed);
        String back = LocalPath.of(form.textIfAny("back", 300)).orElse("/bookings/" + visit.id());
        long version = form.require("version", form.count("version", 0, Integer.MAX_VALUE))
                .orElse(-1);
        Optional<Integer> returned = form.count("returned", 0, 1_000_000);
        Moving.Words words = new Moving.Words(
                Optional.empty(),
                form.findText(Moves.NOTE, 1000),
                returned.map(OptionalInt::of).orElse(OptionalInt.empty()));
        Bookings.Step step = new Bookings.Step(move, form.id("line"), words, OptionalLong.of(version));
        if (!form.isFine()) {
            return again(visit, form);
        }
        try {
            doors.platform().db().inTransaction(tx -> doors.booking().bookings().move(tx, caller, visit.id(), step));
        } catch (Refused refused) {
            if (refused.problem() instanceof Problem.Invalid invalid) {
                form.wrong(invalid);
                return again(visit, form);
            }
            throw refused;
        }
        return Reply.go(back);
    }

    /** The page with the form of the move as it was filled in. */
    private Reply again(Visit visit, FormInput form) {
        String action = "/bookings/" + visit.id() + "/" + visit.path("move");
        return page(visit, new SentForm(action, form.answers(), List.of()), 422);
    }

    /** What somebody lends, and what their hub lends where they stand at its desk. */
    private List<Seen> lent(Caller caller, Optional<State> state) {
        List<Seen> own = bookings(caller, Bookings.As.LENDER, state);
        List<Seen> hub = bookings(caller, Bookings.As.HUB, state);
        List<Seen> all = new ArrayList<>(own);
        hub.stream()
                .filter(seen -> seen.entries().stream()
                        .anyMatch(entry -> seen.sidesOf(entry.line()).contains(Side.LENDER)))
                .filter(seen -> own.stream()
                        .noneMatch(
                                one -> one.booking().id().equals(seen.booking().id())))
                .forEach(all::add);
        all.sort(java.util.Comparator.comparing((Seen seen) -> seen.booking().id())
                .reversed());
        return all;
    }

    private List<Seen> bookings(Caller caller, Bookings.As side, Optional<State> state) {
        return doors.booking()
                .bookings()
                .list(caller, new Bookings.Filter(side, Optional.empty(), state, Optional.empty(), MOST))
                .items();
    }

    private static boolean isOpen(Seen seen) {
        return switch (seen.booking().state()) {
            case REQUESTED, HELD, CONFIRMED, OUT -> true;
            case CLOSED, DECLINED, WITHDRAWN, CANCELLED, EXPIRED -> false;
        };
    }

    private static ZoneId zone(Seen seen) {
        return BookingRows.terms(seen.entries().getFirst()).thing().zone();
    }

    private static Fact fact(String label, String text) {
        return new Fact(Phrase.of(label), Phrase.literal(text));
    }
}
