package org.mochiyori.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import org.mochiyori.calendar.DayMark;
import org.mochiyori.catalogue.Concepts;
import org.mochiyori.catalogue.Municipalities;
import org.mochiyori.kernel.Page;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.JsonBody;
import org.mochiyori.platform.web.JsonList;
import org.mochiyori.platform.web.Query;

/** {@code GET /listings/months}: a month of everything that a search finds. */
final class MonthRoutes {
    private final FreeMonths months;
    private final Concepts concepts;
    private final Municipalities municipalities;

    MonthRoutes(FreeMonths months, Concepts concepts, Municipalities municipalities) {
        this.months = months;
        this.concepts = concepts;
        this.municipalities = municipalities;
    }

    void mount(Api api) {
        api.get("/listings/months", this::show);
    }

    private Answer show(Call call) {
        Query query = call.query();
        Optional<YearMonth> asked = query.convert("month", "a month such as 2027-01", YearMonth::parse);
        if (asked.isPresent() && !months.isWithin(asked.get())) {
            query.wrong("month", "range", "this month or one of the " + FreeMonths.AHEAD + " that follow is expected");
        }
        SearchInput.Asked search = new SearchInput(query, concepts, municipalities).read();
        FreeMonths.Table table = months.of(call.findCaller(), search.wanted(), asked.orElseGet(months::present));
        return Answer.ok(json(table));
    }

    private static ObjectNode json(FreeMonths.Table table) {
        return JsonList.of(new Page<>(table.rows(), table.next()), MonthRoutes::row)
                .put("month", table.month().toString())
                .put("total", table.total())
                .put("asOf", SearchJson.at(table.asOf(), FreeMonths.ZONE));
    }

    private static ObjectNode row(FreeMonths.Row row) {
        ObjectNode json = JsonBody.mapper()
                .createObjectNode()
                .put("id", row.entry().id().toString())
                .put("name", row.entry().listing().name())
                .put("hub", row.entry().listing().hub());
        ArrayNode days = json.putArray("days");
        for (DayMark day : row.days()) {
            ObjectNode one = days.addObject()
                    .put("date", day.date().toString())
                    .put("state", day.mark().name().toLowerCase(Locale.ROOT));
            if (!day.reason().isEmpty()) {
                one.put("reason", day.reason());
            }
        }
        return json;
    }
}
