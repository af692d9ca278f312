package org.mochiyori.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.mochiyori.bench.Measured.Spread;

/**
 * What a {@link BookingBench} has found.
 *
 * @param recorded one booking on the wire
 * @param booked what the server's database holds afterwards
 * @param replayed what the database of the raw statements holds
 */
public record BookingFigures(
        BookingBench.Order order,
        List<Round> rounds,
        Recording recorded,
        Store booked,
        Store replayed,
        ObjectNode machine)
        implements Figures {

    /**
     * One round.
     *
     * @param single rows a second of the single INSERT; not a number without pgbench
     * @param behind changes that waited for their number when the HTTP side ended
     */
    record Round(Side http, Side raw, double single, long behind) {
        double overRaw() {
            return http.rate() / raw.rate();
        }

        double overSingle() {
            return http.rate() / single;
        }
    }

    /** One side of a round, with the processor time that each booking took. */
    record Side(Measured measured, Cpu.Share cpu) {
        double rate() {
            return measured.rate();
        }

        double millis(double share) {
            return measured.millis(share);
        }
    }

    /**
     * A database after all rounds.
     *
     * @param acknowledged how many bookings were answered with a yes
     */
    record Store(WorldStore.Count found, long acknowledged) {
        boolean isRight() {
            return found.agreed() == acknowledged && found.overlapping() == 0;
        }
    }

    /** Whether nothing was booked twice or lost, on either side: without that no figure counts. */
    @Override
    public boolean isRight() {
        return booked.isRight() && replayed.isRight();
    }

    static String line(int number, Round round) {
        return String.format(
                Locale.ROOT,
                "round %d: HTTP %,.0f/s, raw %,.0f/s (%.2f), single INSERT %,.0f/s (%.2f); CPU ms: HTTP %s; raw %s",
                number,
                round.http().rate(),
                round.raw().rate(),
                round.overRaw(),
                round.single(),
                round.overSingle(),
                round.http().cpu(),
                round.raw().cpu());
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder();
        add(
                text,
                "HTTP bookings/s (users, rules, audit)",
                "%,.0f",
                spread(round -> round.http().rate()));
        add(
                text,
                "raw: the same statements/s, as bookings",
                "%,.0f",
                spread(round -> round.raw().rate()));
        add(text, "single INSERT ... ON CONFLICT/s (pgbench)", "%,.0f", spread(Round::single));
        add(text, "(a) HTTP over raw", "%.2f", spread(Round::overRaw));
        add(text, "(b) HTTP over single INSERT", "%.2f", spread(Round::overSingle));
        for (double share : new double[] {0.5, 0.95, 0.99}) {
            String name = "HTTP p" + Math.round(share * 100) + " ms";
            add(text, name, "%.1f", spread(round -> round.http().millis(share)));
        }
        add(
                text,
                "CPU ms per HTTP booking: server",
                "%.2f",
                spread(round -> round.http().cpu().server()));
        add(
                text,
                "CPU ms per HTTP booking: PostgreSQL",
                "%.2f",
                spread(round -> round.http().cpu().postgres()));
        add(
                text,
                "CPU ms per raw booking: PostgreSQL",
                "%.2f",
                spread(round -> round.raw().cpu().postgres()));
        text.append(String.format(
                Locale.ROOT,
                "%-44s %d, in %d round trips%n",
                "statements per booking",
                recorded.statements(),
                recorded.flights().size()));
        text.append(String.format(
                Locale.ROOT,
                "%-44s %,d of %,d acknowledged are there, %d overlapping pairs; raw: %,d of %,d, %d%n",
                "in the store",
                booked.found().agreed(),
                booked.acknowledged(),
                booked.found().overlapping(),
                replayed.found().agreed(),
                replayed.acknowledged(),
                replayed.found().overlapping()));
        text.append(String.format(
                Locale.ROOT,
                "%-44s %d clients, %d rounds of %d s a side, %,d rooms with %d earlier bookings each; load by plain sockets from this process%n",
                "measured with",
                order.clients(),
                order.rounds(),
                order.time().toSeconds(),
                order.rooms(),
                order.past()));
        text.append(machine.toPrettyString()).append(System.lineSeparator());
        return text.toString();
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "http", spread(round -> round.http().rate()));
        put(json, "raw", spread(round -> round.raw().rate()));
        put(json, "single", spread(Round::single));
        put(json, "overRaw", spread(Round::overRaw));
        put(json, "overSingle", spread(Round::overSingle));
        put(json, "p50", spread(round -> round.http().millis(0.5)));
        put(json, "p95", spread(round -> round.http().millis(0.95)));
        put(json, "p99", spread(round -> round.http().millis(0.99)));
        put(json, "rawP50", spread(round -> round.raw().millis(0.5)));
        put(json, "serverCpuMs", spread(round -> round.http().cpu().server()));
        put(json, "postgresCpuMs", spread(round -> round.http().cpu().postgres()));
        put(json, "rawPostgresCpuMs", spread(round -> round.raw().cpu().postgres()));
        json.put("statements", recorded.statements())
                .put("roundTrips", recorded.flights().size())
                .put("clients", order.clients())
                .put("seconds", order.time().toSeconds())
                .put("rooms", order.rooms())
                .put("past", order.past())
                .put("doubles", booked.found().overlapping())
                .put("acknowledged", booked.acknowledged())
                .put("agreed", booked.found().agreed())
                .put("right", isRight());
        ArrayNode each = json.putArray("rounds");
        rounds.forEach(round -> each.addObject()
                .put("http", round.http().rate())
                .put("raw", round.raw().rate())
                .put("single", round.single())
                .put("behind", round.behind()));
        json.set("machine", machine);
        return json;
    }

    private Spread spread(ToDoubleFunction<Round> figure) {
        return Spread.of(rounds, figure);
    }

    private static void put(ObjectNode json, String name, Spread spread) {
        json.putObject(name)
                .put("median", spread.median())
                .put("least", spread.least())
                .put("most", spread.most());
    }

    private static void add(StringBuilder text, String name, String format, Spread spread) {
        String figures = format + " (" + format + " to " + format + ")";
        text.append(String.format(Locale.ROOT, "%-44s ", name))
                .append(String.format(Locale.ROOT, figures, spread.median(), spread.least(), spread.most()))
                .append(System.lineSeparator());
    }
}
