package org.mochiyori.site;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Place;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.RuleScope;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Link;

/**
 * Whose rules a page shows: those of a hub, a place or a listing, and of what is above it.
 *
 * @param name as people call it
 * @param levels from near to far, itself first
 * @param kinds of rules that can be set here
 * @param back where one came from
 */
record RuleSubject(Phrase name, String hub, List<Level> levels, List<RuleKind> kinds, Link back) {
    private static final List<RuleKind> ALL = List.of(RuleKind.values());

    /** One level; each has a page of its own. */
    record Level(RuleScope scope, Phrase name) {
        String path() {
            return "/" + scope.level().word() + "s/" + scope.id() + "/rules";
        }
    }

    Level own() {
        return levels.getFirst();
    }

    /** What holds where it says nothing itself, from near to far; nothing of a hub. */
    List<Level> above() {
        return levels.subList(1, levels.size());
    }

    static RuleSubject ofHub(Doors doors, String hub) {
        return new RuleSubject(
                Phrase.literal(doors.people().hubs().get(hub).called()),
                hub,
                List.of(hub(doors, hub)),
                ALL,
                new Link(Phrase.of("shell.desk"), "/desk"));
    }

    static RuleSubject ofPlace(Doors doors, UUID id) {
        Place place = doors.catalogue().places().get(doors.platform().db(), id);
        return new RuleSubject(
                Phrase.literal(place.name()),
                place.hub(),
                List.of(place(place.id(), place.name()), hub(doors, place.hub())),
                ALL,
                new Link(Phrase.of("lend.title"), WritingPages.LENDING));
    }

    static RuleSubject ofListing(Doors doors, UUID id) {
        Entry entry = doors.catalogue().listings().get(doors.platform().db(), id);
        Stream<Level> own = Stream.of(new Level(
                RuleScope.ofListing(id),
                Phrase.of("rule.level-listing", "name", entry.listing().name())));
        Stream<Level> place = entry.place().stream().map(at -> place(at.id(), at.name()));
        return new RuleSubject(
                Phrase.literal(entry.listing().name()),
                entry.listing().hub(),
                Stream.of(own, place, Stream.of(hub(doors, entry.listing().hub())))
                        .flatMap(level -> level)
                        .toList(),
                // When a person has time is asked of them each time.
                ALL.stream()
                        .filter(kind -> kind != RuleKind.OPENING || !WritingPages.isSkill(entry))
                        .toList(),
                new Link(Phrase.of("lend.back"), "/listings/" + id + "/edit"));
    }

    private static Level place(UUID id, String name) {
        return new Level(RuleScope.ofPlace(id), Phrase.of("rule.level-place", "name", name));
    }

    private static Level hub(Doors doors, String hub) {
        return new Level(
                RuleScope.ofHub(hub),
                Phrase.of(
                        "rule.level-hub", "name", doors.people().hubs().get(hub).called()));
    }

    ZoneId zone(Doors doors) {
        return doors.people().hubs().get(hub).zone();
    }

    LocalDate today(Doors doors) {
        return doors.people().hubs().today(hub);
    }

    /** Something to show a rule by, if anything is lent here. */
    Optional<Entry> example(Doors doors) {
        return doors.catalogue()
                .rules()
                .findExample(doors.platform().db(), own().scope())
                .flatMap(doors.catalogue().listings()::find);
    }
}
