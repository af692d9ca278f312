package org.mochiyori.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.listfile.SourceFile;
import org.mochiyori.support.TestHub;

/** Lists taken in from beginning to end, for one hub and its lender. */
public final class ImportFixture {
    private final TestHub server;
    private final Lender lender;

    private ImportFixture(TestHub server) {
        this.server = server;
        this.lender = ListingFixture.on(server).lender();
    }

    public static ImportFixture on(TestHub server) {
        return new ImportFixture(server);
    }

    public Lender lender() {
        return lender;
    }

    /** Open data. */
    public Import take(String name, String text) {
        return apply(preview(Optional.empty(), name, text));
    }

    /** The lender's own list. */
    public Import takeOwn(String name, String text) {
        return apply(preview(Optional.of(lender), name, text));
    }

    public Import preview(Optional<Lender> own, String name, String text) {
        SourceFile file = SourceFile.of(name, text.getBytes(StandardCharsets.UTF_8));
        return intake().begin(new Order(
                lender.hub(), own.map(Lender::group), lender.curator().id(), file));
    }

    public Import apply(Import run) {
        server.features().platform().db().inTransaction(tx -> intake().apply(tx, run.id(), true));
        return finish(run);
    }

    public Import undo(Import run) {
        server.features().platform().db().inTransaction(tx -> intake().undo(tx, run.id()));
        return finish(run);
    }

    /** Works beside the server's own timer; whoever comes second finds nothing to do. */
    private Import finish(Import run) {
        Import now = intake().finish(run.id(), any -> {});
        while (now.state().isUnderWay()) {
            Thread.onSpinWait();
            now = intake().get(run.id());
        }
        return now;
    }

    public List<ImportRow> rows(Import run) {
        return intake().rows(run.id(), 0, 10_000).items();
    }

    /** The listing of each record that became one, in the order of the file. */
    public List<Listing> listings(Import run) {
        List<Listing> found = new ArrayList<>();
        rows(run)
                .forEach(row -> row.listing()
                        .ifPresent(id -> found.add(server.features()
                                .catalogue()
                                .listings()
                                .find(id)
                                .orElseThrow()
                                .listing())));
        return found;
    }

    /** How many listings of the hub are not retired. */
    public int count() {
        return server.features()
                .platform()
                .db()
                .get(
                        "select count(*)::int as n from listings where hub = $1 and state <> 'retired'",
                        row -> row.getInteger("n"),
                        lender.hub());
    }

    /** What is said of the file as a whole. */
    public static List<String> codes(Import run) {
        return run.notes().valueStream().map(note -> note.path("code").asText()).toList();
    }

    private Intake intake() {
        return server.features().intake().intake();
    }
}
