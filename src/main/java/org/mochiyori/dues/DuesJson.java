package org.mochiyori.dues;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.mochiyori.booking.Price;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.web.JsonBody;

/** Accounts as JSON. */
final class DuesJson {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private DuesJson() {}

    static ObjectNode event(UUID line, Yen yen) {
        return JsonBody.mapper().createObjectNode().put("line", line.toString()).put("yen", yen.value());
    }

    static ObjectNode accounts(List<Account> accounts) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        ArrayNode all = json.putArray("accounts");
        accounts.forEach(account -> all.add(account(account)));
        return json;
    }

    private static ObjectNode account(Account account) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("lender", account.lender().toString())
                .put("hub", account.hub())
                .put("due", account.due().value())
                .put("complete", account.isComplete())
                .put("paid", account.paid().value())
                .put("balance", account.balance().value())
                .put("deposit", account.deposit().value())
                .put("depositHeld", account.depositHeld().value());
        ArrayNode lines = json.putArray("lines");
        account.lines().forEach(line -> lines.add(line(line)));
        ArrayNode payments = json.putArray("payments");
        account.payments().forEach(payment -> payments.add(payment(payment)));
        return json;
    }

    static ObjectNode line(Account.LineDue line) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("line", line.line().toString())
                .put("title", line.title())
                .put("state", line.state().code())
                .put("due", line.due().value())
                .put("complete", line.isComplete())
                .put("deposit", line.deposit().value());
        ArrayNode parts = json.putArray("parts");
        for (Price.Part part : line.parts()) {
            ObjectNode each = parts.addObject();
            each.put("code", part.code())
                    .put("label", part.label())
                    .put("yen", part.yen().value());
            part.figures().forEach(each::put);
        }
        line.reduction().ifPresent(move -> json.set("reduction", reduction(move)));
        return json;
    }

    static ObjectNode payment(Payment payment) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("id", payment.id().toString())
                .put("number", payment.number())
                .put("at", time(payment.at()))
                .put("deposit", payment.deposit())
                .put("yen", payment.yen().value())
                .put("method", payment.method().word());
        payment.note().ifPresent(note -> json.put("note", note));
        return json;
    }

    private static ObjectNode reduction(ReductionMove move) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put(
                        "state",
                        switch (move.kind()) {
                            case ASK -> "asked";
                            case GRANT -> "granted";
                            case REFUSE -> "refused";
                        })
                .put("ground", move.ground().code())
                .put("label", move.ground().label())
                .put("percent", move.percent())
                .put("at", time(move.at()));
        move.note().ifPresent(note -> json.put("note", note));
        return json;
    }

    private static String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(JAPAN).toOffsetDateTime());
    }
}
