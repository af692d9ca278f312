package org.mochiyori.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Optional;

/** 連携設定 between two hubs of the demonstration: proposed by one curator, agreed by the other. */
final class DemoAgreement {
    private DemoAgreement() {}

    /** Groups of the borrower's hub may borrow from the owner's, without a person's word for each loan. */
    static void make(String url, Demo.Hub owner, Demo.Hub borrower, String from) {
        ObjectNode terms = JsonNodeFactory.instance
                .objectNode()
                .put("ownerHub", owner.id())
                .put("borrowerHub", borrower.id())
                .put("byPerson", false)
                .put("answerHours", 72)
                .put("from", from);
        terms.putArray("dataItems").add("group-name").add("person-name");
        DemoApi.Reply proposed = curator(url, owner).post("/agreements", terms);
        curator(url, borrower)
                .change(
                        "/agreements/" + proposed.id() + "/decision",
                        JsonNodeFactory.instance.objectNode().put("decision", "agree"),
                        Optional.of(proposed.version().orElse("\"1\"")));
    }

    private static DemoApi curator(String url, Demo.Hub hub) {
        return new DemoApi(url, Objects.requireNonNull(hub.tokens().get("curator")));
    }
}
