package org.mochiyori.site;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Wish;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Idempotency;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Kind;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.RequestView;

/** Asking for something: first what it costs and whether it is free, then for good. */
final class RequestPages {
    private final Doors doors;
    private final Idempotency idempotency;
    private final Borrowing borrowing;
    private final Waiving waiving;
    private final CartItems items;

    RequestPages(Doors doors, Idempotency idempotency) {
        this.doors = doors;
        this.idempotency = idempotency;
        this.borrowing = new Borrowing(doors);
        this.waiving = new Waiving(doors, idempotency);
        this.items = new CartItems(doors);
    }

    void mount(PageRouter pages) {
        pages.get("/listings/:id/book", this::form);
        pages.post("/listings/:id/book", this::send);
        pages.post("/listings/:id/book/price", this::price);
        pages.post("/listings/:id/book/waive", this::waive);
    }

    /** A form before its page: what is asked for, by whom, and how its time is asked. */
    record Asking(Visit visit, Caller caller, Entry entry, RequestForms.Offered offered) {
        Pieces pieces() {
            return offered.pieces();
        }

        List<Field.Option> borrowers() {
            return offered.borrowers();
        }
    }

    private Reply form(Visit visit) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (String name : Stream.concat(Pieces.names().stream(), Stream.of("quantity", RequestForms.LINE))
                .toList()) {
            visit.asked(name).ifPresent(value -> typed.put(name, value));
        }
        visit.asked("date")
                .ifPresent(day -> List.of("fetch", "bring", "wish1").forEach(name -> typed.putIfAbsent(name, day)));
        typed.putIfAbsent("quantity", "1");
        Asking asking = asking(visit, ActingFor.of(visit), visit.asked("date"));
        Cart cart = items.kept(visit);
        gathered(asking, cart).ifPresent(span -> asking.pieces().answers(span).forEach(typed::putIfAbsent));
        typed.putIfAbsent("borrower", asking.borrowers().getFirst().value());
        cart.told().answers().forEach(typed::putIfAbsent);
        changed(cart, new FormInput(typed)).map(cart.lines()::get).ifPresent(line -> {
            typed.putAll(asking.offered().choices().ticks(line.extras()));
            typed.putAll(asking.pieces().further(line.candidates()));
        });
        return page(200, asking, new Answers(typed, Map.of()), Optional.empty());
    }

    private Reply send(Visit visit) {
        Map<String, String> typed = visit.typed();
        Asking asking = sent(visit);
        FormInput form = new FormInput(typed);
        if (typed.containsKey(RequestForms.GATHER)) {
            return gather(asking, form);
        }
        Optional<Wish> wish = wish(asking, form);
        if (wish.isEmpty() || !form.isFine()) {
            return page(422, asking, unquoted(form.answers()), Optional.empty());
        }
        try {
            return typed.getOrDefault(RequestForms.QUOTED, "").equals(print(asking, typed))
                    ? place(asking, typed, wish.get())
                    : quoted(asking, form, wish.get());
        } catch (Refused refused) {
            return refused(asking, form, refused);
        }
    }

    /** An exception is made at the counter; then the same is measured anew. */
    private Reply waive(Visit visit) {
        Map<String, String> typed = visit.typed();
        Asking asking = sent(visit);
        FormInput form = new FormInput(typed);
        Optional<Wish> wish = wish(asking, form);
        if (wish.isEmpty()) {
            return page(422, asking, unquoted(form.answers()), Optional.empty());
        }
        waiving.give(
                counter(asking),
                form,
                wish.get(),
                List.of(wish.get().lines().getFirst().window()));
        try {
            if (!form.isFine()) {
                Optional<org.mochiyori.booking.Quote> quote =
                        Optional.of(doors.booking().bookings().quote(asking.caller(), wish.get()));
                return page(422, asking, unquoted(form.answers()), quote);
            }
            return quoted(asking, form, wish.get());
        } catch (Refused refused) {
            return refused(asking, form, refused);
        }
    }

    private static Waiving.Counter counter(Asking asking) {
        Listing listing = asking.entry().listing();
        return new Waiving.Counter(asking.visit(), listing, "/listings/" + listing.id() + "/book/waive", "");
    }

    /** Puts it beside what has been gathered already, or in the place of the line it changes. */
    private Reply gather(Asking asking, FormInput form) {
        Optional<TimeWindow> window =
                asking.pieces().window(form, doors.platform().clock().instant());
        List<TimeWindow> candidates = asking.pieces().candidates(form);
        int quantity = quantity(asking, form);
        Cart.Told told = new Cart.Told(form.textIfAny("purpose", 300), form.count("persons", 1, 100_000));
        if (window.isEmpty() || !form.isFine()) {
            return page(422, asking, unquoted(form.answers()), Optional.empty());
        }
        Cart cart = items.kept(asking.visit()).of(told);
        Cart.Line line = new Cart.Line(
                asking.entry().id(),
                window.get(),
                quantity,
                asking.offered().choices().wanted(form),
                candidates);
        Optional<Integer> position = changed(cart, form);
        if (position.isEmpty() && cart.isFull()) {
            throw new Refused(Problem.Invalid.of("/lines", "count", "at most " + Wish.MOST_LINES));
        }
        Cart more = position.map(one -> cart.with(one, line)).orElseGet(() -> cart.with(line));
        boolean secure = doors.platform().origin().isSecure();
        return new Reply.Go(CartPages.PATH, Optional.of(more.cookie(secure)));
    }

    /** Which line of the cart is being changed. */
    private static Optional<Integer> changed(Cart cart, FormInput form) {
        return form.count(RequestForms.LINE, 0, Wish.MOST_LINES)
                .filter(one -> one < cart.lines().size());
    }

    /** The time of what was gathered last: more of the same day is what most people look for. */
    private static Optional<Span> gathered(Asking asking, Cart cart) {
        List<Cart.Line> lines = cart.lines();
        boolean asked = Stream.of("date", "fetch", "wish1")
                .anyMatch(name -> asking.visit().asked(name).isPresent());
        return lines.isEmpty() || asked
                ? Optional.empty()
                : Optional.of(
                        Span.of(lines.getLast().window(), asking.entry().hub().zone()));
    }

    private Reply place(Asking asking, Map<String, String> typed, Wish wish) {
        Visit visit = asking.visit();
        Idempotency.Key key = Idempotency.Key.of(
                asking.caller().person(),
                "form " + visit.context().request().path(),
                visit.once(),
                print(asking, typed));
        Answer answer = idempotency.once(key, tx -> {
            Seen seen = doors.booking().bookings().place(tx, asking.caller(), wish);
            return new Answer(
                    303, null, Map.of("Location", "/bookings/" + seen.booking().id()));
        });
        return Reply.go(answer.headers().getOrDefault("Location", "/bookings"));
    }

    private Reply quoted(Asking asking, FormInput form, Wish wish) {
        org.mochiyori.booking.Quote quote = doors.booking().bookings().quote(asking.caller(), wish);
        Map<String, String> typed = new LinkedHashMap<>(form.answers().typed());
        typed.put(RequestForms.QUOTED, quote.isFree() ? print(asking, typed) : "");
        return page(200, asking, new Answers(typed, Map.of()), Optional.of(quote));
    }

    /** Somebody was faster, or a rule refuses: the same page with the reason, what is free instead, and all that was typed. */
    private Reply refused(Asking asking, FormInput form, Refused refused) {
        boolean explained = switch (refused.problem()) {
            case Problem.Taken taken -> true;
            case Problem.RuleRefuses rule -> true;
            case Problem.NotAllowed denied -> denied.code().startsWith("agreement");
            default -> false;
        };
        if (!explained) {
            throw refused;
        }
        RequestView view = view(asking, unquoted(form.answers()), Optional.empty());
        return new Reply.Page(
                409,
                view.refused(Refusals.sentences(refused.problem()), instead(asking, refused.problem()))
                        .waiving(waiving.move(counter(asking), form.answers(), refused.problem())),
                Optional.of(asking.entry().listing().hub()));
    }

    private Reply page(int status, Asking asking, Answers answers, Optional<org.mochiyori.booking.Quote> quote) {
        return new Reply.Page(
                status,
                view(asking, answers, quote),
                Optional.of(asking.entry().listing().hub()));
    }

    /** The price of what the form says just now, while it is filled in; nothing is asked for. */
    private Reply price(Visit visit) {
        Map<String, String> typed = new LinkedHashMap<>(visit.typed());
        // A price does not depend on the words for what it is.
        typed.put("purpose", "-");
        Asking asking = sent(visit);
        Optional<org.mochiyori.booking.Quote> quote = wish(asking, new FormInput(typed))
                .map(wish -> doors.booking().bookings().quote(asking.caller(), wish));
        return Reply.show(
                plain(asking, Answers.none(), quote), asking.entry().listing().hub());
    }

    private RequestView view(Asking asking, Answers answers, Optional<org.mochiyori.booking.Quote> quote) {
        RequestView view = plain(asking, answers, quote);
        Optional<Problem> refusal = quote.flatMap(one -> one.lines().getFirst().refusal());
        return refusal.map(problem -> view.refused(Refusals.sentences(problem), instead(asking, problem))
                        .waiving(waiving.move(counter(asking), answers, problem)))
                .orElse(view);
    }

    private static RequestView plain(Asking asking, Answers answers, Optional<org.mochiyori.booking.Quote> quote) {
        Entry entry = asking.entry();
        Kind kind = Cards.kind(entry.listing().kind());
        String path = "/listings/" + entry.id();
        return new RequestView(
                Cards.title(entry.listing(), asking.visit().language()),
                path,
                List.of(),
                RequestForms.of(kind, path + "/book", asking.offered(), answers),
                quote.map(Quotes::of),
                List.of(),
                List.of(),
                Optional.empty(),
                again(asking, answers));
    }

    /** Where the same is asked for again and again: not for somebody's help, nor in place of a line of a cart. */
    private static Optional<String> again(Asking asking, Answers answers) {
        String path = "/listings/" + asking.entry().id() + "/series?";
        return asking.pieces().way() == Pieces.Way.WISHES || answers.typed().containsKey(RequestForms.LINE)
                ? Optional.empty()
                : Optional.of(Stream.concat(Pieces.names().stream(), Stream.of("quantity"))
                        .filter(name -> !answers.typed().getOrDefault(name, "").isEmpty())
                        .map(name -> name + "="
                                + java.net.URLEncoder.encode(
                                        answers.typed().getOrDefault(name, ""),
                                        java.nio.charset.StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", path, "")));
    }

    /** Links to the same form for other windows; who asks stays chosen. */
    private static List<Link> instead(Asking asking, Problem problem) {
        String path = "/listings/" + asking.entry().id() + "/book?";
        return Refusals.alternatives(problem).stream()
                .map(span -> new Link(
                        Phrase.of("booking.span", "span", span),
                        path + asking.pieces().query(span)))
                .toList();
    }

    /** By what a form says. */
    Asking sent(Visit visit) {
        Map<String, String> typed = visit.typed();
        return asking(visit, Optional.ofNullable(typed.get("borrower")), Optional.ofNullable(typed.get("date")));
    }

    Asking asking(Visit visit, Optional<String> served, Optional<String> date) {
        Caller caller = visit.caller();
        Entry entry = doors.catalogue().listings().getVisible(Optional.of(caller), visit.id());
        if (!entry.listing().isLendable()) {
            throw new Refused(new Problem.NotFound());
        }
        LocalDate day = date.flatMap(FormInput::ofDay)
                .orElseGet(() -> doors.people().hubs().today(entry.listing().hub()));
        Pieces pieces = Pieces.of(
                entry,
                doors.catalogue()
                        .rules()
                        .openings(doors.platform().db(), entry.listing())
                        .on(day),
                day);
        return new Asking(
                visit,
                caller,
                entry,
                new RequestForms.Offered(pieces, borrowing.options(caller, served), choices(visit, entry, day)));
    }

    /** A loan begins on the day it is fetched. */
    private RequestChoices choices(Visit visit, Entry entry, LocalDate day) {
        LocalDate use = Stream.of("fetch", "wish1")
                .flatMap(name -> Optional.ofNullable(visit.typed().get(name)).or(() -> visit.asked(name)).stream())
                .flatMap(text -> FormInput.ofDay(text).stream())
                .findFirst()
                .orElse(day);
        return RequestChoices.of(doors.catalogue().rules().of(doors.platform().db(), entry.listing()), use);
    }

    Optional<Wish> wish(Asking asking, FormInput form) {
        Instant now = doors.platform().clock().instant();
        Optional<Borrowing.For> borrower = form.require("borrower", form.convert("borrower", "value", Borrowing::read));
        int quantity = quantity(asking, form);
        Optional<Integer> persons = form.count("persons", 1, 100_000);
        String purpose = form.text("purpose", 300);
        Optional<TimeWindow> window = asking.pieces().window(form, now);
        List<TimeWindow> candidates = asking.pieces().candidates(form);
        if (borrower.isEmpty() || window.isEmpty() || !form.isFine()) {
            return Optional.empty();
        }
        UUID listing = asking.entry().id();
        Booking.Request request = new Booking.Request(
                purpose, persons.map(OptionalInt::of).orElse(OptionalInt.empty()), "web", RequestChoices.nature(form));
        return Optional.of(new Wish(
                borrower.get().group(),
                borrower.get().person(),
                request,
                List.of(new Wish.WishLine(
                        listing,
                        window.get(),
                        quantity,
                        false,
                        asking.offered().choices().wanted(form),
                        candidates))));
    }

    private static int quantity(Asking asking, FormInput form) {
        int most = asking.entry().listing().quantity();
        return most > 1
                ? form.require("quantity", form.count("quantity", 1, most)).orElse(1)
                : 1;
    }

    /** What a price was worked out for: other answers need another quote. */
    private static String print(Asking asking, Map<String, String> typed) {
        return Stream.of(
                        Stream.of("borrower", "quantity"),
                        Pieces.names().stream(),
                        asking.offered().choices().names())
                .flatMap(names -> names)
                .map(name -> typed.getOrDefault(name, ""))
                .collect(Collectors.joining("|"));
    }

    private static Answers unquoted(Answers answers) {
        Map<String, String> typed = new LinkedHashMap<>(answers.typed());
        typed.remove(RequestForms.QUOTED);
        return new Answers(typed, answers.wrong());
    }
}
