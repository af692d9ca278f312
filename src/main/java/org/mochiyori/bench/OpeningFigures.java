package org.mochiyori.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What an {@link OpeningBench} has found.
 *
 * @param statuses how many answers of each HTTP status
 * @param sold how often each of the wanted slots was answered with yes
 * @param warm bookings before, as many at once as there is work for
 * @param minute all answers, from the moment a request was due
 * @param found what the store holds afterwards
 */
public record OpeningFigures(
        OpeningBench.Order order,
        Map<Integer, Long> statuses,
        Map<Long, Long> sold,
        Measured warm,
        Measured minute,
        WorldStore.Count found,
        ObjectNode machine)
        implements Figures {
    private static final int SERVER_FAILED = 500;
    /** Yes, and taken: whoever asks for a slot hears one of the two. */
    private static final Set<Integer> ANSWERS = Set.of(201, 409);

    /** Whether every wanted slot was sold once, everybody heard yes or no, and the store holds each yes and no more. */
    @Override
    public boolean isRight() {
        return sold.size() == order.slots()
                && sold.values().stream().allMatch(times -> times == 1)
                && ANSWERS.containsAll(statuses.keySet())
                && found.overlapping() == 0
                && found.agreed() == warm.done() + minute.done();
    }

    private long failed() {
        return statuses.entrySet().stream()
                .filter(each -> each.getKey() >= SERVER_FAILED)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Override
    public String text() {
        return String.format(
                Locale.ROOT,
                """
                requests                   %,d at %,d a second, %d people; all answered after %.1f s
                answers by status          %s
                slots that 70 %% wanted     %d of %d sold, %d of them more than once
                overlapping pairs          %,d in the store, which holds %,d bookings for %,d yes
                p50, p99, slowest          %.1f ms, %.1f ms, %.1f ms, from when each was due
                bookings before            %,.0f a second by 16 clients, p99 %.1f ms
                %s
                """,
                order.requests(),
                order.rate(),
                order.people(),
                minute.time().toMillis() / 1e3,
                statuses,
                sold.size(),
                order.slots(),
                sold.values().stream().filter(times -> times > 1).count(),
                found.overlapping(),
                found.agreed(),
                warm.done() + minute.done(),
                minute.millis(0.5),
                minute.millis(0.99),
                minute.millis(1),
                warm.rate(),
                warm.millis(0.99),
                machine.toPrettyString());
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("requests", order.requests())
                .put("rate", order.rate())
                .put("failed", failed())
                .put("sold", sold.size())
                .put("slots", order.slots())
                .put("overlapping", found.overlapping())
                .put("seconds", minute.time().toMillis() / 1e3)
                .put("p50", minute.millis(0.5))
                .put("p99", minute.millis(0.99))
                .put("right", isRight());
        ObjectNode answers = json.putObject("answers");
        statuses.forEach((status, times) -> answers.put(String.valueOf(status), times));
        json.set("machine", machine);
        return json;
    }
}
