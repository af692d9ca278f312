package org.mochiyori.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.probe.Sweep.Attempt;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;

/**
 * P1 to P4, P6, P7 (other people's things) and P24 (odd parameters) on each mounted route: ids that are another's, nobody's
 * or of another kind, parameters nobody knows, versions that are missing or old, callers who are nobody or reach too short.
 */
class AddressProbesTest {
    private static final String NOTHING = "00000000-0000-7000-8000-000000000000";

    /** What everybody may read or begin, signed in or not. */
    private static final Set<String> FOR_ALL = Set.of(
            "findListings",
            "suggestWords",
            "showMonths",
            "getListing",
            "readAvailability",
            "readCalendar",
            "readCalendarFeed",
            "showLetterStop",
            "endLetters",
            "getPlace",
            "getPlaceRules",
            "getListingRules",
            "getHubRules",
            "getHub",
            "listHubs",
            "getRegistrationTerms",
            "listReasons",
            "signIn",
            "signOut",
            "register",
            "confirmMail",
            "requestPasswordReset",
            "resetPassword");

    /** Done by everybody for themselves, with a token that only reads. */
    private static final Set<String> BY_READERS = Set.of("readNotice", "signOut");

    private static ProbeWorld world;
    private static Sweep sweep;

    @BeforeAll
    static void start() {
        world = new ProbeWorld();
        sweep = new Sweep(world);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void a_parameter_that_nobody_knows_is_refused_everywhere() {
        sweep.each(operation -> List.of(new Attempt(
                "?" + Wrong.CANARY,
                send(world.insiderAt(operation), operation, and(world.address(operation), Wrong.CANARY, Wrong.CANARY)),
                400)));
    }

    @Test
    void each_parameter_is_checked_and_named() {
        sweep.each(operation -> {
            List<Attempt> attempts = new ArrayList<>();
            for (JsonNode parameter : operation.query()) {
                String name = parameter.path("name").asText();
                for (String value : wrongValues(parameter.path("schema"))) {
                    String address = and(world.path(operation.path()), name, value);
                    Reply reply = send(world.insiderAt(operation), operation, address);
                    attempts.add(new Attempt("?" + name + "=" + value, reply, List.of(422), name));
                }
            }
            return attempts;
        });
    }

    @Test
    void an_id_of_another_kind_or_of_nothing_names_nothing() {
        sweep.each(operation -> {
            List<Attempt> attempts = new ArrayList<>();
            String kin = operation.path().contains("/bookings") ? "/api/v1/listings/{id}" : "/api/v1/bookings/{id}";
            for (String name : operation.ids()) {
                for (String id : List.of(
                        Wrong.CANARY,
                        NOTHING,
                        world.id(kin, "id"),
                        "%00",
                        "..%2f..%2fetc%2fpasswd",
                        "'%20or%201=1--")) {
                    String address = world.address(operation, world.path(operation.path(), name, id));
                    attempts.add(
                            new Attempt(name + "=" + id, send(world.insiderAt(operation), operation, address), 404));
                }
            }
            return attempts;
        });
    }

    @Test
    void what_is_anothers_gets_the_same_answer_as_what_is_not_there() {
        sweep.each(operation -> {
            List<Attempt> attempts = new ArrayList<>();
            if (operation.ids().isEmpty() || isForEyesOfAll(operation)) {
                return attempts;
            }
            String owner = operation.ids().contains("hub") ? "hub" : "id";
            String absent = world.address(operation, world.path(operation.path(), owner, NOTHING));
            for (TestClient intruder :
                    List.of(world.intruder(), world.intruder().with("If-Match", "\"1\""))) {
                for (Optional<String> body :
                        List.of(valid(operation), operation.body().map(any -> "{}"), Optional.<String>empty())) {
                    Reply foreign = intruder.send(operation.method(), world.address(operation), body);
                    Reply nothing = intruder.send(operation.method(), absent, body);
                    boolean alike = foreign.status() == nothing.status()
                            && said(foreign).equals(said(nothing));
                    attempts.add(new Attempt(
                            "another's" + (alike ? "" : " differs from " + nothing.text()),
                            foreign,
                            alike ? new Integer[] {400, 404, 415, 422, 428} : new Integer[0]));
                }
            }
            return attempts;
        });
    }

    @Test
    void nobody_reaches_what_is_not_for_all() {
        TestClient nobody = world.server().client();
        sweep.each(operation -> FOR_ALL.contains(operation.name())
                ? List.of()
                : List.of(new Attempt("nobody", send(nobody, operation, world.address(operation)), 401)));
    }

    @Test
    void a_token_that_reads_changes_nothing() {
        TestClient reader = world.reader().with("If-Match", "\"1\"");
        sweep.each(operation ->
                !operation.changes() || FOR_ALL.contains(operation.name()) || BY_READERS.contains(operation.name())
                        ? List.of()
                        : List.of(new Attempt("reader", send(reader, operation, world.address(operation)), 403)));
    }

    @Test
    void a_change_names_the_version_it_has_read() {
        sweep.each(operation -> operation.demandsVersion()
                ? List.of(
                        new Attempt("none", send(world.insider(), operation, world.address(operation)), 428),
                        new Attempt("old", send(naming("\"999999\""), operation, world.address(operation)), 412),
                        new Attempt("no version", send(naming(Wrong.CANARY), operation, world.address(operation)), 412))
                : List.of());
    }

    private static TestClient naming(String version) {
        return world.insider().with("If-Match", version);
    }

    private static boolean isForEyesOfAll(Operation operation) {
        return !operation.changes()
                && FOR_ALL.contains(operation.name())
                && !operation.path().contains("/listings/");
    }

    private static String said(Reply reply) {
        ObjectNode body = (ObjectNode) reply.json();
        body.remove("instance");
        return body.toString();
    }

    private static List<String> wrongValues(JsonNode schema) {
        String type = schema.path("type").asText();
        List<String> wrong = new ArrayList<>(List.of("x".repeat(5000), Wrong.CANARY + "%00"));
        if (!type.equals("array") && (schema.has("enum") || schema.has("format") || !type.equals("string"))) {
            wrong.add(Wrong.CANARY);
        }
        return wrong;
    }

    private static Reply send(TestClient client, Operation operation, String address) {
        return client.send(operation.method(), address, valid(operation));
    }

    private static Optional<String> valid(Operation operation) {
        return Bodies.valid(world, operation).map(ObjectNode::toString);
    }

    private static String and(String address, String name, String value) {
        return address + (address.contains("?") ? "&" : "?") + name + "=" + value;
    }
}
