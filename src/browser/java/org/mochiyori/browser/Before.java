package org.mochiyori.browser;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mochiyori.demo.Demo;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestHub;

/** What has happened before somebody opens a page, done through the API by the people of the sample hub. */
record Before(TestHub server, Demo.Hub hub) {
    /** Hands a skill in for the curator to look at. */
    String submit(String name) {
        String id = posted("lender", "/listings", own().put("kind", "skill").put("name", name));
        moved("lender", id, "submit", json());
        return id;
    }

    /** The id of a sample group. */
    String group(String name) {
        return Objects.requireNonNull(hub.groups().get(name));
    }

    /** The id of the place of a sample. */
    String place(String sample) {
        return client("lender")
                .get("/api/v1/listings/" + hub.samples().get(sample))
                .json()
                .at("/place/id")
                .asText();
    }

    /** Sets a price of its own for each hour of a sample. */
    void tariff(String sample, int yen) {
        ObjectNode tariff = json();
        tariff.putArray("rates").addObject().put("label", "室料").put("yen", yen).put("per", "hour");
        rule(Objects.requireNonNull(hub.samples().get(sample)), "tariff", tariff);
    }

    /** Books a sample for the sample borrower. Returns the booking's id. */
    String book(String sample, String from, String to) {
        return book(hub.samples().get(sample), "集まり（例）", List.of(from, to));
    }

    /** A published room whose every text, and that of its place, is this one. */
    String publishRoom(String text) {
        ObjectNode place = own().put("name", text).put("kana", text).put("address", text);
        place.putArray("units").add(text.substring(0, Math.min(100, text.length())));
        ObjectNode room = own().put("kind", "space").put("place", posted("lender", "/places", place));
        for (String field : List.of("name", "kana", "description", "easy", "feeText", "conditions", "hints")) {
            room.put(field, text);
        }
        room.putObject("translations").putObject("en").put("name", text).put("description", text);
        String id = posted("lender", "/listings", room);
        ObjectNode opening = json().put("zone", "Asia/Tokyo");
        opening.putObject("weekly").putArray("saturday").add("09:00-21:00");
        opening.putObject("slots").put("kind", "grid").put("minutes", 30);
        rule(id, "opening", opening);
        moved("lender", id, "submit", json());
        moved("curator", id, "decision", json().put("decision", "publish"));
        return id;
    }

    /** A booking of this listing on the coming Saturday afternoon, with a purpose. */
    String book(String listing, String purpose) {
        return book(listing, purpose, List.of("2027-01-16T13:00:00+09:00", "2027-01-16T15:00:00+09:00"));
    }

    private String book(String listing, String purpose, List<String> window) {
        ObjectNode wish = json().put("group", hub.groups().get("borrower")).put("purpose", purpose);
        wish.putArray("lines")
                .addObject()
                .put("listing", listing)
                .put("from", window.getFirst())
                .put("to", window.getLast())
                .put("quantity", 1);
        return posted("borrower", "/bookings", wish);
    }

    private void rule(String listing, String kind, ObjectNode value) {
        TestClient lender = client("lender");
        String path = "/api/v1/listings/" + listing + "/rules/" + kind;
        ObjectNode body = json().set("value", value);
        require(path, lender.matching(lender.get(path)).send("PUT", path, Optional.of(body.toString())));
    }

    /** Moves a listing on from the version that is there now. */
    private void moved(String role, String listing, String move, ObjectNode body) {
        TestClient client = client(role);
        String path = "/api/v1/listings/" + listing;
        require(path, client.matching(client.get(path)).send("POST", path + "/" + move, Optional.of(body.toString())));
    }

    private String posted(String role, String path, ObjectNode body) {
        Reply reply = client(role).post("/api/v1" + path, body.toString());
        require(path, reply);
        return reply.text().isEmpty() ? "" : reply.json().path("id").asText();
    }

    private static void require(String path, Reply reply) {
        if (reply.status() >= 300) {
            throw new AssertionError(path + " " + reply.status() + " " + reply.text());
        }
    }

    private TestClient client(String role) {
        return server.client().bearing(hub.tokens().get(role));
    }

    private ObjectNode own() {
        return json().put("group", hub.groups().get("lender"));
    }

    private static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }
}
