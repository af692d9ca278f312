package org.mochiyori.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.group.Accompaniment;
import org.mochiyori.group.Group;
import org.mochiyori.group.Membership;
import org.mochiyori.group.Right;
import org.mochiyori.kernel.Caller;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Fact;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.SheetView;
import org.mochiyori.site.view.SheetView.Item;
import org.mochiyori.site.view.SheetView.Part;

/** The page on which a group is kept: each part only for whom it is. */
final class GroupSheet {
    private final Doors doors;

    GroupSheet(Doors doors) {
        this.doors = doors;
    }

    SheetView of(Visit visit, Group group, List<Phrase> wrong) {
        Caller caller = visit.caller();
        boolean keeps = doors.groups().acting().may(caller, group.id(), Right.KEEP);
        boolean governs = doors.groups().acting().may(caller, group.id(), Right.GOVERN);
        boolean decides = KeepingPages.decides(doors, caller, group);
        String path = "/groups/" + group.id();
        List<Part> parts = new ArrayList<>();
        parts.add(registration(group, path, keeps, decides));
        parts.add(members(group, path, governs, caller));
        parts.add(helpers(group, path, governs, caller));
        if (keeps) {
            parts.add(Part.of("group.keep-data")
                    .ways(List.of(
                            new Link(Phrase.of("group.keep-profile"), path + "/profile"),
                            new Link(Phrase.of("group.keep-roster"), path + "/roster"))));
        }
        parts.add(calendars(group.id(), path, governs));
        return new SheetView(
                Phrase.of("group.keep-title", "name", group.name()),
                Optional.empty(),
                Optional.of(new Link(Phrase.of("group.keep-page"), path)),
                wrong,
                parts);
    }

    private static Part calendars(UUID group, String path, boolean governs) {
        List<Link> ways = new ArrayList<>();
        ways.add(new Link(Phrase.of("feed.group-link"), CalendarPages.make(group)));
        if (governs) {
            ways.add(new Link(Phrase.of("feed.group-title"), path + "/calendars"));
        }
        return Part.of("feed.title").ways(ways);
    }

    private Part registration(Group group, String path, boolean keeps, boolean decides) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(Phrase.of("group.number"), Phrase.literal(group.number())));
        facts.add(new Fact(
                Phrase.of("group.state"),
                Phrase.of("group.state-" + group.state().code())));
        group.validUntil()
                .ifPresent(
                        day -> facts.add(new Fact(Phrase.of("group.valid-until"), Phrase.of("group.day", "day", day))));
        group.umbrella()
                .flatMap(id -> doors.groups().groups().find(id))
                .ifPresent(union -> facts.add(new Fact(Phrase.of("group.kind-union"), Phrase.literal(union.name()))));
        if (group.renewalAsked()) {
            facts.add(new Fact(Phrase.of("group.renewal"), Phrase.of("group.renewal-asked")));
        }
        List<Move> moves = new ArrayList<>();
        if (decides && group.state() != Group.State.ACTIVE) {
            moves.add(decision(
                    path,
                    "approve",
                    true,
                    ListingForms.text("note", "group.note").optional()));
        }
        if (decides && group.state() == Group.State.APPLIED) {
            moves.add(decision(path, "decline", false, ListingForms.text("reason", "lend.why")));
        }
        boolean dated =
                group.state() == Group.State.ACTIVE && group.validUntil().isPresent();
        if (dated && (decides || (keeps && !group.renewalAsked()))) {
            String label = decides ? "group.renew" : "group.ask-renewal";
            moves.add(new Move(
                    path + "/renew", Phrase.of(label), decides && group.renewalAsked(), Optional.empty(), List.of()));
        }
        if (decides && group.state() == Group.State.ACTIVE) {
            moves.add(decision(path, "end", false, ListingForms.text("reason", "lend.why")));
        }
        return Part.of("group.keep-registration").facts(facts).moves(moves);
    }

    private static Move decision(String path, String word, boolean main, Field reason) {
        return new Move(
                path + "/decision",
                Phrase.of("group.do-" + word),
                main,
                Optional.empty(),
                List.of(reason, Field.hidden("decision", word)));
    }

    private Part members(Group group, String path, boolean governs, Caller caller) {
        List<Membership> members = doors.groups().members().ofGroup(group.id());
        Names names = Names.of(doors, members.stream().map(Membership::person).toList());
        List<Item> items = members.stream()
                .map(one -> new Item(
                        Phrase.literal(names.get(one.person())),
                        "",
                        List.of(Phrase.of("group.role-" + one.role().code())),
                        moves(one, path, governs, caller)))
                .toList();
        List<Move> moves = governs
                ? List.of(new Move(
                        path + "/invite",
                        Phrase.of("group.invite"),
                        false,
                        Optional.of(Phrase.of("group.invite-note")),
                        List.of(
                                Field.of(Field.Type.EMAIL, "mail", "account.mail"),
                                ListingForms.choice("role", "group.as-", "member", "representative")
                                        .value("member"))))
                : List.of();
        return Part.of("group.members").items(items).moves(moves);
    }

    private static List<Move> moves(Membership one, String path, boolean governs, Caller caller) {
        boolean self = one.person().equals(caller.person());
        List<Move> moves = new ArrayList<>();
        if (governs) {
            boolean speaks = one.role() == Membership.Role.REPRESENTATIVE;
            moves.add(member(
                    path,
                    one.person(),
                    speaks ? "group.make-member" : "group.make-representative",
                    List.of(Field.hidden("do", "role"), Field.hidden("role", speaks ? "member" : "representative"))));
        }
        if (governs || self) {
            moves.add(member(
                    path, one.person(), self ? "group.leave" : "group.remove", List.of(Field.hidden("do", "remove"))));
        }
        return moves;
    }

    private static Move member(String path, UUID person, String label, List<Field> fields) {
        List<Field> all = new ArrayList<>(fields);
        all.add(Field.hidden("person", person.toString()));
        return new Move(path + "/member", Phrase.of(label), false, Optional.empty(), all);
    }

    private Part helpers(Group group, String path, boolean governs, Caller caller) {
        LocalDate today = doors.people().hubs().today(group.hub());
        List<Item> items = new ArrayList<>();
        for (Accompaniment one : doors.groups().members().accompanimentsOf(group.id())) {
            if (one.covers(today)) {
                boolean may = governs || one.helper().equals(caller.person());
                Move revoke = new Move(
                        path + "/revoke",
                        Phrase.of("group.revoke"),
                        false,
                        Optional.empty(),
                        List.of(Field.hidden("which", one.id().toString())));
                items.add(new Item(
                        Phrase.of("group.accompanied", "by", one.organisation(), "until", one.until()),
                        "",
                        one.rights().stream()
                                .sorted()
                                .map(right -> Phrase.of("group.may-" + right.code()))
                                .toList(),
                        may ? List.of(revoke) : List.of()));
            }
        }
        return Part.of("group.helpers").items(items).moves(governs ? List.of(consent(path)) : List.of());
    }

    private static Move consent(String path) {
        List<Field> fields = new ArrayList<>();
        fields.add(ListingForms.text("organisation", "group.helper-organisation"));
        fields.add(Field.of(Field.Type.EMAIL, "helper", "group.helper-mail"));
        Right.LENDABLE.stream()
                .sorted()
                .forEach(right ->
                        fields.add(ListingForms.tick("may-" + right.code(), Phrase.of("group.may-" + right.code()))));
        fields.add(Field.of(Field.Type.DATE, "last", "group.helper-until"));
        return new Move(
                path + "/accompany",
                Phrase.of("group.accompany"),
                false,
                Optional.of(Phrase.of("group.accompany-note")),
                fields);
    }
}
