package org.mochiyori.site;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.mochiyori.booking.Displacing;
import org.mochiyori.booking.State;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.closure.Block;
import org.mochiyori.closure.Blocks;
import org.mochiyori.closure.Decision;
import org.mochiyori.closure.Displacement;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Idempotency;
import org.mochiyori.platform.web.ProblemWords;
import org.mochiyori.site.view.BlocksView;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.FormView;
import org.mochiyori.site.view.Kind;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.Stage;

/**
 * 使えない時間: an officer closes a space of the municipality's for 行政使用, whoever keeps one closes it for repairs. They see what
 * was booked under it and settle it, and give the time back.
 */
final class BlockPages {
    private static final int EXPLAINED = 20;
    private static final String KIND = "kind";
    private static final List<String> CARRIED = List.of(KIND, "from", "fromTime", "to", "toTime", "reason");
    private static final String CHOICE = "line-";

    private final Doors doors;
    private final Idempotency idempotency;
    private final Deciding deciding;

    BlockPages(Doors doors, Idempotency idempotency) {
        this.doors = doors;
        this.idempotency = idempotency;
        this.deciding = new Deciding(doors, idempotency);
    }

    void mount(PageRouter pages) {
        pages.get("/listings/:id/blocks", visit -> show(visit, SentForm.NONE, 200));
        pages.get(
                "/blocks/:id", visit -> Reply.go(target(doors.closure().blocks().get(visit.caller(), visit.id()))));
        pages.post("/listings/:id/blocks", this::make);
        pages.post("/listings/:id/blocks/lift", this::lift);
        pages.post("/listings/:id/blocks/decide", this::decide);
    }

    private static String target(Block block) {
        return block.scope().listing().map(BlockPages::path).orElse(DisplacedPages.PATH);
    }

    static String path(UUID listing) {
        return "/listings/" + listing + "/blocks";
    }

    private Reply show(Visit visit, SentForm sent, int status) {
        UUID id = visit.id();
        List<Block> blocks = doors.closure().blocks().list(visit.caller(), id);
        Entry entry = doors.catalogue().listings().getVisible(visit.findCaller(), id);
        Set<Block.Kind> kinds = doors.closure().blocks().kinds(visit.caller(), entry);
        Here here = new Here(visit.caller(), id, kinds, sent);
        List<BlocksView.Block> shown = new ArrayList<>();
        blocks.forEach(block -> shown.add(shown(here, block)));
        BlocksView view = new BlocksView(
                entry.listing().name(),
                "/listings/" + id,
                kinds.isEmpty() ? Optional.empty() : Optional.of(form(here)),
                doors.closure().blocks().refusal(visit.caller(), entry).map(ProblemWords::sentence),
                shown);
        return new Reply.Page(status, view, Optional.of(entry.listing().hub()));
    }

    /** Who reads which page, what they may close it for, and what was typed there. */
    private record Here(Caller caller, UUID listing, Set<Block.Kind> kinds, SentForm sent) {}

    private static Form form(Here here) {
        List<Field> fields = new ArrayList<>();
        if (here.kinds().size() > 1) {
            fields.add(Field.of(Field.Type.CHOICE, KIND, "desk.block-kind")
                    .options(here.kinds().stream()
                            .map(kind -> new Field.Option(kind.code(), kind(kind)))
                            .toList())
                    .value(Block.Kind.OUTAGE.code()));
        } else {
            here.kinds().forEach(kind -> fields.add(Field.hidden(KIND, kind.code())));
        }
        fields.addAll(List.of(
                Field.of(Field.Type.DATE, "from", "desk.block-from"),
                Field.of(Field.Type.TIME, "fromTime", "desk.block-from-time"),
                Field.of(Field.Type.DATE, "to", "desk.block-to").hint(Phrase.of("desk.block-to-hint")),
                Field.of(Field.Type.TIME, "toTime", "desk.block-to-time"),
                Field.of(Field.Type.TEXT, "reason", "desk.block-reason").hint(Phrase.of("desk.block-reason-hint"))));
        return new Form(
                path(here.listing()), here.sent().to(path(here.listing())).fill(fields), Phrase.of("desk.block-go"));
    }

    private static Phrase kind(Block.Kind kind) {
        return Phrase.of("desk.block-kind-" + kind.code());
    }

    private BlocksView.Block shown(Here here, Block block) {
        boolean over = !block.during().until().isAfter(doors.platform().clock().instant());
        boolean lifted = block.lifted().isPresent();
        String state = lifted ? "desk.block-lifted" : over ? "desk.block-over" : "desk.block-closed";
        boolean lasts = !lifted && !over;
        Map<UUID, Move> moves = lasts && !block.displaced().isEmpty() ? deciding(here, block) : Map.of();
        return new BlocksView.Block(
                Span.of(block.during(), block.zone()),
                block.reason(),
                Phrase.of(state),
                kind(block.scope().kind()),
                !lasts,
                block.displaced().stream()
                        .map(line -> displaced(line, block.zone(), Optional.ofNullable(moves.get(line.line()))))
                        .toList(),
                lasts && here.kinds().contains(block.scope().kind())
                        ? Optional.of(lifting(here.listing(), block))
                        : Optional.empty());
    }

    /** The forms of those lines about which the reader may decide, the first of many. */
    private Map<UUID, Move> deciding(Here here, Block block) {
        Map<UUID, Move> moves = new HashMap<>();
        for (Displacement one : doors.closure().displacements().listOpen(here.caller(), block).stream()
                .limit(EXPLAINED)
                .toList()) {
            Field which = Field.hidden("displacement", one.id().toString());
            Deciding.Place place = new Deciding.Place(path(here.listing()) + "/decide", List.of(which));
            moves.put(one.line().line(), here.sent().again(deciding.form(here.caller(), one, place)));
        }
        return moves;
    }

    private Reply decide(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        UUID which = form.id("displacement").orElseThrow(() -> new Refused(new Problem.NotFound()));
        String path = path(visit.id());
        return deciding.decide(visit, which, form)
                ? Reply.go(path)
                : show(visit, new SentForm(path + "/decide", form.answers(), List.of()), 422);
    }

    private static BlocksView.Displaced displaced(Block.Displaced line, ZoneId zone, Optional<Move> decide) {
        Span when = Span.of(line.window(), zone);
        return new BlocksView.Displaced(
                "/bookings/" + line.booking(),
                line.number(),
                when,
                Stage.valueOf(line.state().name())
                        .status(Kind.SPACE, when.until())
                        .word(),
                decide);
    }

    private static Move lifting(UUID listing, Block block) {
        Field which = Field.hidden("block", block.id().toString());
        return new Move(path(listing) + "/lift", Phrase.of("desk.block-lift"), false, Optional.empty(), List.of(which));
    }

    private Reply make(Visit visit) {
        UUID id = visit.id();
        Entry entry = doors.catalogue().listings().getVisible(visit.findCaller(), id);
        FormInput form = new FormInput(visit.typed());
        Block.Kind kind =
                form.textIfAny(KIND, 20).equals(Block.Kind.OUTAGE.code()) ? Block.Kind.OUTAGE : Block.Kind.OFFICIAL;
        Optional<Instant> from = moment(form, "from", entry.hub().zone());
        Optional<Instant> to = moment(form, "to", entry.hub().zone());
        String reason = form.text("reason", 300);
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            form.wrong("to", "order");
        }
        if (from.isEmpty() || to.isEmpty() || !form.isFine()) {
            return again(visit, form);
        }
        TimeWindow during = new TimeWindow(from.get(), to.get());
        try {
            if (!form.isTicked("sure")) {
                List<Blocks.Preview> displaced = doors.closure().blocks().preview(visit.caller(), id, kind, during);
                if (!displaced.isEmpty()) {
                    return preview(visit, entry, displaced);
                }
            }
            return make(visit, new Blocks.Wanted(id, kind, during, reason, decided(form, visit, id), Optional.empty()));
        } catch (Refused refused) {
            if (!(refused.problem() instanceof Problem.Invalid invalid)) {
                throw refused;
            }
            form.wrong(invalid);
            return again(visit, form);
        }
    }

    private Reply again(Visit visit, FormInput form) {
        return show(visit, new SentForm(path(visit.id()), form.answers(), List.of()), 422);
    }

    /** What would be displaced, with a choice for each, before anything is closed. */
    private static Reply preview(Visit visit, Entry entry, List<Blocks.Preview> displaced) {
        ZoneId zone = entry.hub().zone();
        List<Field> fields = new ArrayList<>();
        for (String name : CARRIED) {
            fields.add(Field.hidden(name, visit.typed().getOrDefault(name, "")));
        }
        fields.add(Field.hidden("sure", "yes"));
        List<Link> bookings = new ArrayList<>();
        for (Blocks.Preview one : displaced) {
            Phrase named = Phrase.of(
                    "closure.line",
                    "title",
                    one.line().title(),
                    "number",
                    one.line().number(),
                    "when",
                    Span.of(one.line().window(), zone));
            Displacing.Ways ways = one.ways().orElse(new Displacing.Ways(List.of(), List.of()));
            fields.add(Field.of(Field.Type.SELECT, CHOICE + one.line().line(), "closure.decide")
                    .labelled(named)
                    .options(Deciding.options(ways, zone, one.line().state() != State.OUT))
                    .optional());
            bookings.add(new Link(named, "/bookings/" + one.line().booking()));
        }
        return new Reply.Page(
                200,
                new FormView(
                        Phrase.of("closure.preview-title", "n", displaced.size()),
                        Phrase.of("closure.preview-lead"),
                        Optional.empty(),
                        new Form(path(entry.id()), fields, Phrase.of("closure.preview-go")),
                        bookings),
                Optional.of(entry.listing().hub()));
    }

    private static Map<UUID, Decision> decided(FormInput form, Visit visit, UUID listing) {
        Map<UUID, Decision> decided = new HashMap<>();
        for (String name : visit.typed().keySet()) {
            if (name.startsWith(CHOICE)) {
                form.convert(name, "value", text -> Deciding.decision(text, listing, Optional.empty()))
                        .ifPresent(decision -> decided.put(line(name), decision));
            }
        }
        return decided;
    }

    private static UUID line(String name) {
        try {
            return UUID.fromString(name.substring(CHOICE.length()));
        } catch (IllegalArgumentException made) {
            throw new Refused(new Problem.NotFound());
        }
    }

    private Reply make(Visit visit, Blocks.Wanted wanted) {
        String path = path(wanted.listing());
        Idempotency.Key key = Idempotency.Key.of(
                visit.caller().person(),
                "form " + path,
                visit.once(),
                wanted.kind() + " " + wanted.during() + wanted.reason() + new TreeMap<>(wanted.decided()));
        idempotency.once(key, tx -> {
            doors.closure().blocks().make(tx, visit.caller(), wanted);
            return new Answer(303, null, Map.of("Location", path));
        });
        doors.closure().displacements().settle();
        return Reply.go(path);
    }

    private static Optional<Instant> moment(FormInput form, String name, ZoneId zone) {
        Optional<LocalDate> day = form.require(name, form.day(name));
        Optional<LocalTime> time = form.require(name + "Time", form.time(name + "Time"));
        return day.flatMap(d -> time.map(t -> d.atTime(t).atZone(zone).toInstant()));
    }

    private Reply lift(Visit visit) {
        UUID block = new FormInput(visit.typed()).id("block").orElseThrow(() -> new Refused(new Problem.NotFound()));
        DisplacedPages.lift(doors, visit, block);
        return Reply.go(path(visit.id()));
    }
}
