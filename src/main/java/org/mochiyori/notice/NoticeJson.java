package org.mochiyori.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.mochiyori.platform.text.Words;
import org.mochiyori.platform.web.JsonBody;

/** Notices and letters as JSON. */
final class NoticeJson {
    private NoticeJson() {}

    static ObjectNode notice(Notice notice, Words words) {
        ObjectNode json = JsonBody.mapper()
                .createObjectNode()
                .put("id", notice.id().toString())
                .put("kind", notice.kind())
                .put("title", words.say(notice.title()).plain())
                .put("text", words.say(notice.text()).plain())
                .put("about", words.say(Facts.what(notice.facts())).plain())
                .put("hub", notice.about().hub())
                .put(notice.about().kind(), notice.about().id().toString())
                .put("at", time(notice.at(), notice.zone()));
        notice.readAt().ifPresent(at -> json.put("readAt", time(at, notice.zone())));
        return json;
    }

    static ObjectNode mail(Mail mail, ZoneId zone) {
        Mail.Fate fate = mail.fate();
        ObjectNode json = JsonBody.mapper()
                .createObjectNode()
                .put("id", mail.id().toString())
                .put("kind", mail.kind())
                .put("to", mail.recipient())
                .put("subject", mail.subject())
                .put("state", fate.state().code())
                .put("attempts", fate.attempts())
                .put("lastError", fate.lastError())
                .put("mayRetry", fate.mayRetry())
                .put("at", time(fate.at(), zone));
        fate.sentAt().ifPresent(at -> json.put("sentAt", time(at, zone)));
        fate.nextAt().ifPresent(at -> json.put("nextAt", time(at, zone)));
        return json;
    }

    static void counts(ObjectNode answer, Map<String, Integer> counts) {
        ObjectNode json = answer.putObject("counts");
        for (Mail.State state : Mail.State.values()) {
            json.put(state.code(), counts.getOrDefault(state.code(), 0));
        }
    }

    private static String time(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }
}
