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
import java.util.TreeMap;
import java.util.UUID;
import org.mochiyori.booking.Displacing;
import org.mochiyori.booking.State;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.closure.Block;
import org.mochiyori.closure.Blocks;
import org.mochiyori.closure.Decision;
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

/** 行政使用: an officer closes a space of the municipality's, sees what was booked under it, and gives the time back. */
final class BlockPages {
    private static final List<String> CARRIED = List.of("from", "fromTime", "to", "toTime", "reason");
    private static final String CHOICE = "line-";

    private final Doors doors;
    private final Idempotency idempotency;

    BlockPages(Doors doors, Idempotency idempotency) {
        this.doors = doors;
        this.idempotency = idempotency;
    }

    void mount(PageRouter pages) {
        pages.get("/listings/:id/blocks", visit -> show(visit, Answers.none(), 200));
        pages.get(
                "/blocks/:id", visit -> Reply.go(target(doors.closure().blocks().get(visit.caller(), visit.id()))));
        pages.post("/listings/:id/blocks", this::make);
        pages.post("/listings/:id/blocks/lift", this::lift);
    }

    private static String target(Block block) {
        return block.scope().listing().map(BlockPages::path).orElse(DisplacedPages.PATH);
    }

    static String path(UUID listing) {
        return "/listings/" + listing + "/blocks";
    }

    private Reply show(Visit visit, Answers answers, int status) {
        UUID id = visit.id();
        List<Block> blocks = doors.closure().blocks().list(visit.caller(), id);
        Entry entry = doors.catalogue().listings().getVisible(visit.findCaller(), id);
        Optional<Problem> refusal = doors.closure().blocks().refusal(visit.caller(), entry);
        boolean may = refusal.isEmpty();
        Instant now = doors.platform().clock().instant();
        BlocksView view = new BlocksView(
                entry.listing().name(),
                "/listings/" + id,
                may ? Optional.of(form(id, answers)) : Optional.empty(),
                refusal.map(ProblemWords::sentence),
                blocks.stream().map(block -> shown(id, block, now, may)).toList());
        return new Reply.Page(status, view, Optional.of(entry.listing().hub()));
    }

    private static Form form(UUID id, Answers answers) {
        List<Field> fields = List.of(
                Field.of(Field.Type.DATE, "from", "desk.block-from"),
                Field.of(Field.Type.TIME, "fromTime", "desk.block-from-time"),
                Field.of(Field.Type.DATE, "to", "desk.block-to"),
                Field.of(Field.Type.TIME, "toTime", "desk.block-to-time"),
                Field.of(Field.Type.TEXT, "reason", "desk.block-reason").hint(Phrase.of("desk.block-reason-hint")));
        return new Form(path(id), answers.fill(fields), Phrase.of("desk.block"));
    }

    private static BlocksView.Block shown(UUID listing, Block block, Instant now, boolean may) {
        boolean over = !block.during().until().isAfter(now);
        boolean lifted = block.lifted().isPresent();
        String state = lifted ? "desk.block-lifted" : over ? "desk.block-over" : "desk.block-closed";
        return new BlocksView.Block(
                Span.of(block.during(), block.zone()),
                block.reason(),
                Phrase.of(state),
                lifted || over,
                block.displaced().stream()
                        .map(line -> displaced(line, block.zone()))
                        .toList(),
                may && block.scope().kind() == Block.Kind.OFFICIAL && !lifted && !over
                        ? Optional.of(lifting(listing, block))
                        : Optional.empty());
    }

    private static BlocksView.Displaced displaced(Block.Displaced line, ZoneId zone) {
        Span when = Span.of(line.window(), zone);
        return new BlocksView.Displaced(
                "/bookings/" + line.booking(),
                line.number(),
                when,
                Stage.valueOf(line.state().name())
                        .status(Kind.SPACE, when.until())
                        .word());
    }

    private static Move lifting(UUID listing, Block block) {
        Field which = Field.hidden("block", block.id().toString());
        return new Move(path(listing) + "/lift", Phrase.of("desk.block-lift"), false, Optional.empty(), List.of(which));
    }

    private Reply make(Visit visit) {
        UUID id = visit.id();
        Entry entry = doors.catalogue().listings().getVisible(visit.findCaller(), id);
        FormInput form = new FormInput(visit.typed());
        Optional<Instant> from = moment(form, "from", entry.hub().zone());
        Optional<Instant> to = moment(form, "to", entry.hub().zone());
        String reason = form.text("reason", 300);
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            form.wrong("to", "order");
        }
        if (from.isEmpty() || to.isEmpty() || !form.isFine()) {
            return show(visit, form.answers(), 422);
        }
        TimeWindow during = new TimeWindow(from.get(), to.get());
        try {
            if (!form.isTicked("sure")) {
                List<Blocks.Preview> displaced = doors.closure().blocks().preview(visit.caller(), id, during);
                if (!displaced.isEmpty()) {
                    return preview(visit, entry, displaced);
                }
            }
            return make(visit, new Blocks.Wanted(id, during, reason, decided(form, visit, id), Optional.empty()));
        } catch (Refused refused) {
            if (!(refused.problem() instanceof Problem.Invalid invalid)) {
                throw refused;
            }
            form.wrong(invalid);
            return show(visit, form.answers(), 422);
        }
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
                    .options(DisplacedPages.options(ways, zone, one.line().state() != State.OUT))
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
                form.convert(name, "value", text -> DisplacedPages.decision(text, listing, Optional.empty()))
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
                wanted.during() + wanted.reason() + new TreeMap<>(wanted.decided()));
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
