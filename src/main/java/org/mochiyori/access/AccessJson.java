package org.mochiyori.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.mochiyori.platform.web.JsonBody;

/** How one gets in as JSON. Only {@link #secret} carries what is secret. */
final class AccessJson {
    private AccessJson() {}

    static ObjectNode key(Key key) {
        return JsonBody.mapper()
                .createObjectNode()
                .put("method", key.method().code())
                .put("instruction", key.instruction())
                .put("hasSecret", key.secret())
                .put("leadMinutes", key.lead().toMinutes());
    }

    static ObjectNode access(Access one) {
        ObjectNode json = key(one.key());
        json.put("line", one.line().toString()).put("title", one.title()).put("open", one.open());
        one.told()
                .ifPresent(told ->
                        json.put("from", time(told.from(), one.zone())).put("to", time(told.until(), one.zone())));
        return json;
    }

    static ObjectNode secret(Access.Secret secret) {
        return JsonBody.mapper()
                .createObjectNode()
                .put("secret", secret.text())
                .put("until", time(secret.until(), ZoneOffset.UTC));
    }

    static ObjectNode look(Look look) {
        ObjectNode json = JsonBody.mapper()
                .createObjectNode()
                .put("person", look.person().toString())
                .put("name", look.name())
                .put("at", time(look.at(), ZoneOffset.UTC));
        look.number().ifPresent(number -> json.put("number", number));
        return json;
    }

    private static String time(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone).toOffsetDateTime());
    }
}
