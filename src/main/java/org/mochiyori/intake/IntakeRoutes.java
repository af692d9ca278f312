package org.mochiyori.intake;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Page;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.listfile.SourceFile;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Messages;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.Query;
import org.mochiyori.platform.web.Upload;

/** Imports over HTTP. */
final class IntakeRoutes {
    private final Intake intake;
    private final Messages messages;

    IntakeRoutes(Intake intake, Messages messages) {
        this.intake = intake;
        this.messages = messages;
    }

    void mount(Api api) {
        api.begin("/imports", this::begin, this::readNow);
        api.get("/imports", this::list);
        api.get("/imports/:id", this::read);
        api.change(HttpMethod.POST, "/imports/:id/apply", this::apply);
        api.change(HttpMethod.POST, "/imports/:id/undo", this::undo);
    }

    private Answer begin(Call call, Tx tx) {
        call.caller();
        Optional<UUID> group = call.formText("group", 40).map(IntakeRoutes::id);
        Caller caller = caller(call, group);
        String hub = call.formText("hub", 40)
                .orElseThrow(() -> new Refused(Problem.Invalid.of("/hub", "required", "name the hub")));
        intake.requireImporter(caller, hub, group);
        Upload upload = call.upload("file");
        String name = upload.name().isBlank() ? "file" : upload.name();
        Import begun = intake.begin(
                tx,
                new Order(
                        hub,
                        group,
                        caller.person(),
                        SourceFile.of(name.length() > 200 ? name.substring(name.length() - 200) : name, upload.bytes()),
                        new Order.Credit(
                                call.formText("dataset", 200).orElse(""),
                                call.formText("licence", 200).orElse(""),
                                call.formText("credit", 300).orElse(""))));
        Page<ImportRow> none = new Page<>(List.of(), Optional.empty());
        return created(call, begun, none);
    }

    private Answer readNow(Call call, Answer begun) {
        UUID id =
                UUID.fromString(Objects.requireNonNull(begun.body()).path("id").asText());
        Import read = intake.readNow(id, call.upload("file").size());
        return created(call, read, intake.rows(id, 0, 50));
    }

    private Answer created(Call call, Import one, Page<ImportRow> rows) {
        return Answer.created(
                Api.BASE + "/imports/" + one.id(), ImportJson.write(one, rows, messages.in(call.language())));
    }

    private Answer list(Call call) {
        Query query = call.query();
        Optional<String> hub = query.text("hub", 40);
        Optional<UUID> before = query.convert("cursor", "the next of the page before", UUID::fromString);
        int limit = query.number("limit", 1, 100).orElse(50);
        if (hub.isEmpty()) {
            query.wrong("hub", "required", "name the hub");
        }
        query.done();
        return Answer.ok(ImportJson.list(
                intake.list(call.caller(), hub.orElseThrow(), before, limit), messages.in(call.language())));
    }

    private Answer read(Call call) {
        Query query = call.query();
        int after = query.number("cursor", 0, Integer.MAX_VALUE).orElse(0);
        int limit = query.number("limit", 1, 100).orElse(50);
        query.done();
        Import one = intake.get(call.caller(), call.id("id"));
        Page<ImportRow> rows = intake.rows(one.id(), after, limit);
        return Answer.ok(ImportJson.write(one, rows, messages.in(call.language())));
    }

    private Answer apply(Call call, Tx tx) {
        Import one = seen(call);
        Input in = call.body();
        boolean publish = in.flag("publish");
        in.done();
        if (publish) {
            intake.requirePublisher(call.caller(), one.whose().hub());
        }
        return accepted(call, intake.apply(tx, one.id(), publish));
    }

    private Answer undo(Call call, Tx tx) {
        Import one = seen(call);
        call.body().done();
        return accepted(call, intake.undo(tx, one.id()));
    }

    private Import seen(Call call) {
        Import one = intake.get(call.caller(), call.id("id"));
        intake.requireImporter(
                caller(call, one.whose().group()),
                one.whose().hub(),
                one.whose().group());
        return one;
    }

    private Answer accepted(Call call, Import one) {
        return Answer.accepted(
                Api.BASE + "/imports/" + one.id(),
                ImportJson.write(one, intake.rows(one.id(), 0, 50), messages.in(call.language())));
    }

    private static Caller caller(Call call, Optional<UUID> group) {
        Caller caller = call.caller();
        String scope = group.isPresent() ? "list" : "curate";
        return caller.allows(scope) || caller.allows("operate") ? caller : call.caller(scope);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw new Refused(Problem.Invalid.of("/group", "value", "an identifier"));
        }
    }
}
