package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.calendar.Asker;
import org.mochiyori.calendar.FiscalYear;
import org.mochiyori.calendar.JsonFields;

/**
 * How much one borrower (a group, or a person without one) may have: 月4回まで, 週10時間まで, 仮予約は3件まで. Every limit of the value
 * must be kept.
 *
 * @param limits one or more
 */
public record Quotas(List<Limit> limits) {
    private static final int MOST_LIMITS = 20;
    private static final int MOST = 1_000_000;

    public Quotas {
        limits = List.copyOf(limits);
        if (limits.isEmpty() || limits.size() > MOST_LIMITS) {
            throw new IllegalArgumentException("1 to " + MOST_LIMITS + " limits");
        }
    }

    /** What is counted. */
    public enum Measure {
        /** Lines of bookings. */
        USES,
        /** Hours begun. */
        HOURS,
        /** Local dates touched. */
        DAYS,
        /** Things lent. */
        PIECES
    }

    /** Within what it is counted. */
    public enum Per {
        /** The date on which a use begins. */
        DAY,
        /** Monday to Sunday. */
        WEEK,
        /** The calendar month. */
        MONTH,
        /** 年度: 1 April to 31 March. */
        FISCAL_YEAR,
        /** All that is not settled yet: asked for or held (仮予約), whenever it is used. */
        UNDECIDED,
        /** All that is not over yet. */
        COMING;

        /** The first date and the last of the period that a date lies in; empty where dates do not matter. */
        public Optional<Dates> of(LocalDate date) {
            return switch (this) {
                case DAY -> Optional.of(new Dates(date, date));
                case WEEK -> {
                    LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    yield Optional.of(new Dates(monday, monday.plusDays(6)));
                }
                case MONTH -> Optional.of(new Dates(date.withDayOfMonth(1), date.withDayOfMonth(date.lengthOfMonth())));
                case FISCAL_YEAR -> {
                    FiscalYear year = FiscalYear.of(date);
                    yield Optional.of(new Dates(year.first(), year.last()));
                }
                case UNDECIDED, COMING -> Optional.empty();
            };
        }
    }

    /** Dates, both included. */
    public record Dates(LocalDate first, LocalDate last) {
        /** Whether the date is one of them. */
        public boolean contain(LocalDate date) {
            return !date.isBefore(first) && !date.isAfter(last);
        }
    }

    /** What counts together. */
    public enum Over {
        /** Uses of the one listing. */
        LISTING,
        /** Uses of all listings of its place. */
        PLACE,
        /** Uses of all listings of its hub. */
        HUB
    }

    /**
     * One limit.
     *
     * @param most 0 or more
     * @param classes of borrowers whom it is for; empty: everybody
     * @param waivedBy who may set it aside
     */
    public record Limit(int most, Measure measure, Per per, Over over, Set<String> classes, WaivedBy waivedBy) {
        public Limit {
            classes = Set.copyOf(classes);
            if (most < 0 || most > MOST) {
                throw new IllegalArgumentException("0 to " + MOST);
            }
        }

        /** Whether it is for this asker. */
        public boolean isFor(Asker asker) {
            return classes.isEmpty() || asker.classes().stream().anyMatch(classes::contains);
        }
    }

    /**
     * {@code {limits: [{most, of: uses | hours | days | pieces, per: day | week | month | fiscal-year | undecided | coming, over:
     * listing | place | hub, classes, waivedBy}]}}.
     */
    public JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode all = json.putArray("limits");
        for (Limit limit : limits) {
            ObjectNode each = all.addObject()
                    .put("most", limit.most())
                    .put("of", JsonFields.word(limit.measure()))
                    .put("per", JsonFields.word(limit.per()))
                    .put("over", JsonFields.word(limit.over()))
                    .put("waivedBy", JsonFields.word(limit.waivedBy()));
            Labels.put(each, "classes", limit.classes());
        }
        return json;
    }

    /**
     * Reads the JSON form strictly.
     *
     * @throws org.mochiyori.kernel.Refused with {@code Invalid}, each error with a pointer into the node
     */
    public static Quotas fromJson(JsonNode json) {
        return JsonFields.read(json, "", f -> new Quotas(f.objects("limits", Quotas::limit)));
    }

    private static Limit limit(JsonFields f) {
        return new Limit(
                f.number("most"),
                f.word("of", Measure.USES),
                f.word("per", Per.MONTH),
                f.word("over", Over.LISTING),
                Labels.read(f, "classes"),
                f.word("waivedBy", WaivedBy.DESK));
    }
}
