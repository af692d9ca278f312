package org.mochiyori.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mochiyori.Features;

/**
 * Makes the demonstration on a running, empty server. Accounts, roles and tokens come through the doors,
 * since nobody is there yet to ask; all else through the public API, as the people concerned would.
 */
public final class DemoSeed {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String url;
    private final DemoAccounts accounts;
    private final DemoLists lists;
    private final Consumer<String> progress;

    /**
     * For one server.
     *
     * @param url of its public port
     * @param progress told a line per hub
     */
    public DemoSeed(Features features, String url, Consumer<String> progress) {
        this.url = url;
        this.accounts = new DemoAccounts(features.platform(), features.people());
        this.lists = new DemoLists(features.platform(), features.intake().intake());
        this.progress = progress;
    }

    /** Makes everything. */
    public Demo make() {
        List<Demo.Hub> hubs = new ArrayList<>();
        for (JsonNode plan : Demo.plan().path("hubs")) {
            hubs.add(makeHub(plan));
            progress.accept(plan.path("name").asText());
        }
        agree(hubs);
        return new Demo(hubs);
    }

    private Demo.Hub makeHub(JsonNode plan) {
        String id = plan.path("id").asText();
        Map<String, DemoAccounts.Account> people = accounts.open(plan);
        Map<String, String> tokens = new HashMap<>();
        people.forEach((role, account) -> tokens.put(role, account.token()));
        Map<String, String> groups = new HashMap<>();
        plan.path("groups").properties().forEach(group -> {
            String applicant = group.getKey();
            groups.put(applicant, register(id, tokens, applicant, group.getValue()));
        });
        Map<String, String> samples = new HashMap<>();
        Map<String, Place> places = places(plan, api(tokens, "lender"), groups);
        for (JsonNode listing : plan.path("listings")) {
            samples.put(listing.path("key").asText(), publish(listing, tokens, groups, places));
        }
        lists.take(plan, java.util.Objects.requireNonNull(people.get("curator")).person(), groups);
        Map<String, String> mails = new HashMap<>();
        people.forEach((role, account) -> mails.put(role, account.mail()));
        return new Demo.Hub(id, plan.path("name").asText(), mails, tokens, groups, samples);
    }

    private String register(String hub, Map<String, String> tokens, String applicant, JsonNode plan) {
        ObjectNode wish = plan.deepCopy();
        wish.put("hub", hub);
        String id = api(tokens, applicant).post("/groups", wish).id();
        api(tokens, "desk")
                .post("/groups/" + id + "/decision", JSON.objectNode().put("decision", "approve"));
        return id;
    }

    /** A place with its units by name. */
    private record Place(String id, Map<String, String> units) {}

    private static Map<String, Place> places(JsonNode plan, DemoApi lender, Map<String, String> groups) {
        Map<String, Place> places = new HashMap<>();
        for (JsonNode place : plan.path("places")) {
            ObjectNode wish = place.deepCopy();
            String key = wish.remove("key").asText();
            wish.put("group", groups.get("lender"));
            DemoApi.Reply made = lender.post("/places", wish);
            Map<String, String> units = new HashMap<>();
            made.body()
                    .path("units")
                    .forEach(unit -> units.put(
                            unit.path("name").asText(), unit.path("id").asText()));
            places.put(key, new Place(made.id(), units));
        }
        return places;
    }

    private String publish(
            JsonNode plan, Map<String, String> tokens, Map<String, String> groups, Map<String, Place> places) {
        ObjectNode wish = plan.path("listing").deepCopy();
        wish.put("group", groups.get("lender"));
        if (wish.has("place")) {
            Place place = java.util.Objects.requireNonNull(
                    places.get(wish.path("place").asText()));
            wish.put("place", place.id());
            if (wish.has("parts")) {
                ArrayNode parts = JSON.arrayNode();
                wish.path("parts").forEach(name -> parts.add(place.units().get(name.asText())));
                wish.set("parts", parts);
            }
        }
        DemoApi lender = api(tokens, "lender");
        String id = lender.post("/listings", wish).id();
        for (String kind : List.of("opening", "lending")) {
            String path = "/listings/" + id + "/rules/" + kind;
            lender.put(
                    path,
                    JSON.objectNode().set("value", plan.path(kind)),
                    lender.read(path).version());
        }
        String path = "/listings/" + id;
        if (plan.has("contact")) {
            lender.put(
                    path + "/contact",
                    plan.path("contact").deepCopy(),
                    lender.read(path).version());
        }
        DemoApi.Reply submitted = lender.change(
                path + "/submit", JSON.objectNode(), lender.read(path).version());
        api(tokens, "curator")
                .change(path + "/decision", JSON.objectNode().put("decision", "publish"), submitted.version());
        return id;
    }

    /** Each hub lends to the groups of each other (連携設定). */
    private void agree(List<Demo.Hub> hubs) {
        String today = accounts.today().toString();
        for (Demo.Hub owner : hubs) {
            for (Demo.Hub borrower : hubs) {
                if (!owner.id().equals(borrower.id())) {
                    DemoAgreement.make(url, owner, borrower, today);
                }
            }
        }
    }

    private DemoApi api(Map<String, String> tokens, String role) {
        return new DemoApi(url, java.util.Objects.requireNonNull(tokens.get(role), role));
    }
}
