package org.mochiyori.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.mochiyori.catalogue.Imported.Taken;
import org.mochiyori.catalogue.Imports;
import org.mochiyori.listfile.Entry;
import org.mochiyori.listfile.Note;
import org.mochiyori.listfile.Reason;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Tx;

/**
 * Works on imports, a slice at a time. Each batch and the note of how far it is are one transaction, so after a kill the
 * next process goes on behind it; a process that was thought dead finds its batch done by another and lets go.
 */
final class Runner {
    static final Duration LEASE = Duration.ofSeconds(20);
    private static final int BATCH = 500;

    private static final int MOST_FAILURES = 5;

    private final Tools tools;
    private final Own own;
    private final Db db;

    Runner(Tools tools) {
        this.tools = tools;
        this.own = new Own(tools);
        this.db = tools.platform().db();
    }

    /** Works on this run, or on the oldest, until it is done or the process stops. Returns whether there was one. */
    boolean work(@Nullable UUID only, BooleanSupplier stopping) {
        Instant now = tools.platform().clock().instant();
        Optional<Import> claimed = db.inTransaction(tx -> IntakeStore.claim(tx, only, now, now.plus(LEASE)));
        if (claimed.isEmpty()) {
            return false;
        }
        goOn(claimed.get(), stopping);
        return true;
    }

    /** Works on a run that this process holds. */
    void goOn(Import one, BooleanSupplier stopping) {
        try {
            step(one, stopping);
        } catch (Overtaken other) {
            return;
        } catch (RuntimeException failed) {
            IntakeStore.fail(db, one.id(), MOST_FAILURES);
            throw failed;
        }
    }

    private void step(Import one, BooleanSupplier stopping) {
        switch (one.state()) {
            case READING -> new Preview(tools).run(one, last -> IntakeStore.touch(db, one.id(), last, lease()));
            case APPLYING -> new Applying(one, stopping).run();
            case UNDOING -> undo(one, stopping);
            case PREVIEWED, REFUSED, APPLIED, UNDONE, FAILED ->
                throw new IllegalStateException("nothing to do for " + one.state());
        }
    }

    private Instant lease() {
        return tools.platform().clock().instant().plus(LEASE);
    }

    /** Another process has done what this one was about to do. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken() {
            super("overtaken", null, false, false);
        }
    }

    /** Ends the reading of a file when the process is about to stop; the next one goes on behind the last batch. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    private void advance(Tx tx, Import at, int position, Map<String, Integer> outcomes) {
        if (!IntakeStore.advance(tx, at, new Step(position, lease(), outcomes))) {
            throw new Overtaken();
        }
    }

    /** Reads the file again from its start, passes over what is done, and takes the next records in. */
    private final class Applying {
        private final BooleanSupplier stopping;
        private final List<Entry> waiting = new ArrayList<>();
        private final Joints joints = new Joints(tools);
        private Import at;

        Applying(Import one, BooleanSupplier stopping) {
            this.at = one;
            this.stopping = stopping;
        }

        void run() {
            if (at.position() == 0) {
                settleKeys();
            }
            try {
                Preview.read(tools.reader(), IntakeStore.file(db, at.id()), this::add);
                flush();
                db.inTransaction(tx -> {
                    joints.settle(tx, at);
                    return at;
                });
                IntakeStore.end(
                        db,
                        at.id(),
                        Import.State.APPLIED,
                        tools.platform().clock().instant());
            } catch (Stopped early) {
                IntakeStore.release(db, at.id());
            }
        }

        private void notePromised(Tx tx, Map<Integer, Taken> taken) {
            ArrayNode notes = JsonNodeFactory.instance.arrayNode();
            taken.forEach((record, one) -> one.promised()
                    .ifPresent(quantity -> notes.addObject()
                            .put("record", record)
                            .set(
                                    "problems",
                                    EntryJson.notes(List.of(Note.of(Reason.ROW_PROMISED, "promised", quantity))))));
            if (!notes.isEmpty()) {
                IssueStore.addNotes(tx, at.id(), notes);
            }
        }

        /** Another issue of the list may have come since this one was looked through. */
        private void settleKeys() {
            db.inTransaction(tx -> {
                new Issues(db, tools.platform().ids())
                        .settle(tx, at, at.dataset().key());
                IssueStore.keep(tx, at);
                return at;
            });
        }

        private void add(Entry entry) {
            if (entry.record() <= at.position()) {
                return;
            }
            waiting.add(entry);
            if (waiting.size() >= BATCH) {
                flush();
                if (stopping.getAsBoolean()) {
                    throw new Stopped();
                }
            }
        }

        private void flush() {
            if (waiting.isEmpty()) {
                return;
            }
            db.inTransaction(tx -> {
                Map<Integer, Taken> taken = new Batch(tools, at, tx, waiting).take(tx);
                own.settle(tx, at, waiting, taken);
                IntakeStore.outcomes(tx, at.id(), rows(taken));
                notePromised(tx, taken);
                // A lender's own rooms can be applied for at once, so not even a moment may they be lent twice.
                if (at.whose().group().isPresent()) {
                    joints.settle(tx, at);
                }
                advance(tx, at, waiting.getLast().record(), counts(taken));
                return taken.size();
            });
            at = IntakeStore.find(db, at.id()).orElseThrow();
            waiting.clear();
        }
    }

    private static String outcome(Taken one) {
        // Taken back once and here again is as good as new.
        boolean revived = one.before()
                .filter(before -> before.at("/listing/state").asText().equals("retired"))
                .isPresent();
        return revived ? "created" : one.fate().name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Integer> counts(Map<Integer, Taken> taken) {
        Map<String, Integer> counts = new HashMap<>();
        taken.values().forEach(one -> counts.merge(outcome(one), 1, Integer::sum));
        return counts;
    }

    private static ArrayNode rows(Map<Integer, Taken> taken) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        taken.forEach((record, one) -> {
            String outcome = outcome(one);
            ObjectNode row = rows.addObject()
                    .put("record", record)
                    .put("outcome", outcome)
                    .put("listing", one.listing().toString());
            if (outcome.equals("updated")) {
                one.before().ifPresent(before -> row.set("before", before));
            }
        });
        return rows;
    }

    private void undo(Import one, BooleanSupplier stopping) {
        Import at = one;
        while (!stopping.getAsBoolean()) {
            List<Deed> deeds = IntakeStore.deeds(db, at.id(), at.position(), BATCH);
            if (deeds.isEmpty()) {
                IntakeStore.end(
                        db,
                        at.id(),
                        Import.State.UNDONE,
                        tools.platform().clock().instant());
                return;
            }
            Import now = at;
            db.inTransaction(tx -> {
                undo(tx, now, deeds);
                return deeds.size();
            });
            at = IntakeStore.find(db, at.id()).orElseThrow();
        }
        IntakeStore.release(db, at.id());
    }

    private void undo(Tx tx, Import at, List<Deed> deeds) {
        Set<UUID> built = IntakeStore.builtUpon(
                tx, at.id(), deeds.stream().map(Deed::listing).toList());
        List<Imports.Done> done = deeds.stream()
                .filter(deed -> !deed.outcome().equals("attached") && !built.contains(deed.listing()))
                .map(deed -> new Imports.Done(deed.listing(), deed.before()))
                .toList();
        Set<UUID> undone = tools.catalogue().imports().undo(tx, Batch.batch(at), done);
        List<String> attached = deeds.stream()
                .filter(deed -> deed.outcome().equals("attached"))
                .map(Deed::key)
                .toList();
        tools.catalogue().imports().detach(tx, Batch.batch(at), attached);
        CandidateStore.forget(
                tx,
                deeds.stream()
                        .filter(deed -> deed.outcome().equals("created") && undone.contains(deed.listing()))
                        .map(Deed::listing)
                        .toList());
        Map<String, Integer> counts = new HashMap<>();
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (Deed deed : deeds) {
            boolean back = deed.outcome().equals("attached") || undone.contains(deed.listing());
            counts.merge(back ? "undone" : "kept", 1, Integer::sum);
            rows.addObject().put("record", deed.record()).put("outcome", back ? "undone" : "kept");
        }
        IntakeStore.outcomes(tx, at.id(), rows);
        advance(tx, at, deeds.getLast().record(), counts);
    }
}
