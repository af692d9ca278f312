package org.mochiyori.site;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mochiyori.emergency.Emergencies;
import org.mochiyori.emergency.Emergency;
import org.mochiyori.emergency.Recalled;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.Person;
import org.mochiyori.people.StaffTerm;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.site.view.EmergencyView;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.Kind;
import org.mochiyori.site.view.Stage;

/** 緊急モード: one page to switch, to telephone by and to print. */
final class EmergencyPages {
    private static final int PAST = 10;

    private final Doors doors;

    EmergencyPages(Doors doors) {
        this.doors = doors;
    }

    void mount(PageRouter pages) {
        pages.get("/desk/emergency", visit -> Reply.go(path(office(visit.caller()))));
        pages.get("/hubs/:hub/emergency", visit -> show(visit, Answers.none(), 200));
        pages.post("/hubs/:hub/emergency/on", this::on);
        pages.post("/hubs/:hub/emergency/off", this::off);
    }

    /** Operators and officers are no desk, and yet those who switch. */
    private String office(Caller caller) {
        return doors.people().roles().current(caller.person()).stream()
                .map(StaffTerm::hub)
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    static String path(String hub) {
        return "/hubs/" + hub + "/emergency";
    }

    private Reply show(Visit visit, Answers answers, int status) {
        Caller caller = visit.caller();
        String hub = doors.people().hubs().get(visit.path("hub")).id();
        Emergencies.Status now = emergencies().status(caller, hub);
        ZoneId zone = doors.people().hubs().get(hub).zone();
        List<Emergency> all = emergencies().list(caller, hub);
        Map<UUID, Person> names =
                doors
                        .people()
                        .people()
                        .list(all.stream()
                                .map(one -> one.on().person())
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Person::id, Function.identity()));
        EmergencyView view = new EmergencyView(
                Phrase.literal(doors.people().hubs().get(hub).called()),
                now.on().map(on -> past(on, names)),
                now.things().stream().map(thing -> thing(thing, zone)).toList(),
                now.maySwitch() ? Optional.of(form(hub, now.on().isPresent(), answers)) : Optional.empty(),
                all.stream()
                        .filter(one -> one.off().isPresent())
                        .limit(PAST)
                        .map(one -> past(one, names))
                        .toList(),
                EmergencySettingPages.path(hub));
        return new Reply.Page(status, view, Optional.of(hub));
    }

    private static Form form(String hub, boolean on, Answers answers) {
        List<Field> fields = new ArrayList<>();
        if (on) {
            fields.add(Field.of(Field.Type.TEXT, "note", "emergency.note").optional());
        } else {
            fields.add(
                    Field.of(Field.Type.TEXT, "reason", "desk.block-reason").hint(Phrase.of("emergency.reason-hint")));
        }
        return new Form(
                path(hub) + (on ? "/off" : "/on"),
                answers.fill(fields),
                Phrase.of(on ? "emergency.switch-off" : "emergency.switch-on"));
    }

    private static EmergencyView.Past past(Emergency one, Map<UUID, Person> names) {
        return new EmergencyView.Past(
                LocalDateTime.ofInstant(one.on().at(), one.zone()),
                one.off().map(off -> LocalDateTime.ofInstant(off.at(), one.zone())),
                one.reason(),
                Optional.ofNullable(names.get(one.on().person()))
                        .map(Person::name)
                        .orElse(""));
    }

    private EmergencyView.Thing thing(Recalled thing, ZoneId zone) {
        String phone = Shells.phone(thing.owner().phone());
        return new EmergencyView.Thing(
                "/listings/" + thing.listing(),
                thing.name(),
                thing.place()
                        .map(place ->
                                place + thing.address().map(at -> " " + at).orElse(""))
                        .orElse("―"),
                (thing.owner().name() + " " + phone).strip(),
                thing.here(),
                thing.quantity(),
                thing.holders().stream().map(lent -> held(lent, zone)).toList(),
                thing.upcoming(doors.platform().clock().instant()).stream()
                        .map(lent -> held(lent, zone))
                        .toList());
    }

    private static EmergencyView.Held held(Recalled.Lent lent, ZoneId zone) {
        Span when = Span.of(lent.window(), zone);
        return new EmergencyView.Held(
                "/bookings/" + lent.booking(),
                lent.number(),
                lent.holder().name(),
                Shells.phone(lent.holder().phone()),
                lent.count(),
                when,
                Stage.valueOf(lent.state().name())
                        .status(Kind.EQUIPMENT, when.until())
                        .word());
    }

    private Reply on(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        String reason = form.text("reason", 300);
        if (!form.isFine()) {
            return show(visit, form.answers(), 422);
        }
        String hub = doors.people().hubs().get(visit.path("hub")).id();
        try {
            doors.platform().db().inTransaction(tx -> emergencies().on(tx, visit.caller(), hub, reason));
        } catch (Refused refused) {
            // A second click finds it on, which is what was wanted.
            if (!(refused.problem() instanceof Problem.Exists)) {
                throw refused;
            }
        }
        return Reply.go(path(hub));
    }

    private Reply off(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        Optional<String> note = form.findText("note", 500);
        if (!form.isFine()) {
            return show(visit, form.answers(), 422);
        }
        String hub = doors.people().hubs().get(visit.path("hub")).id();
        try {
            doors.platform().db().inTransaction(tx -> emergencies().off(tx, visit.caller(), hub, note));
        } catch (Refused refused) {
            if (!(refused.problem() instanceof Problem.WrongState)) {
                throw refused;
            }
        }
        return Reply.go(path(hub));
    }

    private Emergencies emergencies() {
        return doors.emergency().emergencies();
    }
}
