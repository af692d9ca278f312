package org.mochiyori.intake;

import java.util.List;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.catalogue.Municipalities;
import org.mochiyori.curation.CurationModule;
import org.mochiyori.listfile.FileReader;
import org.mochiyori.listfile.Limits;
import org.mochiyori.people.Hubs;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.jobs.Timers;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.Term;
import org.mochiyori.platform.text.Messages;
import org.mochiyori.platform.web.Api;

/** Puts the taking in of lists together. */
public final class IntakeModule {
    private final Intake intake;

    /** Over one server's platform, its hubs, catalogue and curators. */
    public IntakeModule(Platform platform, Hubs hubs, CatalogueModule catalogue, CurationModule curation) {
        this.intake = new Intake(
                new Tools(
                        platform,
                        catalogue,
                        curation.duplicates(),
                        new FileReader(Limits.USUAL),
                        new Drafts(catalogue.concepts()),
                        Municipalities.bundled()),
                hubs);
    }

    /** Whether a request to this path may carry a file. */
    public static boolean isUpload(String path) {
        return path.equals(Api.BASE + "/imports");
    }

    /** Mounts the JSON routes. */
    public void mount(Api api) {
        new IntakeRoutes(intake, Messages.load()).mount(api);
    }

    /** Works on what waits. */
    public void schedule(Timers timers) {
        timers.every(Intake.PACE, "imports", () -> intake.work(timers::isStopping));
    }

    /** What is kept of lists taken in for a time only. */
    public static List<Term> terms(Periods periods) {
        return IntakeTerms.all(periods);
    }

    /** What is promised about lists taken in, for the doctor. */
    public static List<Check> checks() {
        return IntakeChecks.all();
    }

    /** The door to imports. */
    public Intake intake() {
        return intake;
    }
}
