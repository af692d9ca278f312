package org.mochiyori.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mochiyori.support.TestHub;

/**
 * One route as the served document describes it. The list is taken from the mounted routes, so that a new one is attacked
 * from its first day; {@code OpenApiTest} holds both against each other.
 *
 * @param method in capitals
 * @param path with names of ids in braces, from {@code /api/v1} on
 * @param name the operationId
 * @param body what its JSON body may hold, references resolved; empty where it takes none, or a file
 * @param takesOther whether it takes a file, or whatever comes
 * @param demandsVersion whether it demands {@code If-Match}
 * @param query its parameters
 */
record Operation(
        String method,
        String path,
        String name,
        Optional<ObjectNode> body,
        boolean takesOther,
        boolean demandsVersion,
        List<JsonNode> query) {

    /** All of a server. */
    static List<Operation> all(TestHub server) {
        JsonNode document = server.client().get("/openapi.json").json();
        Schemas schemas = new Schemas(document);
        List<Operation> all = new ArrayList<>();
        for (String route : server.routes()) {
            String method = route.substring(0, route.indexOf(' '));
            String path = route.substring(route.indexOf(' ') + 1).replaceAll(":([A-Za-z]+)", "{$1}");
            JsonNode item = document.path("paths").path(path.substring("/api/v1".length()));
            all.add(of(schemas, item, method, path));
        }
        return all;
    }

    boolean changes() {
        return !method.equals("GET");
    }

    /** The names of the ids in its path. */
    Set<String> ids() {
        Set<String> names = new TreeSet<>();
        var matcher = java.util.regex.Pattern.compile("\\{([A-Za-z]+)}").matcher(path);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    @Override
    public String toString() {
        return name + " (" + method + " " + path + ")";
    }

    private static Operation of(Schemas schemas, JsonNode item, String method, String path) {
        JsonNode operation = item.path(method.toLowerCase(Locale.ROOT));
        JsonNode content = schemas.follow(operation.path("requestBody")).path("content");
        JsonNode json = content.path("application/json").path("schema");
        List<JsonNode> query = new ArrayList<>();
        boolean demandsVersion = false;
        for (JsonNode given : operation.path("parameters")) {
            JsonNode parameter = schemas.follow(given);
            if (parameter.path("in").asText().equals("query")) {
                query.add(schemas.resolved(parameter));
            }
            demandsVersion |= parameter.path("name").asText().equals("If-Match")
                    && parameter.path("required").asBoolean();
        }
        return new Operation(
                method,
                path,
                operation.path("operationId").asText(),
                json.isMissingNode() ? Optional.empty() : Optional.of(schemas.resolve(json)),
                content.has("multipart/form-data") || content.has("*/*"),
                demandsVersion,
                query);
    }
}
