package org.mochiyori.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.intake.Import;
import org.mochiyori.intake.Intake;
import org.mochiyori.intake.Order;
import org.mochiyori.listfile.SourceFile;
import org.mochiyori.platform.Platform;

/**
 * The lists of one hub: real places out of open data, which nobody stands behind, and the lending group's
 * own invented lists, which become its pools and skills.
 */
final class DemoLists {
    private final Platform platform;
    private final Intake intake;

    DemoLists(Platform platform, Intake intake) {
        this.platform = platform;
        this.intake = intake;
    }

    /** Takes all lists of the plan in; what the server's own job has in hand by then, it finishes. */
    void take(JsonNode plan, UUID curator, Map<String, String> groups) {
        String hub = plan.path("id").asText();
        UUID lender = UUID.fromString(Objects.requireNonNull(groups.get("lender")));
        plan.path("openData").forEach(list -> {
            Order.Credit credit = new Order.Credit(
                    list.path("dataset").asText(),
                    list.path("licence").asText(),
                    list.path("credit").asText());
            take(new Order(
                    hub, Optional.empty(), curator, file(list.path("file").asText()), credit));
        });
        plan.path("ownLists").forEach(name -> take(new Order(hub, Optional.of(lender), curator, file(name.asText()))));
    }

    private void take(Order order) {
        Import read = intake.begin(order);
        platform.db().inTransaction(tx -> intake.apply(tx, read.id(), true));
        intake.finish(read.id(), progress -> {});
    }

    private static SourceFile file(String name) {
        try (InputStream in = Demo.class.getResourceAsStream("/demo/" + name)) {
            return SourceFile.of(name, Objects.requireNonNull(in, name).readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name, unreadable);
        }
    }
}
