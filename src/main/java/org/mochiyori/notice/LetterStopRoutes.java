package org.mochiyori.notice;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Messages;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Query;

/**
 * What {@code List-Unsubscribe} of a letter names (RFC 8058): a mail provider posts there, without a cookie and without an
 * origin, and with whatever body; a person who opens it is led to a page that asks.
 */
final class LetterStopRoutes {
    private static final int LONGEST_KEY = 100;

    private final LetterStops stops;
    private final Messages messages;

    LetterStopRoutes(LetterStops stops, Messages messages) {
        this.stops = stops;
        this.messages = messages;
    }

    void mount(Api api) {
        api.get(LetterStops.PATH, this::show);
        api.change(HttpMethod.POST, LetterStops.PATH + "?key", this::end);
    }

    private Answer show(Call call) {
        String key = URLEncoder.encode(key(call), StandardCharsets.UTF_8);
        return new Answer(303, null, Map.of("Location", "/saved-searches/letters?key=" + key));
    }

    /** The same answer whether or not the key is one: nobody learns by guessing. */
    private Answer end(Call call, Tx tx) {
        stops.end(tx, key(call));
        return Answer.ok(JsonNodeFactory.instance
                .objectNode()
                .put("detail", messages.in(Language.JA).plain("notice.letters-ended")));
    }

    private static String key(Call call) {
        Query query = call.query();
        Optional<String> key = query.text("key", LONGEST_KEY);
        if (key.isEmpty()) {
            query.wrong("key", "required", "the key of a letter");
        }
        query.done();
        return key.orElseThrow();
    }
}
