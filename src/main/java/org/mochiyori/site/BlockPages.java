package org.mochiyori.site;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mochiyori.booking.Displacing;
import org.mochiyori.booking.State;
import org.mochiyori.closure.Block;
import org.mochiyori.closure.Blocks;
import org.mochiyori.closure.Decision;
import org.mochiyori.closure.Target;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Idempotency;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.FormView;
import org.mochiyori.site.view.Link;

/**
 * 使えない時間: an officer closes a space of the municipality's for 行政使用, whoever keeps one closes it for repairs, or all of its
 * place. They see what was booked under it and settle it, and give the time back.
 */
final class BlockPages {
    static final String KIND = "kind";
    /** Ticked where nobody knows when repairs end. */
    static final String OPEN = "open";

    private static final List<String> CARRIED = List.of(KIND, "from", "fromTime", "to", "toTime", OPEN, "reason");
    private static final String CHOICE = "line-";
    /** Of each line that was shown and may be called off, the listing it is of. */
    private static final String SHOWN = "of-";

    private static final String OTHERS = "others";

    private final Doors doors;
    private final Idempotency idempotency;
    private final Deciding deciding;
    private final BlockSheet sheet;

    BlockPages(Doors doors, Idempotency idempotency) {
        this.doors = doors;
        this.idempotency = idempotency;
        this.deciding = new Deciding(doors, idempotency);
        this.sheet = new BlockSheet(doors, deciding);
    }

    void mount(PageRouter pages) {
        pages.get(
                "/blocks/:id", visit -> Reply.go(target(doors.closure().blocks().get(visit.caller(), visit.id()))));
        mount(pages, "/listings/:id/blocks", visit -> BlockSubject.ofListing(doors, visit));
        mount(pages, "/places/:id/blocks", visit -> BlockSubject.ofPlace(doors, visit));
    }

    private void mount(PageRouter pages, String path, Function<Visit, BlockSubject> subject) {
        pages.get(path, visit -> show(visit, subject.apply(visit), SentForm.NONE, 200));
        pages.post(path, visit -> make(visit, subject.apply(visit)));
        pages.post(path + "/lift", visit -> lift(visit, subject.apply(visit)));
        pages.post(path + "/decide", visit -> decide(visit, subject.apply(visit)));
    }

    private static String target(Block block) {
        Optional<UUID> building =
                block.scope().place().filter(place -> block.scope().kind() == Block.Kind.OUTAGE);
        return block.scope()
                .listing()
                .<Target>map(Target.Space::new)
                .or(() -> building.map(Target.Building::new))
                .map(BlockSubject::path)
                .orElse(DisplacedPages.PATH);
    }

    static String path(UUID listing) {
        return BlockSubject.path(new Target.Space(listing));
    }

    private Reply show(Visit visit, BlockSubject subject, SentForm sent, int status) {
        return sheet.page(new BlockSheet.Here(visit.caller(), subject, sent), status);
    }

    private Reply decide(Visit visit, BlockSubject subject) {
        FormInput form = new FormInput(visit.typed());
        UUID which = form.id("displacement").orElseThrow(() -> new Refused(new Problem.NotFound()));
        return deciding.decide(visit, which, form)
                ? Reply.go(listed(subject))
                : show(visit, subject, new SentForm(subject.path() + "/decide", form.answers(), List.of()), 422);
    }

    private Reply make(Visit visit, BlockSubject subject) {
        FormInput form = new FormInput(visit.typed());
        Block.Kind kind =
                form.textIfAny(KIND, 20).equals(Block.Kind.OUTAGE.code()) ? Block.Kind.OUTAGE : Block.Kind.OFFICIAL;
        Optional<TimeWindow> during = window(form, kind, subject.zone());
        String reason = form.text("reason", 300);
        if (during.isEmpty() || !form.isFine()) {
            return again(visit, subject, form);
        }
        try {
            if (!form.isTicked("sure")) {
                List<Blocks.Preview> displaced =
                        doors.closure().blocks().preview(visit.caller(), subject.target(), kind, during.get());
                if (!displaced.isEmpty()) {
                    return preview(visit, subject, during.get(), displaced);
                }
            }
            Map<UUID, Decision> decided = decided(form, visit);
            return make(
                    visit,
                    subject,
                    new Blocks.Wanted(subject.target(), kind, during.get(), reason, decided, Optional.empty()));
        } catch (Refused refused) {
            if (!(refused.problem() instanceof Problem.Invalid invalid)) {
                throw refused;
            }
            form.wrong(invalid);
            return again(visit, subject, form);
        }
    }

    /** Only of repairs the end may be left open. */
    private static Optional<TimeWindow> window(FormInput form, Block.Kind kind, ZoneId zone) {
        Optional<Instant> from = form.moment("from", zone);
        if (kind == Block.Kind.OUTAGE && form.isTicked(OPEN)) {
            if (!form.textIfAny("to", 20).isEmpty()) {
                form.wrong("to", Phrase.of("desk.block-open-wrong"));
            }
            return from.map(TimeWindow::openFrom);
        }
        if (kind == Block.Kind.OUTAGE
                && Stream.of("to", "toTime")
                        .allMatch(name -> form.textIfAny(name, 20).isEmpty())) {
            form.wrong("to", Phrase.of("desk.block-to-or-open"));
            return Optional.empty();
        }
        Optional<Instant> to = form.moment("to", zone);
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            form.wrong("to", "order");
            return Optional.empty();
        }
        return from.flatMap(start -> to.map(end -> new TimeWindow(start, end)));
    }

    private Reply again(Visit visit, BlockSubject subject, FormInput form) {
        return show(visit, subject, new SentForm(subject.path(), form.answers(), List.of()), 422);
    }

    /** What would be displaced, with a choice for each and one for the rest, before anything is closed. */
    private Reply preview(Visit visit, BlockSubject subject, TimeWindow during, List<Blocks.Preview> displaced) {
        Titles booked = Titles.ofListings(
                doors, displaced.stream().map(one -> one.line().listing()));
        Titles others = Deciding.titles(doors, displaced.stream().flatMap(one -> one.ways().stream()));
        List<Field> fields = new ArrayList<>();
        // A box that was not ticked is not sent.
        CARRIED.stream()
                .filter(visit.typed()::containsKey)
                .map(name -> Field.hidden(name, visit.typed().getOrDefault(name, "")))
                .forEach(fields::add);
        fields.add(Field.hidden("sure", "yes"));
        List<Link> bookings = new ArrayList<>();
        for (Blocks.Preview one : displaced) {
            boolean movable = one.line().state() != State.OUT;
            Phrase named = Phrase.of(
                    "closure.line",
                    "title",
                    booked.of(one.line().listing(), one.line().title()),
                    "number",
                    one.line().number(),
                    "when",
                    Span.of(one.line().window(), subject.zone()));
            Displacing.Ways ways = one.ways().orElse(new Displacing.Ways(List.of(), List.of()));
            fields.add(Field.of(Field.Type.SELECT, CHOICE + one.line().line(), "closure.decide")
                    .labelled(named)
                    .options(Deciding.options(ways, others, subject.zone(), movable))
                    .optional());
            if (movable) {
                fields.add(Field.hidden(
                        SHOWN + one.line().line(), one.line().listing().toString()));
            }
            bookings.add(new Link(
                    Phrase.of("closure.look", "number", one.line().number()),
                    "/bookings/" + one.line().booking()));
        }
        if (displaced.size() > 1) {
            fields.add(Field.of(Field.Type.CHOICE, OTHERS, "closure.others")
                    .options(List.of(
                            new Field.Option("leave", Phrase.of("closure.others-leave")),
                            new Field.Option("cancel", Phrase.of("closure.others-cancel"))))
                    .value("leave"));
        }
        return new Reply.Page(
                200,
                new FormView(
                                Phrase.of("closure.preview-title", "n", displaced.size()),
                                Phrase.of(
                                        displaced.size() > 1 ? "closure.preview-lead-many" : "closure.preview-lead",
                                        "what",
                                        subject.name(),
                                        "when",
                                        BlockSheet.when(during, subject.zone())),
                                Optional.empty(),
                                new Form(subject.path(), fields, Phrase.of("closure.preview-go")),
                                bookings)
                        .from(new Link(Phrase.of("closure.preview-not"), subject.path())),
                Optional.of(subject.hub()));
    }

    /** Of what was shown only: who has booked meanwhile waits for somebody who has seen it. */
    private static Map<UUID, Decision> decided(FormInput form, Visit visit) {
        boolean rest = form.textIfAny(OTHERS, 20).equals("cancel");
        Map<UUID, Decision> decided = new HashMap<>();
        for (String name : visit.typed().keySet()) {
            if (rest && name.startsWith(SHOWN)) {
                decided.putIfAbsent(line(name, SHOWN), new Decision.Cancel());
            }
            if (name.startsWith(CHOICE)) {
                UUID line = line(name, CHOICE);
                UUID same = form.id(SHOWN + line).orElse(line);
                form.convert(name, "value", text -> Deciding.decision(text, same, Optional.empty()))
                        .ifPresent(decision -> decided.put(line, decision));
            }
        }
        return decided;
    }

    private static UUID line(String name, String prefix) {
        try {
            return UUID.fromString(name.substring(prefix.length()));
        } catch (IllegalArgumentException made) {
            throw new Refused(new Problem.NotFound());
        }
    }

    private Reply make(Visit visit, BlockSubject subject, Blocks.Wanted wanted) {
        String path = subject.path();
        String next = listed(subject);
        Idempotency.Key key = Idempotency.Key.of(
                visit.caller().person(),
                "form " + path,
                visit.once(),
                wanted.kind() + " " + wanted.during() + wanted.reason() + new TreeMap<>(wanted.decided()));
        idempotency.once(key, tx -> {
            doors.closure().blocks().make(tx, visit.caller(), wanted);
            return new Answer(303, null, Map.of("Location", next));
        });
        doors.closure().displacements().settle();
        return Reply.go(next);
    }

    private Reply lift(Visit visit, BlockSubject subject) {
        UUID block = new FormInput(visit.typed()).id("block").orElseThrow(() -> new Refused(new Problem.NotFound()));
        DisplacedPages.lift(doors, visit, block);
        return Reply.go(listed(subject));
    }

    /** The closed times stand below the form that closes one more: what has just become of them comes into view. */
    private static String listed(BlockSubject subject) {
        return subject.path() + "#blocks";
    }
}
