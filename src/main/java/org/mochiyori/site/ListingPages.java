package org.mochiyori.site;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.catalogue.Audience;
import org.mochiyori.catalogue.Cancellation;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Fee;
import org.mochiyori.catalogue.Lending;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.catalogue.PlaceDraft;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.Ruleset;
import org.mochiyori.catalogue.Terms;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.catalogue.Visibility;
import org.mochiyori.emergency.Emergency;
import org.mochiyori.group.Membership;
import org.mochiyori.group.Right;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Fact;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.ListingView;
import org.mochiyori.site.view.ListingView.Elsewhere;

/** The page of a listing. */
final class ListingPages {
    private final Doors doors;
    private final Cards cards;
    private final Months months;
    private final Lenders lenders;

    ListingPages(Doors doors, Cards cards) {
        this.doors = doors;
        this.cards = cards;
        this.months = new Months(doors);
        this.lenders = new Lenders(doors);
    }

    void mount(PageRouter pages) {
        pages.get("/listings/:id", this::listing);
    }

    private Reply listing(Visit visit) {
        UUID id = visit.id();
        Entry entry = doors.catalogue().listings().getVisible(visit.findCaller(), id);
        Listing listing = entry.listing();
        Language language = visit.language();
        Optional<Emergency> recall = recall(entry);
        boolean lendable = listing.isLendable() && (recall.isEmpty() || isDesk(visit, listing));
        ListingView view = new ListingView(
                cards.of(entry, language),
                language == Language.EN ? "" : listing.draft().wording().kana(),
                Cards.about(listing, language),
                facts(entry),
                features(listing, language),
                rules(listing),
                recall.map(on -> Phrase.of("listing.recalled", "reason", on.reason()))
                        .or(() -> closed(entry)),
                entry.lender().map(lender -> new Link(Phrase.literal(lender.name()), "/groups/" + lender.id())),
                lendable ? Optional.of("/listings/" + id + "/book") : Optional.empty(),
                months.of(entry, visit.asked("month"), "/listings/" + id),
                elsewhere(entry),
                source(listing),
                embed(visit, entry),
                ways(visit, entry));
        return Reply.show(view, listing.hub());
    }

    /** The credit of open data; of a group's own list there is none to give. */
    private static Optional<Phrase> source(Listing listing) {
        return listing.sources().stream().findFirst().flatMap(source -> {
            if (source.credit().isEmpty()) {
                return listing.group().isPresent()
                        ? Optional.empty()
                        : Optional.of(Phrase.of("listing.source-file", "file", source.file()));
            }
            return Optional.of(
                    source.licence().isEmpty()
                            ? Phrase.of("listing.source-plain", "credit", source.credit())
                            : Phrase.of("listing.source", "credit", source.credit(), "licence", source.licence()));
        });
    }

    /** What calls it back in an emergency: only the desk lends it then, which is said before somebody fills a form in. */
    private Optional<Emergency> recall(Entry entry) {
        return Optional.ofNullable(
                doors.emergency().emergencies().recalls(List.of(entry.id())).get(entry.id()));
    }

    private boolean isDesk(Visit visit, Listing listing) {
        return visit.findCaller()
                .filter(caller -> doors.people().roles().isStaff(caller.person(), listing.hub()))
                .isPresent();
    }

    private Optional<Phrase> closed(Entry entry) {
        return doors.closure()
                .blocks()
                .findOpen(entry.listing())
                .map(block -> Phrase.of(
                        "listing.closed-open",
                        "from",
                        LocalDateTime.ofInstant(
                                block.during().from(), entry.hub().zone()),
                        "reason",
                        block.reason()));
    }

    /** For staff, of the municipality's own spaces: to close it for a time, or to see when it is closed. */
    private Optional<Link> blocks(Visit visit, Entry entry) {
        return visit.findCaller()
                .filter(caller -> doors.closure().blocks().concerns(caller, entry))
                .map(caller -> new Link(
                        Phrase.of(
                                doors.closure().blocks().refusal(caller, entry).isEmpty()
                                        ? "desk.block"
                                        : "desk.blocks"),
                        BlockPages.path(entry.id())));
    }

    /** For those who lend it: the line that shows its month on their own site. Only what everybody may see can be shown there. */
    private Optional<ListingView.Embed> embed(Visit visit, Entry entry) {
        Listing listing = entry.listing();
        boolean shown = listing.isLendable()
                && listing.kind() != ListingKind.SKILL
                && listing.draft().access().visibility() == Visibility.PUBLIC;
        boolean theirs = visit.findCaller()
                .filter(caller -> doors.people().roles().isStaff(caller.person(), listing.hub())
                        || doors.groups().members().of(caller.person()).stream()
                                .anyMatch(one -> one.role() == Membership.Role.REPRESENTATIVE
                                        && Optional.of(one.group())
                                                .equals(entry.lender().map(Entry.Lender::id))))
                .isPresent();
        return shown && theirs
                ? Optional.of(new ListingView.Embed(
                        EmbedPages.PREFIX + "listings/" + entry.id(),
                        EmbedPages.snippet(doors.platform().origin(), entry)))
                : Optional.empty();
    }

    private List<Link> ways(Visit visit, Entry entry) {
        if (visit.findCaller().isEmpty()) {
            return List.of();
        }
        List<Link> ways = new ArrayList<>();
        String path = "/listings/" + entry.id();
        boolean lends = entry.listing()
                .group()
                .filter(group -> doors.groups().acting().may(visit.caller(), group, Right.LIST))
                .isPresent();
        if (lends) {
            ways.add(new Link(Phrase.of("lend.edit"), path + "/edit"));
        }
        if (lends && entry.listing().kind() != ListingKind.SKILL) {
            ways.add(new Link(Phrase.of("outside.title"), OutsidePages.path(entry.id())));
        }
        KeyPages.link(doors, visit.caller(), entry).ifPresent(ways::add);
        OutagePages.link(doors, visit.caller(), entry).ifPresent(ways::add);
        MarkPages.link(doors, visit.caller(), entry).ifPresent(ways::add);
        if (!ClaimPages.groups(lenders, visit, entry).isEmpty()) {
            ways.add(new Link(Phrase.of("group.claim"), path + "/claim"));
        }
        blocks(visit, entry).ifPresent(ways::add);
        return ways;
    }

    private static List<Fact> facts(Entry entry) {
        Listing listing = entry.listing();
        Terms terms = listing.draft().terms();
        List<Fact> facts = new ArrayList<>();
        entry.place().ifPresent(place -> {
            add(facts, "listing.fact-place", place.name());
            add(facts, "listing.fact-address", place.draft().at().address());
        });
        thing(facts, listing.draft().thing());
        if (terms.fee() instanceof Fee.Charged charged) {
            charged.rates().forEach(rate -> facts.add(new Fact(Phrase.of("listing.fact-fee"), Cards.rate(rate))));
        } else {
            Cards.fee(listing).ifPresent(fee -> facts.add(new Fact(Phrase.of("listing.fact-fee"), fee)));
        }
        entry.place()
                .ifPresent(place ->
                        add(facts, "listing.fact-hours", place.draft().contact().hoursText()));
        add(facts, "listing.fact-hints", terms.hints());
        return facts;
    }

    private static void thing(List<Fact> facts, Thing thing) {
        switch (thing) {
            case Thing.Space space -> {
                space.capacity()
                        .ifPresent(n -> facts.add(
                                new Fact(Phrase.of("listing.fact-capacity"), Phrase.of("listing.capacity", "n", n))));
                space.areaM2().ifPresent(area -> add(facts, "listing.fact-area", Cards.area(area) + " ㎡"));
            }
            case Thing.Equipment pool ->
                facts.add(new Fact(
                        Phrase.of("listing.fact-quantity"),
                        Phrase.of("listing.quantity", "n", pool.quantity(), "unit", LentWords.counter(pool.unit()))));
            case Thing.Skill skill -> {
                add(facts, "listing.fact-for-whom", skill.forWhom());
                add(facts, "listing.fact-days", skill.days());
                add(facts, "listing.fact-reach", skill.reach());
                add(facts, "listing.fact-thanks", skill.thanks());
            }
        }
    }

    private static void add(List<Fact> facts, String label, String text) {
        if (!text.isBlank()) {
            facts.add(new Fact(Phrase.of(label), Phrase.literal(text)));
        }
    }

    private List<Phrase> features(Listing listing, Language language) {
        return listing.draft().features().stream()
                .flatMap(id -> cards.label(id, language).stream())
                .toList();
    }

    private List<Phrase> rules(Listing listing) {
        List<Phrase> rules = new ArrayList<>();
        if (listing.isLendable()) {
            LocalDate today = doors.people().hubs().today(listing.hub());
            Ruleset set = doors.catalogue().rules().of(doors.platform().db(), listing);
            Lending lending = set.on(today, RuleKind.LENDING, Lending::fromJson).orElse(Lending.USUAL);
            int freeDays = set.on(today, RuleKind.CANCELLATION, Cancellation::fromJson)
                    .map(Cancellation::freeDays)
                    .orElse(lending.cancelDays());
            rules.add(
                    lending.decision() == Lending.Decision.PERSON
                            ? Phrase.of(
                                    "listing.rule-person",
                                    "n",
                                    lending.respond().toDays())
                            : Phrase.of("listing.rule-automatic"));
            rules.add(Phrase.of("listing.rule-cancel", "n", freeDays));
            boolean individuals =
                    lending.individuals() || listing.draft().terms().audience().contains(Audience.INDIVIDUALS);
            rules.add(Phrase.of("listing.rule-" + (individuals ? "individuals" : "groups")
                    + (listing.kind() == ListingKind.SKILL ? "-skill" : "")));
            rules.addAll(RuleWords.of(set, today));
        }
        String own = listing.draft().terms().conditions();
        if (!own.isBlank()) {
            rules.add(Phrase.literal(own));
        }
        return rules;
    }

    private static Optional<Elsewhere> elsewhere(Entry entry) {
        PlaceDraft.Office office =
                entry.place().map(place -> place.draft().contact()).orElse(new PlaceDraft.Office("", "", ""));
        String own = entry.listing().draft().terms().reserveUrl();
        String url = own.isEmpty() ? office.url() : own;
        String phone = Shells.phone(office.phone());
        if (phone.isEmpty() && url.isEmpty()) {
            return Optional.empty();
        }
        String name = entry.place().map(place -> place.name()).orElse("");
        return Optional.of(new Elsewhere(name, phone, url));
    }
}
