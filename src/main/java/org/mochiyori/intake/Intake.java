package org.mochiyori.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Page;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.listfile.Limits;
import org.mochiyori.people.Hubs;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Words;

/**
 * The front door to imports: a file is read for a preview, then applied, and may be undone. All three go on in the
 * background, in any process of the server; {@link Import} tells how far.
 */
public final class Intake {
    private static final Set<StaffRole> CURATORS = Set.of(StaffRole.CURATOR, StaffRole.OPERATOR);
    private static final Set<StaffRole> READERS = Set.of(StaffRole.CURATOR, StaffRole.OPERATOR, StaffRole.DESK);
    /** A file so small is read before the answer. */
    private static final long READ_AT_ONCE = 1L << 20;

    private final Tools tools;
    private final Hubs hubs;
    private final Db db;
    private final Runner runner;

    Intake(Tools tools, Hubs hubs) {
        this.tools = tools;
        this.hubs = hubs;
        this.db = tools.platform().db();
        this.runner = new Runner(tools);
    }

    /**
     * Takes a file in and reads it, if it is small; nothing is changed yet.
     *
     * @throws Refused when the file is too large
     */
    public Import begin(Order order) {
        Import begun = db.inTransaction(tx -> begin(tx, order));
        return readNow(begun.id(), order.file().size());
    }

    /** Takes a file in for reading; a small one waits for {@link #readNow}. @throws Refused when it is too large */
    public Import begin(Tx tx, Order order) {
        if (order.file().size() > Limits.USUAL.bytes()) {
            throw new Refused(new Problem.TooLarge(Limits.USUAL.bytes()));
        }
        hubs.get(order.hub());
        UUID id = tools.platform().ids().next();
        Instant now = tools.platform().clock().instant();
        boolean atOnce = order.file().size() <= READ_AT_ONCE;
        IntakeStore.Times times = new IntakeStore.Times(now, atOnce ? now.plus(Runner.LEASE) : now);
        IntakeStore.insert(tx, id, order, bytes(order), times);
        return IntakeStore.find(tx, id).orElseThrow(Intake::absent);
    }

    /** Reads what this process has just begun, if its file of so many bytes is small; the others are read in the background. */
    public Import readNow(UUID id, long size) {
        if (size <= READ_AT_ONCE) {
            runner.goOn(get(id), () -> false);
        }
        return get(id);
    }

    /** Takes over what was read. @throws Refused as wrong state when it has not been read, or has been applied */
    public Import apply(Tx tx, UUID id, boolean publish) {
        move(tx, id, Set.of(Import.State.PREVIEWED, Import.State.FAILED), Import.State.APPLYING, "apply");
        IntakeStore.publish(tx, id, publish);
        return IntakeStore.find(tx, id).orElseThrow(Intake::absent);
    }

    /** Takes back what was taken over, as far as nobody has built on it. @throws Refused as wrong state */
    public Import undo(Tx tx, UUID id) {
        move(tx, id, Set.of(Import.State.APPLIED, Import.State.FAILED), Import.State.UNDOING, "undo");
        return IntakeStore.find(tx, id).orElseThrow(Intake::absent);
    }

    /** Works on a run until nothing of it is under way: for the command line, which has no server beside it. */
    public Import finish(UUID id, Consumer<Import> progress) {
        Import now = get(id);
        while (now.state().isUnderWay() && runner.work(id, () -> false)) {
            now = get(id);
            progress.accept(now);
        }
        return get(id);
    }

    /** Works on what waits longest, until it is done or the process is about to stop. Returns whether something did. */
    public boolean work(BooleanSupplier stopping) {
        return runner.work(null, stopping);
    }

    /** A run. @throws Refused as not found */
    public Import get(UUID id) {
        return IntakeStore.find(db, id).orElseThrow(Intake::absent);
    }

    /** A run with some of its records as the API tells it: {@code {id, state, counts, rows, next …}}. */
    public JsonNode describe(UUID id, int after, int limit, Words words) {
        return ImportJson.write(get(id), rows(id, after, limit), words);
    }

    /** A run that the caller may see. @throws Refused as not found for all but those who may import there */
    public Import get(Caller caller, UUID id) {
        Import one = get(id);
        if (!holds(caller, one.whose().hub(), READERS)) {
            requireImporter(caller, one.whose().hub(), one.whose().group());
        }
        return one;
    }

    /** The latest runs of a hub. @throws Refused as not found for all but its staff */
    public Page<Import> list(Caller caller, String hub, Optional<UUID> before, int limit) {
        if (!holds(caller, hub, READERS)) {
            throw absent();
        }
        List<Import> some = IntakeStore.list(db, hub, before.orElse(null), limit + 1);
        boolean more = some.size() > limit;
        List<Import> page = more ? some.subList(0, limit) : some;
        return new Page<>(page, more ? Optional.of(page.getLast().id().toString()) : Optional.empty());
    }

    /** The latest runs of a group's own lists. @throws Refused as not found for who does not belong to it */
    public List<Import> listOfGroup(Caller caller, UUID group, int limit) {
        tools.catalogue().listings().requireMember(caller, group);
        return IntakeStore.listOfGroup(db, group, limit);
    }

    /** Its records in order, those behind {@code after}. */
    public Page<ImportRow> rows(UUID id, int after, int limit) {
        return rows(id, after, limit, Optional.empty());
    }

    /** Like {@link #rows(UUID, int, int)}, only those read, repaired, refused or blank where a state is named. */
    public Page<ImportRow> rows(UUID id, int after, int limit, Optional<String> state) {
        List<ImportRow> some = IntakeStore.rows(db, id, new IntakeStore.Slice(after, limit + 1, state));
        List<ImportRow> page = some.size() > limit ? some.subList(0, limit) : some;
        return new Page<>(
                page,
                some.size() > limit ? Optional.of(String.valueOf(page.getLast().record())) : Optional.empty());
    }

    /** Refuses, as not found, all but the hub's curators, and for a group's own list those who speak for it. */
    public void requireImporter(Caller caller, String hub, Optional<UUID> group) {
        if (isCurator(caller, hub)) {
            group.ifPresent(own -> requireLender(caller, own, hub));
            return;
        }
        requireLender(caller, group.orElseThrow(Intake::absent), hub);
    }

    /** Refuses those who may not put things out in the hub. */
    public void requirePublisher(Caller caller, String hub) {
        if (!isCurator(caller, hub)) {
            throw new Refused(new Problem.NotAllowed("role.curator"));
        }
    }

    private void requireLender(Caller caller, UUID group, String hub) {
        db.inTransaction(tx -> {
            tools.catalogue().listings().requireLender(tx, caller, group, hub);
            return group;
        });
    }

    private boolean isCurator(Caller caller, String hub) {
        return holds(caller, hub, CURATORS);
    }

    private boolean holds(Caller caller, String hub, Set<StaffRole> roles) {
        return Standings.of(db, caller.person(), tools.platform().clock().instant())
                .holds(hub, roles);
    }

    private static void move(Tx tx, UUID id, Set<Import.State> from, Import.State to, String move) {
        if (!IntakeStore.move(tx, id, from, to)) {
            Import now = IntakeStore.find(tx, id).orElseThrow(Intake::absent);
            throw new Refused(new Problem.WrongState(now.state().word(), move));
        }
    }

    private static Buffer bytes(Order order) {
        try (InputStream in = order.file().content().open()) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Refused absent() {
        return new Refused(new Problem.NotFound());
    }

    /** How often waiting runs are looked for. */
    static final Duration PACE = Duration.ofMillis(500);
}
