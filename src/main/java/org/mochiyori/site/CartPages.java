package org.mochiyori.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.Quote;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Wish;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Idempotency;
import org.mochiyori.site.view.CartView;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.Move;

/** Several things in one request: what each costs, which rule refuses which, what would work; then all or none. */
final class CartPages {
    static final String PATH = "/cart";

    private static final String WAIVE = "/cart/waive";
    private static final String LINE = "line";

    private final Doors doors;
    private final Idempotency idempotency;
    private final Borrowing borrowing;
    private final CartItems items;
    private final Waiving waiving;

    CartPages(Doors doors, Idempotency idempotency) {
        this.doors = doors;
        this.idempotency = idempotency;
        this.borrowing = new Borrowing(doors);
        this.items = new CartItems(doors);
        this.waiving = new Waiving(doors, idempotency);
    }

    void mount(PageRouter pages) {
        pages.get(PATH, this::first);
        pages.post(PATH, this::send);
        pages.post("/cart/change", this::change);
        pages.post("/cart/remove", this::remove);
        pages.post(WAIVE, this::waive);
    }

    /**
     * The page before it is made.
     *
     * @param answers who asks and for what, as far as told
     */
    private record Asked(Visit visit, Cart cart, Answers answers) {}

    private Reply show(int status, Asked asked) {
        List<Field.Option> borrowers = borrowing.options(asked.visit().caller(), ActingFor.of(asked.visit()));
        Map<String, String> typed = new LinkedHashMap<>(asked.answers().typed());
        typed.putIfAbsent("borrower", borrowers.getFirst().value());
        typed.remove(RequestForms.QUOTED);
        Measured measured = measured(asked, typed);
        boolean free = measured.quote().filter(Quote::isFree).isPresent();
        if (free) {
            typed.put(RequestForms.QUOTED, print(asked.cart(), typed));
        }
        CartView view = new CartView(
                items(asked, typed, measured.quote()),
                measured.wrong(),
                form(
                        borrowers,
                        new RequestChoices(List.of(), items.asksNature(asked.cart())),
                        free,
                        new Answers(typed, asked.answers().wrong())),
                measured.quote()
                        .filter(CartPages::isAnyFree)
                        .map(quote -> priced(quote, asked.visit().language())));
        return new Reply.Page(status, view, Optional.empty());
    }

    /**
     * What would come of it.
     *
     * @param quote empty where there is nothing to measure, or this borrower may ask for nothing at all
     */
    private record Measured(Optional<Quote> quote, List<Phrase> wrong) {}

    private Measured measured(Asked asked, Map<String, String> typed) {
        if (asked.cart().lines().isEmpty()) {
            return new Measured(Optional.empty(), List.of());
        }
        try {
            Quote quote = doors.booking().bookings().quote(asked.visit().caller(), wish(asked.cart(), typed));
            return new Measured(Optional.of(quote), wrong(quote, asked.visit().language()));
        } catch (Refused refused) {
            if (refused.problem() instanceof Problem.RuleRefuses) {
                return new Measured(Optional.empty(), List.of(Refusals.sentence(refused.problem())));
            }
            throw refused;
        }
    }

    /** First the price for whoever asks, if it was not shown yet; then for good. */
    private Reply send(Visit visit) {
        Cart cart = items.kept(visit);
        Map<String, String> typed = visit.typed();
        FormInput form = new FormInput(typed);
        form.require("borrower", form.convert("borrower", "value", Borrowing::read));
        form.count("persons", 1, 100_000);
        form.text("purpose", 300);
        if (cart.lines().isEmpty()) {
            return Reply.go(PATH);
        }
        if (!form.isFine()) {
            return show(422, new Asked(visit, cart, form.answers()));
        }
        if (!typed.getOrDefault(RequestForms.QUOTED, "").equals(print(cart, typed))) {
            return show(200, new Asked(visit, cart, form.answers()));
        }
        try {
            return place(visit, cart, typed);
        } catch (Refused refused) {
            // Somebody was faster: the page tells which line, and what would work.
            if (refused.problem() instanceof Problem.Taken || refused.problem() instanceof Problem.RuleRefuses) {
                return show(409, new Asked(visit, cart, form.answers()));
            }
            throw refused;
        }
    }

    private Reply place(Visit visit, Cart cart, Map<String, String> typed) {
        Caller caller = visit.caller();
        Idempotency.Key key = Idempotency.Key.of(caller.person(), "form " + PATH, visit.once(), print(cart, typed));
        Answer answer = idempotency.once(key, tx -> {
            Seen seen = doors.booking().bookings().place(tx, caller, wish(cart, typed));
            return new Answer(
                    303, null, Map.of("Location", "/bookings/" + seen.booking().id()));
        });
        return keep(answer.headers().getOrDefault("Location", "/bookings"), new Cart(List.of()));
    }

    /** Another window or another quantity for one line. */
    private Reply change(Visit visit) {
        Cart cart = items.kept(visit);
        FormInput form = new FormInput(visit.typed());
        int position = position(cart, form);
        Cart.Line line = cart.lines().get(position);
        Optional<Instant> from = form.convert("from", "time", Instant::parse);
        Optional<Instant> until = form.convert("until", "time", Instant::parse);
        int quantity = form.count("quantity", 1, 100_000).orElse(line.quantity());
        TimeWindow window = from.isPresent()
                        && until.filter(end -> from.get().isBefore(end)).isPresent()
                ? new TimeWindow(from.get(), until.get())
                : line.window();
        Cart.Line changed = new Cart.Line(line.listing(), window, quantity, line.extras(), line.candidates());
        return keep(PATH, cart.with(position, changed));
    }

    private Reply remove(Visit visit) {
        Cart cart = items.kept(visit);
        return keep(PATH, cart.without(position(cart, new FormInput(visit.typed()))));
    }

    /** A page that was left open may name a line that is gone. */
    private static int position(Cart cart, FormInput form) {
        return form.count(LINE, 0, Wish.MOST_LINES)
                .filter(line -> line < cart.lines().size())
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    private Reply keep(String to, Cart cart) {
        return new Reply.Go(
                to, Optional.of(cart.cookie(doors.platform().origin().isSecure())));
    }

    private List<CartView.Item> items(Asked asked, Map<String, String> typed, Optional<Quote> quote) {
        List<Cart.Line> lines = asked.cart().lines();
        return IntStream.range(0, lines.size())
                .mapToObj(i -> new CartItems.Shown(
                        i,
                        lines.get(i),
                        quote.map(one -> one.lines().get(i)),
                        asked.visit().language()))
                .map(shown -> items.item(shown, waiver(asked, typed, shown)))
                .toList();
    }

    private Optional<Move> waiver(Asked asked, Map<String, String> typed, CartItems.Shown shown) {
        if (shown.refusal().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> told = new LinkedHashMap<>(typed);
        told.put(LINE, String.valueOf(shown.position()));
        return waiving.move(
                counter(asked.visit(), shown.line(), shown.position()),
                new Answers(told, asked.answers().wrong()),
                shown.refusal().get());
    }

    private Waiving.Counter counter(Visit visit, Cart.Line line, int position) {
        return new Waiving.Counter(visit, items.listing(line), WAIVE, String.valueOf(position));
    }

    /** An exception for one line is made at the counter; then all is measured anew. */
    private Reply waive(Visit visit) {
        Cart cart = items.kept(visit);
        FormInput form = new FormInput(visit.typed());
        int position = position(cart, form);
        Cart.Line line = cart.lines().get(position);
        waiving.give(counter(visit, line, position), form, wish(cart, visit.typed()), List.of(line.window()));
        return show(form.isFine() ? 200 : 422, new Asked(visit, cart, form.answers()));
    }

    private List<Phrase> wrong(Quote quote, Language language) {
        List<Phrase> titles = quote.lines().stream()
                .filter(line -> line.refusal().isPresent())
                .map(line -> Phrase.of(
                        "cart.cannot", "title", items.title(line.terms().thing().listing(), language)))
                .toList();
        List<Phrase> wrong = new ArrayList<>(titles);
        if (!titles.isEmpty()) {
            wrong.add(Phrase.of("cart.all-or-none"));
        }
        return wrong;
    }

    /** Of nothing there is no sum. */
    private static boolean isAnyFree(Quote quote) {
        return quote.lines().stream().anyMatch(line -> line.refusal().isEmpty());
    }

    /** Each amount and each term says of what it is, unless it is the same for all. */
    private org.mochiyori.site.view.Quote priced(Quote quote, Language language) {
        List<org.mochiyori.site.view.Quote.Line> amounts = new ArrayList<>();
        Map<Phrase, List<String>> terms = new LinkedHashMap<>();
        List<Quote.QuotedLine> free =
                quote.lines().stream().filter(line -> line.refusal().isEmpty()).toList();
        for (Quote.QuotedLine line : free) {
            String title = items.title(line.terms().thing().listing(), language);
            Quotes.lines(line.terms())
                    .forEach(amount -> amounts.add(new org.mochiyori.site.view.Quote.Line(
                            free.size() > 1 ? of(title, amount.what()) : amount.what(), amount.amount())));
            Quotes.follows(line)
                    .forEach(term -> terms.computeIfAbsent(term, key -> new ArrayList<>())
                            .add(title));
        }
        List<Phrase> told = terms.entrySet().stream()
                .flatMap(term -> term.getValue().size() == free.size()
                        ? Stream.of(term.getKey())
                        : term.getValue().stream().distinct().map(title -> of(title, term.getKey())))
                .toList();
        return new org.mochiyori.site.view.Quote(
                amounts, Quotes.amount(quote.total(), quote.isComplete()), told, List.of());
    }

    private static Phrase of(String title, Phrase what) {
        return Phrase.of("cart.of", "title", title, "what", what);
    }

    private static Form form(List<Field.Option> borrowers, RequestChoices choices, boolean free, Answers answers) {
        List<Field> fields = new ArrayList<>(List.of(
                Field.of(Field.Type.CHOICE, "borrower", "booking.borrower").options(borrowers),
                Field.of(Field.Type.COUNT, "persons", "booking.persons").optional(),
                Field.of(Field.Type.TEXT, "purpose", "booking.purpose").hint(Phrase.of("booking.purpose-hint")),
                Field.hidden(RequestForms.QUOTED, "")));
        fields.addAll(3, choices.fields());
        return new Form(PATH, answers.fill(fields), Phrase.of(free ? "cart.submit" : "booking.work-out"));
    }

    private static Wish wish(Cart cart, Map<String, String> typed) {
        FormInput form = new FormInput(typed);
        Borrowing.For borrower = form.convert("borrower", "value", Borrowing::read)
                .orElseGet(() -> new Borrowing.For(Optional.empty(), Optional.empty()));
        OptionalInt persons =
                form.count("persons", 1, 100_000).map(OptionalInt::of).orElse(OptionalInt.empty());
        Booking.Request request =
                new Booking.Request(form.textIfAny("purpose", 300), persons, "web", RequestChoices.nature(form));
        return new Wish(
                borrower.group(),
                borrower.person(),
                request,
                cart.lines().stream().map(Cart.Line::wish).toList());
    }

    /** What a price was worked out for: another borrower or another line needs another quote. */
    private static String print(Cart cart, Map<String, String> typed) {
        return typed.getOrDefault("borrower", "") + "|" + typed.getOrDefault(RequestChoices.NATURE, "") + "|"
                + cart.text();
    }

    /** What was said on the forms of the things need not be said again. */
    private Reply first(Visit visit) {
        Cart cart = items.kept(visit);
        Map<String, String> typed = new LinkedHashMap<>(cart.told().answers());
        visit.asked("borrower").ifPresent(value -> typed.put("borrower", value));
        return show(200, new Asked(visit, cart, new Answers(typed, Map.of())));
    }
}
