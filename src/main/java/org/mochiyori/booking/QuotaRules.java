package org.mochiyori.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.calendar.JsonFields;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.Quotas;
import org.mochiyori.catalogue.Quotas.Limit;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.TimeWindow;

/** Whether a line is within what one borrower may have. Pure. */
final class QuotaRules {
    private static final Duration HOUR = Duration.ofHours(1);

    private QuotaRules() {}

    /** Where something is lent, as limits gather it. */
    record Where(UUID listing, Optional<UUID> place, String hub) {
        static Where of(Listing listing) {
            return new Where(listing.id(), listing.draft().place(), listing.hub());
        }
    }

    /**
     * A line that counts.
     *
     * @param lapsesAt counts for nothing from then on
     */
    record Counted(Where where, TimeWindow window, int quantity, State state, Optional<Instant> lapsesAt) {
        /** A line that is asked for in this moment. */
        static Counted wished(Assessed line) {
            return wished(line, line.terms().conditions().byPerson() ? State.REQUESTED : State.HELD);
        }

        /** The same where it is known how it would be born. */
        static Counted wished(Assessed line, State state) {
            return new Counted(
                    Where.of(line.offer().listing()),
                    line.terms().window(),
                    line.terms().quantity(),
                    state,
                    Optional.empty());
        }
    }

    /** The limits on a line that are for its asker. */
    static List<Limit> limits(Assessed line, Instant now) {
        return line.offer().quotas(now).stream()
                .flatMap(quotas -> quotas.limits().stream())
                .filter(limit -> limit.isFor(line.asker()))
                .filter(limit ->
                        !line.asker().isWaived(rule(limit), limit.waivedBy().code()))
                .toList();
    }

    /** The first limit that the line would break beside what is counted; the line itself is not among that. */
    static Optional<Problem> refusal(Assessed line, List<Counted> counted, Instant now) {
        for (Limit limit : limits(line, now)) {
            Count count = new Count(limit, line, now);
            long used = counted.stream().mapToLong(count::of).sum();
            long asked = count.of(Counted.wished(line));
            if (used + asked > limit.most()) {
                return Optional.of(
                        new Problem.RuleRefuses(rule(limit), limit.waivedBy().code(), data(limit, count, used, asked)));
            }
        }
        return Optional.empty();
    }

    /** The dates whose uses these limits count, or the one date of the line. */
    static TimeWindow span(Assessed line, List<Limit> limits) {
        ZoneId zone = line.offer().timetable().zone();
        LocalDate date = line.offer().date(line.terms().window().from());
        LocalDate first = date;
        LocalDate last = date;
        for (Limit limit : limits) {
            Quotas.Dates dates = limit.per().of(date).orElse(new Quotas.Dates(date, date));
            first = dates.first().isBefore(first) ? dates.first() : first;
            last = dates.last().isAfter(last) ? dates.last() : last;
        }
        return new TimeWindow(
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    static String rule(Limit limit) {
        return switch (limit.per()) {
            case DAY, WEEK, MONTH, FISCAL_YEAR -> "quota.period";
            case UNDECIDED -> "quota.undecided";
            case COMING -> "quota.coming";
        };
    }

    private static Map<String, Object> data(Limit limit, Count count, long used, long asked) {
        Map<String, Object> data = new HashMap<>();
        data.put("most", limit.most());
        data.put("of", JsonFields.word(limit.measure()));
        data.put("per", JsonFields.word(limit.per()));
        data.put("over", JsonFields.word(limit.over()));
        data.put("used", used);
        data.put("asked", asked);
        count.dates()
                .ifPresent(
                        dates -> data.put("againFrom", dates.last().plusDays(1).toString()));
        return data;
    }

    /** How a limit on a line counts. */
    private record Count(Limit limit, Assessed line, Instant now) {
        Optional<Quotas.Dates> dates() {
            return limit.per().of(line.offer().date(line.terms().window().from()));
        }

        long of(Counted other) {
            return isTogether(other.where()) && isInPeriod(other) ? amount(other) : 0;
        }

        private boolean isTogether(Where other) {
            Where own = Where.of(line.offer().listing());
            return switch (limit.over()) {
                case LISTING -> own.listing().equals(other.listing());
                case PLACE ->
                    own.place().isPresent()
                            ? own.place().equals(other.place())
                            : own.listing().equals(other.listing());
                case HUB -> own.hub().equals(other.hub());
            };
        }

        private boolean isInPeriod(Counted other) {
            return switch (limit.per()) {
                case DAY, WEEK, MONTH, FISCAL_YEAR ->
                    dates().orElseThrow()
                            .contain(line.offer().date(other.window().from()));
                case UNDECIDED -> other.state() == State.REQUESTED || other.state() == State.HELD;
                case COMING -> other.window().until().isAfter(now);
            };
        }

        private long amount(Counted other) {
            return switch (limit.measure()) {
                case USES -> 1;
                case HOURS -> other.window().length().plus(HOUR).minusNanos(1).dividedBy(HOUR);
                case DAYS -> line.offer().days(other.window());
                case PIECES -> other.quantity();
            };
        }
    }
}
