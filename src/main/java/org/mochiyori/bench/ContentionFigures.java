package org.mochiyori.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * What a {@link ContentionBench} has found.
 *
 * @param sold slots for which somebody had a yes
 * @param acknowledged how often there was a yes
 * @param lost of those how many are not in the store
 * @param found what the store holds
 * @param elsewhere bookings beside those that were fought for
 * @param usual each for itself
 * @param fought all for the same, kills included
 */
public record ContentionFigures(
        ContentionBench.Order order,
        int sold,
        int acknowledged,
        long lost,
        WorldStore.Count found,
        long elsewhere,
        Measured usual,
        Measured fought,
        ObjectNode machine)
        implements Figures {

    /** Whether each slot was sold once, and each yes is kept. */
    @Override
    public boolean isRight() {
        return sold == order.slots()
                && acknowledged == sold
                && lost == 0
                && found.overlapping() == 0
                && found.agreed() == sold + elsewhere;
    }

    @Override
    public String text() {
        return String.format(
                Locale.ROOT,
                """
                slots sold                 %,d of %,d, by %,d yes
                yes that is not kept       %,d
                overlapping pairs          %,d in the store, which holds %,d bookings (%,d made elsewhere)
                kills                      %d (kill -9, server and PostgreSQL in turns)
                p99 under contention       %.1f ms of %,d answers to %d clients
                p99 without                %.1f ms of %,d answers to as many clients
                p99 over p99               %.2f
                %s
                """,
                sold,
                order.slots(),
                acknowledged,
                lost,
                found.overlapping(),
                found.agreed(),
                elsewhere,
                order.kills(),
                fought.millis(0.99),
                fought.sorted().length,
                order.clients(),
                usual.millis(0.99),
                usual.sorted().length,
                fought.millis(0.99) / usual.millis(0.99),
                machine.toPrettyString());
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("slots", order.slots())
                .put("sold", sold)
                .put("acknowledged", acknowledged)
                .put("lost", lost)
                .put("overlapping", found.overlapping())
                .put("kills", order.kills())
                .put("clients", order.clients())
                .put("p99", fought.millis(0.99))
                .put("p99Usual", usual.millis(0.99))
                .put("ratio", fought.millis(0.99) / usual.millis(0.99))
                .put("right", isRight());
        json.set("machine", machine);
        return json;
    }
}
