package org.mochiyori.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.mochiyori.Features;
import org.mochiyori.intake.Import;
import org.mochiyori.intake.Intake;
import org.mochiyori.intake.Order;
import org.mochiyori.listfile.SourceFile;
import org.mochiyori.people.StaffRole;
import org.mochiyori.people.StaffTerm;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Messages;
import org.mochiyori.platform.text.Words;

/** Files into the data of a server that is stopped, or beside it. */
final class LocalImports implements ImportTarget {
    private static final int PAGE = 100;

    private final Features features;
    private final Intake intake;
    private final Whose whose;
    private final UUID person;
    private final Words words = Messages.load().in(Language.JA);

    LocalImports(Features features, Whose whose) {
        this.features = features;
        this.intake = features.intake().intake();
        this.whose = whose;
        String hub = whose.hub();
        if (features.people().hubs().find(hub).isEmpty()) {
            throw new Refusal("There is no hub " + hub + ". `hub create` makes one.");
        }
        Optional<UUID> curator = curator();
        if (whose.group().isPresent() && curator.isEmpty()) {
            throw new Refusal("A group's own list is taken in by a curator. Give the hub " + hub + " one first.");
        }
        this.person = curator.orElse(Order.COMMAND_LINE);
    }

    @Override
    public JsonNode preview(Path file, Consumer<JsonNode> progress) {
        try {
            Import begun =
                    intake.begin(new Order(whose.hub(), whose.group(), person, SourceFile.of(file), whose.credit()));
            intake.finish(begun.id(), now -> progress.accept(describe(now.id(), 0)));
            return describe(begun.id(), 0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public JsonNode apply(String id, boolean publish, Consumer<JsonNode> progress) {
        UUID run = UUID.fromString(id);
        features.platform().db().inTransaction(tx -> intake.apply(tx, run, publish));
        intake.finish(run, now -> progress.accept(describe(run, 0)));
        return describe(run, 0);
    }

    @Override
    public JsonNode page(String id, String cursor) {
        return describe(UUID.fromString(id), Integer.parseInt(cursor));
    }

    private JsonNode describe(UUID id, int after) {
        return intake.describe(id, after, PAGE, words);
    }

    private Optional<UUID> curator() {
        LocalDate today = features.people().hubs().today(whose.hub());
        return features.people().roles().ofHub(whose.hub()).stream()
                .filter(term -> term.role() == StaffRole.CURATOR && term.covers(today))
                .map(StaffTerm::person)
                .findFirst();
    }
}
