package org.mochiyori;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.support.TestHub;

/** The served document and the mounted routes say the same. */
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static TestHub hub;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        hub = TestHub.start();
        document = hub.client().get("/openapi.json").json();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void every_route_is_documented_and_every_documented_route_is_there() {
        Set<String> documented = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        documented.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    }
                }));
        Set<String> mounted = new TreeSet<>();
        for (String route : hub.routes()) {
            mounted.add(route.replace("/api/v1", "").replaceAll(":([A-Za-z]+)", "{$1}"));
        }
        assertThat(documented).isEqualTo(mounted);
    }

    @Test
    void every_reference_in_the_document_leads_somewhere() {
        for (JsonNode reference : document.findValues("$ref")) {
            assertThat(document.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse();
        }
    }

    @Test
    void every_operation_has_a_name_of_its_own_and_tells_its_answers() {
        Set<String> names = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        JsonNode body = operation.getValue();
                        assertThat(names.add(body.path("operationId").asText()))
                                .as("operationId of " + operation.getKey() + " " + path.getKey())
                                .isTrue();
                        assertThat(body.path("responses").size())
                                .as(path.getKey())
                                .isPositive();
                    }
                }));
    }
}
