package org.mochiyori.arrangement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.mochiyori.platform.web.JsonBody;

/** Soundings as JSON. Who was asked, and how, is not in it: the line's listing is. */
final class SoundingJson {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private SoundingJson() {}

    static ObjectNode list(List<Sounding> soundings) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        ArrayNode items = json.putArray("items");
        soundings.forEach(sounding -> items.add(sounding(sounding)));
        return json;
    }

    static ObjectNode sounding(Sounding sounding) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("id", sounding.id().toString())
                .put("booking", sounding.subject().booking().toString())
                .put("line", sounding.subject().line().toString())
                .put("listing", sounding.subject().listing().toString())
                .put("state", sounding.state().word())
                .put("way", sounding.asked().way().word())
                .put("askedAt", time(sounding.asked().at()))
                .put("answerBy", time(sounding.asked().answerBy()));
        sounding.settled().ifPresent(settled -> {
            json.put("settledAt", time(settled.at()));
            settled.window()
                    .ifPresent(window -> json.put("from", time(window.from())).put("to", time(window.until())));
            settled.reason().ifPresent(reason -> json.put("reason", reason));
            settled.note().ifPresent(note -> json.put("note", note));
        });
        return json;
    }

    static String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(JAPAN).toOffsetDateTime());
    }
}
