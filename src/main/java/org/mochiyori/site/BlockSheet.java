package org.mochiyori.site;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.closure.Block;
import org.mochiyori.closure.Displacement;
import org.mochiyori.closure.Target;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.site.view.BlocksView;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.Kind;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.Stage;

/** The page of closed times: what is closed, what is booked under it, and the form that closes one more. */
final class BlockSheet {
    private static final int EXPLAINED = 20;

    private final Doors doors;
    private final Deciding deciding;

    BlockSheet(Doors doors, Deciding deciding) {
        this.doors = doors;
        this.deciding = deciding;
    }

    /** Who reads which page, and what was typed there. */
    record Here(Caller caller, BlockSubject subject, SentForm sent) {}

    Reply page(Here here, int status) {
        BlockSubject subject = here.subject();
        List<Block> blocks = doors.closure().blocks().list(here.caller(), subject.target());
        Titles titles = Titles.ofListings(
                doors,
                blocks.stream().flatMap(block -> block.displaced().stream()).map(Block.Displaced::listing));
        List<BlocksView.Block> shown = new ArrayList<>();
        blocks.forEach(block -> shown.add(shown(here, block, titles)));
        BlocksView view = new BlocksView(
                subject.name(),
                subject.back(),
                Phrase.of(subject.isBuilding() ? "desk.blocks-lead-building" : "desk.blocks-lead"),
                subject.kinds().isEmpty() ? Optional.empty() : Optional.of(form(here)),
                subject.told(),
                subject.building(),
                shown);
        return new Reply.Page(status, view, Optional.of(subject.hub()));
    }

    private static Form form(Here here) {
        BlockSubject subject = here.subject();
        boolean repairs = subject.kinds().contains(Block.Kind.OUTAGE);
        List<Field> fields = new ArrayList<>();
        if (subject.kinds().size() > 1) {
            fields.add(Field.of(Field.Type.CHOICE, BlockPages.KIND, "desk.block-kind")
                    .options(subject.kinds().stream()
                            .map(kind -> new Field.Option(kind.code(), kind(kind)))
                            .toList())
                    .value(Block.Kind.OUTAGE.code()));
        } else {
            subject.kinds().forEach(kind -> fields.add(Field.hidden(BlockPages.KIND, kind.code())));
        }
        Field to = Field.of(Field.Type.DATE, "to", "desk.block-to");
        Field toTime = Field.of(Field.Type.TIME, "toTime", "desk.block-to-time");
        fields.add(Field.of(Field.Type.DATE, "from", "desk.block-from"));
        fields.add(Field.of(Field.Type.TIME, "fromTime", "desk.block-from-time"));
        if (repairs) {
            fields.add(to.hint(Phrase.of("desk.block-to-hint-open")).optional());
            fields.add(toTime.optional());
            fields.add(Field.of(Field.Type.CHECK, BlockPages.OPEN, "desk.block-open")
                    .hint(Phrase.of("desk.block-open-hint"))
                    .optional());
        } else {
            fields.addAll(List.of(to.hint(Phrase.of("desk.block-to-hint")), toTime));
        }
        fields.add(Field.of(Field.Type.TEXT, "reason", "desk.block-reason").hint(Phrase.of("desk.block-reason-hint")));
        return new Form(
                subject.path(),
                here.sent().to(subject.path()).fill(fields),
                Phrase.of(subject.isBuilding() ? "desk.block-go-building" : "desk.block-go"));
    }

    private static Phrase kind(Block.Kind kind) {
        return Phrase.of("desk.block-kind-" + kind.code());
    }

    private BlocksView.Block shown(Here here, Block block, Titles titles) {
        Instant now = doors.platform().clock().instant();
        boolean over = !block.during().until().isAfter(now);
        boolean lifted = block.lifted().isPresent();
        boolean lasts = !lifted && !over;
        Map<UUID, Move> moves = lasts && !block.displaced().isEmpty() ? deciding(here, block) : Map.of();
        Optional<Link> elsewhere = elsewhere(here, block);
        boolean mayLift = elsewhere.isEmpty()
                && here.subject().kinds().contains(block.scope().kind());
        return new BlocksView.Block(
                when(block),
                block.reason(),
                state(block, now),
                kind(block.scope().kind()),
                !lasts,
                block.displaced().stream()
                        .map(line -> displaced(
                                line,
                                block.zone(),
                                titles.of(line.listing(), line.title()),
                                Optional.ofNullable(moves.get(line.line()))))
                        .toList(),
                lasts && mayLift ? Optional.of(lifting(here.subject(), block)) : Optional.empty(),
                elsewhere);
    }

    /** What closes all of a place is opened on the place's page: it is not about one space alone. */
    private Optional<Link> elsewhere(Here here, Block block) {
        return block.scope()
                .place()
                .filter(place -> block.scope().kind() == Block.Kind.OUTAGE)
                .<Target>map(Target.Building::new)
                .filter(target -> !target.equals(here.subject().target()))
                .map(target -> new Link(Phrase.of("desk.block-of-building"), BlockSubject.path(target)));
    }

    /** What had no known end ended when somebody said so. */
    private static Phrase when(Block block) {
        TimeWindow during = block.during();
        Optional<Instant> end = block.lifted().map(Block.Signed::at).filter(during.from()::isBefore);
        return during.isOpen() && end.isPresent()
                ? when(new TimeWindow(during.from(), end.get()), block.zone())
                : when(during, block.zone());
    }

    /** A time, its end known or not. */
    static Phrase when(TimeWindow during, ZoneId zone) {
        return during.isOpen()
                ? Phrase.of("desk.block-open-from", "from", LocalDateTime.ofInstant(during.from(), zone))
                : Phrase.of("booking.span", "span", Span.of(during, zone));
    }

    private static Phrase state(Block block, Instant now) {
        Instant from = block.during().from();
        if (block.lifted().isPresent()) {
            boolean used = block.scope().kind() == Block.Kind.OUTAGE
                    && from.isBefore(block.lifted().get().at());
            return Phrase.of(used ? "desk.block-ended" : "desk.block-lifted");
        }
        if (from.isAfter(now)) {
            return Phrase.of("desk.block-to-come", "from", LocalDateTime.ofInstant(from, block.zone()));
        }
        return Phrase.of(block.during().until().isAfter(now) ? "desk.block-closed" : "desk.block-over");
    }

    /** The forms of those lines about which the reader may decide, the first of many. */
    private Map<UUID, Move> deciding(Here here, Block block) {
        Map<UUID, Move> moves = new HashMap<>();
        for (Displacement one : doors.closure().displacements().listOpen(here.caller(), block).stream()
                .limit(EXPLAINED)
                .toList()) {
            Field which = Field.hidden("displacement", one.id().toString());
            Deciding.Place place = new Deciding.Place(here.subject().path() + "/decide", List.of(which));
            moves.put(one.line().line(), here.sent().again(deciding.form(here.caller(), one, place)));
        }
        return moves;
    }

    private static BlocksView.Displaced displaced(
            Block.Displaced line, ZoneId zone, Phrase title, Optional<Move> decide) {
        Span when = Span.of(line.window(), zone);
        return new BlocksView.Displaced(
                "/bookings/" + line.booking(),
                line.number(),
                title,
                when,
                Stage.valueOf(line.state().name())
                        .status(Kind.SPACE, when.until())
                        .word(),
                decide);
    }

    private static Move lifting(BlockSubject subject, Block block) {
        Field which = Field.hidden("block", block.id().toString());
        String label = block.scope().kind() == Block.Kind.OUTAGE ? "desk.block-end" : "desk.block-lift";
        return new Move(subject.path() + "/lift", Phrase.of(label), false, Optional.empty(), List.of(which));
    }
}
