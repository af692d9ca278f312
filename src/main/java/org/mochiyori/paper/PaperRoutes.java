package org.mochiyori.paper;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.mochiyori.booking.Bookings;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.JsonBody;

/** Which papers a booking has, over HTTP; the papers themselves are pages. */
final class PaperRoutes {
    private final Papers papers;
    private final Bookings bookings;

    PaperRoutes(Papers papers, Bookings bookings) {
        this.papers = papers;
        this.bookings = bookings;
    }

    void mount(Api api) {
        api.get("/bookings/:id/papers", this::list);
    }

    private Answer list(Call call) {
        call.query().done();
        UUID booking = call.id("id");
        ObjectNode json = JsonBody.mapper().createObjectNode();
        ArrayNode items = json.putArray("items");
        for (Paper.Key key : papers.list(bookings.get(call.caller(), booking))) {
            items.addObject()
                    .put("kind", key.kind().code())
                    .put("title", key.kind().title())
                    .put(
                            key.kind() == PaperKind.RECEIPT ? "payment" : "lender",
                            key.of().toString())
                    .put("page", key.path(booking))
                    .put("pdf", key.pdfPath(booking));
        }
        return Answer.ok(json);
    }
}
