package org.mochiyori.site;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.feed.Feed;
import org.mochiyori.feed.Feeds;
import org.mochiyori.group.Group;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Typed;
import org.mochiyori.platform.web.ProblemWords;
import org.mochiyori.site.view.Fact;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.SheetView;
import org.mochiyori.site.view.SheetView.Item;
import org.mochiyori.site.view.SheetView.Part;

/** Secret addresses of calendars: making one, changing it, taking it back; and who reads a group's. */
final class CalendarPages {
    static final String PATH = "/me/calendars";

    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final int LONGEST_NAME = 100;

    private final Doors doors;

    CalendarPages(Doors doors) {
        this.doors = doors;
    }

    void mount(PageRouter pages) {
        pages.get(PATH, visit -> mine(visit, Optional.empty(), List.of()));
        pages.post(PATH, this::make);
        pages.post(PATH + "/:id/renew", this::renew);
        pages.post(PATH + "/:id/revoke", this::revoke);
        pages.get("/groups/:id/calendars", this::ofGroup);
    }

    /** Where one makes an address for a group. */
    static String make(UUID group) {
        return PATH + "?group=" + group;
    }

    private Reply mine(Visit visit, Optional<Feed.Issued> issued, List<Phrase> wrong) {
        Caller caller = visit.caller();
        List<Group> groups = groups(caller.person());
        List<Part> parts = new ArrayList<>();
        issued.ifPresent(one -> parts.add(Part.of("feed.address")
                .facts(List.of(new Fact(Phrase.of("feed.address-once"), Phrase.literal(one.address()))))
                .ways(List.of(
                        new Link(Phrase.of("feed.subscribe"), one.address().replaceFirst("^https?:", "webcal:"))))));
        List<Feed> own = feeds().list(caller);
        if (!own.isEmpty()) {
            parts.add(Part.of("feed.list")
                    .items(own.stream()
                            .map(feed -> item(feed, shows(feed, groups), moves(feed, true)))
                            .toList()));
        }
        parts.add(Part.of("feed.make").moves(List.of(making(visit, groups))));
        return new Reply.Page(
                wrong.isEmpty() ? 200 : 422,
                new SheetView(
                        Phrase.of("feed.title"),
                        Optional.of(Phrase.of("feed.lead")),
                        Optional.of(new Link(Phrase.of("account.me"), "/me")),
                        wrong,
                        parts),
                Optional.empty());
    }

    private static Move making(Visit visit, List<Group> groups) {
        List<Field> fields = new ArrayList<>();
        fields.add(ListingForms.text("name", "feed.name").hint(Phrase.of("feed.name-hint")));
        if (!groups.isEmpty()) {
            List<Field.Option> options = new ArrayList<>();
            options.add(new Field.Option("", Phrase.of("feed.of-me")));
            groups.forEach(group -> options.add(
                    new Field.Option(group.id().toString(), Phrase.of("feed.calendar-of", "group", group.name()))));
            fields.add(Field.of(Field.Type.SELECT, "group", "feed.what")
                    .options(options)
                    .value(visit.asked("group").orElse(""))
                    .optional());
        }
        return new Move(PATH, Phrase.of("feed.make"), true, Optional.of(Phrase.of("feed.warning")), fields);
    }

    private static Item item(Feed feed, Phrase shows, List<Move> moves) {
        List<Phrase> notes = new ArrayList<>();
        notes.add(shows);
        notes.add(feed.readOn()
                .map(day -> Phrase.of("feed.read-on", "day", day))
                .orElse(Phrase.of(
                        "feed.not-read", "day", feed.renewed().atZone(ZONE).toLocalDate())));
        return new Item(Phrase.literal(feed.name()), "", notes, moves);
    }

    private static Phrase shows(Feed feed, List<Group> groups) {
        return feed.group()
                .map(id -> groups.stream()
                        .filter(group -> group.id().equals(id))
                        .findFirst()
                        .map(group -> Phrase.of("feed.calendar-of", "group", group.name()))
                        .orElse(Phrase.of("feed.no-more")))
                .orElse(Phrase.of("feed.of-me"));
    }

    private static List<Move> moves(Feed feed, boolean own) {
        String at = PATH + "/" + feed.id();
        List<Move> moves = new ArrayList<>();
        if (own) {
            moves.add(new Move(at + "/renew", Phrase.of("feed.renew"), false, Optional.empty(), List.of()));
        }
        moves.add(new Move(at + "/revoke", Phrase.of("feed.revoke"), false, Optional.empty(), List.of()));
        return moves;
    }

    private Reply make(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        String name = Typed.line(form.text("name", LONGEST_NAME));
        Optional<UUID> group = form.id("group");
        if (!form.isFine() || name.isEmpty()) {
            return mine(visit, Optional.empty(), List.of(Phrase.of("feed.name-hint")));
        }
        try {
            return mine(
                    visit,
                    Optional.of(
                            doors.platform().db().inTransaction(tx -> feeds().make(tx, visit.caller(), name, group))),
                    List.of());
        } catch (Refused refused) {
            if (refused.problem() instanceof Problem.RuleRefuses) {
                return mine(visit, Optional.empty(), List.of(ProblemWords.sentence(refused.problem())));
            }
            throw refused;
        }
    }

    private Reply renew(Visit visit) {
        Feed.Issued issued = doors.platform().db().inTransaction(tx -> feeds().renew(tx, visit.caller(), visit.id()));
        return mine(visit, Optional.of(issued), List.of());
    }

    private Reply revoke(Visit visit) {
        doors.platform().db().inTransaction(tx -> {
            feeds().revoke(tx, visit.caller(), visit.id());
            return visit;
        });
        return Reply.go(PATH);
    }

    private Reply ofGroup(Visit visit) {
        Caller caller = visit.caller();
        UUID id = visit.id();
        List<Feed> all = feeds().list(caller, id);
        Names names = Names.of(doors, all.stream().map(Feed::holder).toList());
        Part part = Part.of(all.isEmpty() ? "feed.none" : "feed.list")
                .items(all.stream()
                        .map(feed -> item(
                                feed,
                                Phrase.of("feed.holder", "name", names.get(feed.holder())),
                                moves(feed, feed.holder().equals(caller.person()))))
                        .toList())
                .ways(List.of(new Link(Phrase.of("feed.make"), make(id))));
        return Reply.show(new SheetView(
                Phrase.of("feed.group-title"),
                Optional.of(Phrase.of("feed.group-lead")),
                Optional.of(new Link(Phrase.of("group.keep-page"), "/groups/" + id + "/keep")),
                List.of(),
                List.of(part)));
    }

    private List<Group> groups(UUID person) {
        Set<UUID> mine = new LinkedHashSet<>();
        doors.groups().members().of(person).forEach(one -> mine.add(one.group()));
        doors.groups().members().accompaniedBy(person).forEach(one -> mine.add(one.group()));
        return doors.groups().groups().list(mine);
    }

    private Feeds feeds() {
        return doors.feed().feeds();
    }
}
