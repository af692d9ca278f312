package org.mochiyori.site;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.mochiyori.group.Accompaniment;
import org.mochiyori.group.Decision;
import org.mochiyori.group.Group;
import org.mochiyori.group.Groups;
import org.mochiyori.group.Membership;
import org.mochiyori.group.OnBehalf;
import org.mochiyori.group.Right;
import org.mochiyori.group.RosterEntry;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Typed;
import org.mochiyori.platform.web.ProblemWords;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.FormView;
import org.mochiyori.site.view.Link;

/** What a group keeps of itself, and what its hub decides about it: members, roster, who accompanies it, registration. */
final class KeepingPages {
    private final Doors doors;

    KeepingPages(Doors doors) {
        this.doors = doors;
    }

    void mount(PageRouter pages) {
        pages.get("/groups/:id/keep", visit -> show(visit, 200, List.of()));
        pages.get("/groups/:id/profile", visit -> profile(visit, Answers.none(), 200));
        pages.post("/groups/:id/profile", this::saveProfile);
        pages.get("/groups/:id/roster", visit -> roster(visit, Answers.none(), 200));
        pages.post("/groups/:id/roster", this::saveRoster);
        pages.post("/groups/:id/invite", this::invite);
        pages.post("/groups/:id/member", this::member);
        pages.post("/groups/:id/accompany", this::accompany);
        pages.post("/groups/:id/revoke", this::revoke);
        pages.post("/groups/:id/renew", this::renew);
        pages.post("/groups/:id/decision", this::decide);
    }

    private Reply show(Visit visit, int status, List<Phrase> wrong) {
        Group group = seen(visit, Right.SEE);
        return new Reply.Page(status, new GroupSheet(doors).of(visit, group, wrong), Optional.of(group.hub()));
    }

    private Reply profile(Visit visit, Answers answers, int status) {
        Group group = seen(visit, Right.KEEP);
        Group.Profile now = group.profile();
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("groupName", now.name());
        typed.put("groupReading", now.kana());
        typed.put("purpose", now.purpose());
        typed.put("phone", now.phone());
        typed.put("mail", now.mail());
        typed.put("address", now.address());
        typed.put("version", String.valueOf(group.version()));
        typed.putAll(answers.typed());
        List<Field> fields = List.of(
                ListingForms.text("groupName", "account.group-name-field"),
                ListingForms.text("groupReading", "account.reading").optional(),
                Field.of(Field.Type.LONG_TEXT, "purpose", "account.purpose").optional(),
                Field.of(Field.Type.TEL, "phone", "account.phone").optional(),
                Field.of(Field.Type.EMAIL, "mail", "account.mail").optional(),
                ListingForms.text("address", "account.address").optional(),
                Field.hidden("version", ""));
        return form(group, status, "profile", new Answers(typed, answers.wrong()).fill(fields));
    }

    private Reply saveProfile(Visit visit) {
        Group group = seen(visit, Right.KEEP);
        FormInput form = new FormInput(visit.typed());
        String name = Typed.line(form.text("groupName", 200));
        Optional<String> phone = form.convert("phone", "phone", KeepingPages::phone);
        Optional<String> mail = form.convert("mail", "mail", KeepingPages::mail);
        Group.Profile profile = new Group.Profile(
                name,
                Typed.kana(form.textIfAny("groupReading", 200)),
                group.profile().kind(),
                form.textIfAny("purpose", 500),
                phone.orElse(""),
                mail.orElse(""),
                Typed.line(form.textIfAny("address", 300)));
        if (!form.isFine()) {
            return profile(visit, form.answers(), 422);
        }
        requireVersion(group, form);
        return changed(
                visit,
                Right.KEEP,
                (tx, by) -> doors.groups().groups().change(tx, group, profile, group.umbrella(), by));
    }

    private Reply roster(Visit visit, Answers answers, int status) {
        Group group = seen(visit, Right.KEEP);
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("version", String.valueOf(group.version()));
        typed.put(
                "roster",
                String.join(
                        "\n",
                        doors.groups().groups().roster(group.id()).stream()
                                .map(KeepingPages::line)
                                .toList()));
        typed.putAll(answers.typed());
        List<Field> fields = List.of(
                Field.of(Field.Type.LONG_TEXT, "roster", "group.roster")
                        .hint(Phrase.of("group.roster-hint"))
                        .optional(),
                Field.hidden("version", ""));
        return form(group, status, "roster", new Answers(typed, answers.wrong()).fill(fields));
    }

    private Reply saveRoster(Visit visit) {
        Group group = seen(visit, Right.KEEP);
        FormInput form = new FormInput(visit.typed());
        List<RosterEntry> entries = form.textIfAny("roster", 100_000)
                .lines()
                .filter(line -> !line.isBlank())
                .map(KeepingPages::entry)
                .toList();
        if (entries.size() > RosterEntry.MOST) {
            form.wrong("roster", Phrase.of("form.wrong-range", "least", 0, "most", RosterEntry.MOST));
        }
        if (!form.isFine()) {
            return roster(visit, form.answers(), 422);
        }
        int version = form.count("version", 0, Integer.MAX_VALUE).orElse(group.version());
        return changed(
                visit, Right.KEEP, (tx, by) -> doors.groups().groups().setRoster(tx, group.id(), version, entries, by));
    }

    private Reply invite(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        Optional<String> mail = form.require("mail", form.convert("mail", "mail", KeepingPages::mail));
        if (mail.isEmpty()) {
            return show(visit, 422, List.of(Phrase.of("form.wrong-mail")));
        }
        Membership.Role role = role(form);
        return changed(
                visit, Right.GOVERN, (tx, by) -> doors.groups().members().invite(tx, visit.id(), mail.get(), role, by));
    }

    /** Out, or into another role; anybody may leave by themselves. */
    private Reply member(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        UUID person = form.id("person").orElseThrow(() -> new Refused(new Problem.NotFound()));
        boolean leaves = form.textIfAny("do", 20).equals("remove");
        boolean known = doors.groups().members().ofGroup(visit.id()).stream()
                .anyMatch(one -> one.person().equals(person));
        if (!known) {
            throw new Refused(new Problem.NotFound());
        }
        Right right = leaves && visit.caller().person().equals(person) ? Right.SEE : Right.GOVERN;
        return changed(visit, right, (tx, by) -> {
            if (leaves) {
                doors.groups().members().remove(tx, visit.id(), person, by);
            } else {
                doors.groups().members().put(tx, visit.id(), person, role(form), by);
            }
        });
    }

    /** Consent is the group's own: staff cannot give it. */
    private Reply accompany(Visit visit) {
        Group group = seen(visit, Right.GOVERN);
        FormInput form = new FormInput(visit.typed());
        Optional<String> mail = form.require("helper", form.convert("helper", "mail", KeepingPages::mail));
        String organisation = Typed.line(form.text("organisation", 200));
        LocalDate today = doors.people().hubs().today(group.hub());
        Optional<LocalDate> until = form.require("last", form.day("last")).filter(day -> !day.isBefore(today));
        java.util.Set<Right> rights = java.util.EnumSet.noneOf(Right.class);
        Right.LENDABLE.stream()
                .filter(one -> form.isTicked("may-" + one.code()))
                .forEach(rights::add);
        if (!form.isFine() || until.isEmpty() || rights.isEmpty()) {
            return show(visit, 422, List.of(Phrase.of("group.accompany-owed")));
        }
        UUID helper = doors.people()
                .people()
                .findByMail(mail.orElseThrow())
                .map(org.mochiyori.people.Person::id)
                .orElse(new UUID(0, 0));
        return changed(visit, Right.GOVERN, (tx, by) -> {
            if (by.as() != OnBehalf.As.REPRESENTATIVE) {
                throw new Refused(new Problem.NotAllowed("group.role"));
            }
            UUID id = doors.platform().ids().next();
            doors.groups()
                    .members()
                    .consent(
                            tx,
                            new Accompaniment(
                                    id,
                                    group.id(),
                                    helper,
                                    organisation,
                                    rights,
                                    visit.caller().person(),
                                    today,
                                    until.get(),
                                    false),
                            by);
        });
    }

    private Reply revoke(Visit visit) {
        UUID which = new FormInput(visit.typed()).id("which").orElseThrow(() -> new Refused(new Problem.NotFound()));
        boolean own = doors.groups().members().accompanimentsOf(visit.id()).stream()
                .anyMatch(one -> one.id().equals(which)
                        && one.helper().equals(visit.caller().person()));
        return changed(
                visit,
                own ? Right.SEE : Right.GOVERN,
                (tx, by) -> doors.groups().members().revoke(tx, visit.id(), which, by));
    }

    /** A group asks for it; its hub gives it. */
    private Reply renew(Visit visit) {
        Group group = seen(visit, Right.KEEP);
        boolean byHub = decides(doors, visit.caller(), group);
        return changed(visit, Right.KEEP, (tx, by) -> {
            if (byHub) {
                doors.groups().groups().renew(tx, group.id(), Optional.empty(), by);
            } else {
                doors.groups().groups().askRenewal(tx, group.id(), by);
            }
        });
    }

    private Reply decide(Visit visit) {
        Group group = seen(visit, Right.SEE);
        if (!decides(doors, visit.caller(), group)) {
            throw new Refused(new Problem.NotAllowed("role.desk"));
        }
        FormInput form = new FormInput(visit.typed());
        Decision decision = Decision.find(form.text("decision", 20)).orElse(Decision.APPROVE);
        String reason = decision == Decision.APPROVE ? form.textIfAny("note", 1000) : form.textIfAny("reason", 1000);
        if (decision != Decision.APPROVE && reason.isBlank()) {
            return show(visit, 422, List.of(Phrase.of("lend.why-owed")));
        }
        Groups.Verdict verdict = new Groups.Verdict(decision, reason, Optional.empty());
        return changed(
                visit, Right.SEE, (tx, by) -> doors.groups().groups().decide(tx, group.id(), verdict, staff(by)));
    }

    private static OnBehalf staff(OnBehalf by) {
        return new OnBehalf(by.actor(), by.group(), Optional.empty(), OnBehalf.As.STAFF);
    }

    /** Whether the reader decides about the group's registration: its hub's desk and curators. */
    static boolean decides(Doors doors, Caller caller, Group group) {
        return doors.people().roles().isDesk(caller.person(), group.hub())
                || doors.people().roles().mayCurate(caller.person(), group.hub());
    }

    private Reply changed(Visit visit, Right right, BiConsumer<Tx, OnBehalf> work) {
        OnBehalf by = doors.groups().acting().forGroup(visit.caller(), visit.id(), right);
        try {
            doors.platform().db().inTransaction(tx -> {
                work.accept(tx, by);
                return by;
            });
        } catch (Refused refused) {
            return show(visit, 409, List.of(sentence(refused)));
        }
        boolean inside = doors.groups().acting().may(visit.caller(), visit.id(), Right.SEE);
        return Reply.go(inside ? "/groups/" + visit.id() + "/keep" : "/me");
    }

    private static Phrase sentence(Refused refused) {
        if (refused.problem() instanceof Problem.RuleRefuses rule) {
            return ProblemWords.sentence(rule);
        }
        if (refused.problem() instanceof Problem.Invalid) {
            return Phrase.of("group.accompany-owed");
        }
        throw refused;
    }

    private Reply form(Group group, int status, String what, List<Field> fields) {
        String path = "/groups/" + group.id();
        FormView view = new FormView(
                Phrase.of("group.keep-" + what),
                Phrase.of("group.keep-lead-" + what),
                Optional.empty(),
                new Form(path + "/" + what, fields, Phrase.of("lend.save")),
                List.of(new Link(Phrase.of("group.keep-back"), path + "/keep")));
        return new Reply.Page(status, view, Optional.of(group.hub()));
    }

    private Group seen(Visit visit, Right right) {
        doors.groups().acting().forGroup(visit.caller(), visit.id(), right);
        return doors.groups().groups().get(visit.id());
    }

    private static void requireVersion(Group group, FormInput form) {
        if (form.count("version", 0, Integer.MAX_VALUE).orElse(-1) != group.version()) {
            throw new Refused(new Problem.Stale(String.valueOf(group.version())));
        }
    }

    private static Membership.Role role(FormInput form) {
        return form.textIfAny("role", 20).equals("representative")
                ? Membership.Role.REPRESENTATIVE
                : Membership.Role.MEMBER;
    }

    private static String line(RosterEntry entry) {
        String tie = switch (entry.tie()) {
            case NONE -> "";
            case LIVES -> "在住";
            case WORKS -> "在勤";
            case LEARNS -> "在学";
        };
        List<String> cells = List.of(entry.name(), entry.kana(), entry.town(), tie, entry.adult() ? "責任者" : "");
        return String.join("、", cells).replaceFirst("、+$", "");
    }

    private static RosterEntry entry(String line) {
        String[] cells = line.split("[、,，\\t]", -1);
        return new RosterEntry(
                Typed.line(cells[0]).isEmpty() ? "—" : Typed.line(cells[0]),
                cells.length > 1 ? Typed.kana(cells[1]) : "",
                cells.length > 2 ? Typed.line(cells[2]) : "",
                tie(line),
                line.contains("責任者"));
    }

    private static RosterEntry.Tie tie(String line) {
        if (line.contains("在住")) {
            return RosterEntry.Tie.LIVES;
        }
        if (line.contains("在勤")) {
            return RosterEntry.Tie.WORKS;
        }
        return line.contains("在学") ? RosterEntry.Tie.LEARNS : RosterEntry.Tie.NONE;
    }

    private static String mail(String text) {
        return Typed.mail(text).orElseThrow(() -> new IllegalArgumentException("no mail address"));
    }

    private static String phone(String text) {
        return Typed.phone(text).orElseThrow(() -> new IllegalArgumentException("no telephone number"));
    }
}
