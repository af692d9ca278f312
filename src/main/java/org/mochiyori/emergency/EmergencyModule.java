package org.mochiyori.emergency;

import java.util.List;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.closure.ClosureModule;
import org.mochiyori.people.Belongings;
import org.mochiyori.people.PeopleModule;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.RowTerm;
import org.mochiyori.platform.keeping.Term;
import org.mochiyori.platform.web.Api;

/** Makes this feature and hands out its doors. */
public final class EmergencyModule {
    private final Platform platform;
    private final PeopleModule people;
    private final Emergencies emergencies;

    private EmergencyModule(Platform platform, PeopleModule people, CatalogueModule catalogue, ClosureModule closure) {
        this.platform = platform;
        this.people = people;
        this.emergencies = new Emergencies(platform, catalogue.listings(), catalogue.concepts(), closure.keptBack());
    }

    /** Over a platform, who is who, what is lent, and closed times. */
    public static EmergencyModule over(
            Platform platform, PeopleModule people, CatalogueModule catalogue, ClosureModule closure) {
        return new EmergencyModule(platform, people, catalogue, closure);
    }

    /** Mounts the JSON routes. */
    public void mount(Api api) {
        new EmergencyRoutes(emergencies, people.hubs(), people.people()).mount(api);
    }

    /** What is kept of emergencies for a time only; who switched, when and why, stays. */
    public static List<Term> terms(Periods periods) {
        return List.of(RowTerm.of(
                        "emergency-notes",
                        "What somebody wrote when an emergency was over goes after "
                                + periods.contacts().getYears() + " years.",
                        periods.contacts())
                .clear("emergencies", "off_note = null", "t.off_note is not null and t.off_at < $1"));
    }

    /** What this feature keeps of people. */
    public Belongings belongings() {
        return new EmergencyBelongingsStore(platform);
    }

    /** What is promised about emergencies, for the doctor. */
    public static List<Check> checks() {
        return EmergencyChecks.all();
    }

    /** 緊急モード. */
    public Emergencies emergencies() {
        return emergencies;
    }
}
