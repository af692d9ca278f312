package org.mochiyori.site;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Place;
import org.mochiyori.closure.Block;
import org.mochiyori.closure.Target;
import org.mochiyori.kernel.Problem;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.web.ProblemWords;
import org.mochiyori.site.view.Link;

/**
 * What is closed on a page: one space, or all spaces of a place.
 *
 * @param name as people call it
 * @param back where one came from
 * @param kinds what the reader may close it for
 * @param whyNot why they may not
 * @param building the same for all of the place, where the reader may close it
 */
record BlockSubject(
        Target target,
        Phrase name,
        String hub,
        ZoneId zone,
        Link back,
        Set<Block.Kind> kinds,
        Optional<Problem> whyNot,
        Optional<Link> building) {

    static BlockSubject ofListing(Doors doors, Visit visit) {
        Entry entry = doors.catalogue().listings().getVisible(visit.findCaller(), visit.id());
        return new BlockSubject(
                new Target.Space(entry.id()),
                Phrase.literal(entry.listing().called()),
                entry.listing().hub(),
                entry.hub().zone(),
                new Link(Phrase.of("desk.block-back"), "/listings/" + entry.id()),
                doors.closure().blocks().kinds(visit.caller(), entry),
                doors.closure().blocks().refusal(visit.caller(), entry),
                entry.place()
                        .filter(place -> doors.closure().blocks().mayClose(visit.caller(), place))
                        .map(place -> new Link(
                                Phrase.of("desk.block-building", "name", place.name()),
                                path(new Target.Building(place.id())))));
    }

    static BlockSubject ofPlace(Doors doors, Visit visit) {
        Place place = doors.catalogue().places().getVisible(visit.findCaller(), visit.id());
        boolean may = doors.closure().blocks().mayClose(visit.caller(), place);
        return new BlockSubject(
                new Target.Building(place.id()),
                Phrase.literal(place.name()),
                place.hub(),
                doors.people().hubs().get(place.hub()).zone(),
                new Link(Phrase.of("lend.title"), WritingPages.LENDING),
                may ? EnumSet.of(Block.Kind.OUTAGE) : EnumSet.noneOf(Block.Kind.class),
                Optional.empty(),
                Optional.empty());
    }

    String path() {
        return path(target);
    }

    static String path(Target target) {
        return switch (target) {
            case Target.Space space -> "/listings/" + space.id() + "/blocks";
            case Target.Building building -> "/places/" + building.id() + "/blocks";
        };
    }

    boolean isBuilding() {
        return target instanceof Target.Building;
    }

    Optional<Phrase> told() {
        return whyNot.map(ProblemWords::sentence);
    }
}
