package org.mochiyori.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.mochiyori.bench.Asker.Form;
import org.mochiyori.bench.Measured.Spread;
import org.mochiyori.bench.PlainSearch.Kind;
import org.mochiyori.bench.PlainSearch.Way;

/**
 * What a {@link SearchBench} has found.
 *
 * @param tried every way of SQL with its rate, before the rounds
 * @param alone what one client asks by itself
 */
public record SearchFigures(
        SearchBench.Order order,
        Totals totals,
        List<Tried> tried,
        List<Round> rounds,
        Alone alone,
        Fresh fresh,
        Held held,
        Life life,
        ObjectNode machine)
        implements Figures {

    private static final long GIGABYTE = 1_000_000_000L;
    private static final String TWO = "和室";
    private static final String THREE = "研修室";

    /** What takes its turn in a round: a kind of search in one of our forms, or in SQL. */
    enum Side {
        COUNT(Kind.COUNT, Form.LEAN),
        COUNT_USUAL(Kind.COUNT, Form.USUAL),
        COUNT_SQL(Kind.COUNT, null),
        AREA(Kind.AREA, Form.LEAN),
        AREA_USUAL(Kind.AREA, Form.USUAL),
        AREA_SQL(Kind.AREA, null),
        NEAR(Kind.NEAR, Form.LEAN),
        NEAR_SQL(Kind.NEAR, null);

        private final Kind kind;
        private final Optional<Form> form;

        Side(Kind kind, @Nullable Form form) {
            this.kind = kind;
            this.form = Optional.ofNullable(form);
        }

        Kind kind() {
            return kind;
        }

        Optional<Form> form() {
            return form;
        }

        /** What its rate is held against. */
        Side baseline() {
            return switch (kind) {
                case COUNT -> COUNT_SQL;
                case AREA -> AREA_SQL;
                case NEAR -> NEAR_SQL;
            };
        }
    }

    /** Totals of both sides. */
    record Totals(long compared, List<String> differing) {
        @Override
        public String toString() {
            return compared + " totals compared, " + differing.size() + " differ"
                    + (differing.isEmpty() ? "" : ", such as " + differing.getFirst());
        }
    }

    /** A way of SQL. */
    record Tried(Kind kind, Way way, double rate) {}

    /** One round. */
    record Round(Map<Side, Measured> sides) {
        Measured of(Side side) {
            return Objects.requireNonNull(sides.get(side));
        }

        double ratio(Side side) {
            return of(side).rate() / of(side.baseline()).rate();
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            sides.forEach((side, measured) -> text.append(
                    String.format(Locale.ROOT, "%s %,.1f/s  ", side.name().toLowerCase(Locale.ROOT), measured.rate())));
            return text.toString().strip();
        }
    }

    /**
     * What one client asks by itself.
     *
     * @param words each word, anywhere
     * @param suggestions completions of what somebody types, a letter at a time
     */
    record Alone(Map<String, Measured> words, Measured suggestions) {}

    /** Bookings and searches together; of each round the rate beside bookings over the rate alone. */
    record Fresh(Freshness.Pairs pairs, List<Double> kept) {}

    /** Memory of the server that is no file's, and the size of the plain tables with their indexes, in bytes. */
    record Held(long anonymous, long plain) {}

    /** From the start of a process to its first full answer. */
    record Begin(Duration empty, Duration kept) {}

    /** How a server begins, beside the building of PostgreSQL's exclusion constraint on the same bookings. */
    record Life(Begin begin, Duration exclusion) {}

    /** Whether both sides counted the same, and nothing that was booked was found free. */
    @Override
    public boolean isRight() {
        return totals.differing().isEmpty() && fresh.pairs().stale() == 0;
    }

    /**
     * One line of the answer: a goal, its figure, its bar.
     *
     * @param key its name for programs
     */
    private record Line(String name, String key, double figure, Spread spread, String bar) {
        static Line of(String name, String key, Spread spread, String bar) {
            return new Line(name, key, spread.median(), spread, bar);
        }

        static Line of(String name, String key, double figure, String bar) {
            return new Line(name, key, figure, new Spread(figure, figure, figure), bar);
        }

        String text() {
            String range = spread.least() == spread.most()
                    ? ""
                    : String.format(Locale.ROOT, " (%,.2f to %,.2f)", spread.least(), spread.most());
            return String.format(Locale.ROOT, "%-62s %,10.2f%s  %s%n", name, figure, range, bar);
        }
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lines.add(
                ratio("1 anywhere, with total and order, over SQL", "countRatio", Side.COUNT, "bar 100 at 1,000,000"));
        lines.add(ratio("1 the same, usual request", "countUsualRatio", Side.COUNT_USUAL, "bar 40"));
        lines.add(Line.of(
                "1 the same lean request over SQL that reads bookings by time",
                "countOverByTime",
                median(round -> round.of(Side.COUNT).rate()) / byTime(Kind.COUNT),
                "no bar"));
        lines.add(ratio("2 with an area, over SQL", "areaRatio", Side.AREA, "bar 8"));
        lines.add(ratio("2 the same, usual request", "areaUsualRatio", Side.AREA_USUAL, "bar 3"));
        lines.add(ratio("3 nearest first, over SQL", "nearRatio", Side.NEAR, "bar 10"));
        addWords(lines);
        addSides(lines);
        addRest(lines);
        return lines;
    }

    private void addWords(List<Line> lines) {
        double[] p50s = alone.words().values().stream()
                .mapToDouble(m -> m.millis(0.5))
                .sorted()
                .toArray();
        double middle = (p50s[p50s.length / 2] + p50s[(p50s.length - 1) / 2]) / 2;
        lines.add(
                Line.of("4 slowest word over the median word", "slowestWord", p50s[p50s.length - 1] / middle, "bar 6"));
        lines.add(Line.of("4 two characters over three", "twoOverThree", p50(TWO) / p50(THREE), "bar 1.5"));
        lines.add(Line.of(
                "  suggestions p99 over HTTP, ms",
                "suggestP99",
                alone.suggestions().millis(0.99),
                "bar 10 in the process"));
    }

    private void addSides(List<Line> lines) {
        for (Side side : Side.values()) {
            String name = side.name().toLowerCase(Locale.ROOT);
            lines.add(Line.of(
                    "  " + name + " /s",
                    name + "Rate",
                    spread(round -> round.of(side).rate()),
                    ""));
            lines.add(Line.of(
                    "  " + name + " p50 ms",
                    name + "P50",
                    spread(round -> round.of(side).millis(0.5)),
                    ""));
            lines.add(Line.of(
                    "  " + name + " p99 ms",
                    name + "P99",
                    spread(round -> round.of(side).millis(0.99)),
                    ""));
        }
    }

    private void addRest(List<Line> lines) {
        lines.add(Line.of(
                "8 stale answers",
                "stale",
                (double) fresh.pairs().stale(),
                "of " + fresh.pairs().asked() + "; bar 0"));
        lines.add(Line.of(
                "8 rate beside bookings over rate alone",
                "besideBookings",
                Spread.of(fresh.kept(), x -> x),
                "bar 0.85"));
        lines.add(Line.of(
                "8 bookings/s beside the pairs", "bookingsBeside", fresh.pairs().beside(), "meant 200"));
        lines.add(Line.of(
                "11 RssAnon over the plain database of the same data",
                "memoryRatio",
                (double) held.anonymous() / held.plain(),
                "no bar"));
        lines.add(
                Line.of("11 RssAnon, GB", "rssAnonGb", (double) held.anonymous() / GIGABYTE, "bar 1.18 at 1,000,000"));
        lines.add(Line.of(
                "12 empty index to full answer, s",
                "emptyS",
                seconds(life.begin().empty()),
                ""));
        lines.add(Line.of(
                "12 PostgreSQL building its exclusion constraint, s", "exclusionS", seconds(life.exclusion()), ""));
        lines.add(Line.of(
                "12 one over the other",
                "emptyRatio",
                seconds(life.begin().empty()) / seconds(life.exclusion()),
                "bar 0.5"));
        lines.add(Line.of(
                "12 warm start to full answer, s", "warmS", seconds(life.begin().kept()), "bar 10"));
    }

    private Line ratio(String name, String key, Side side, String bar) {
        return Line.of(name, key, spread(round -> round.ratio(side)), bar);
    }

    private double byTime(Kind kind) {
        return tried.stream()
                .filter(each -> each.kind() == kind && each.way().taken() == PlainSearch.Taken.BY_TIME)
                .mapToDouble(Tried::rate)
                .max()
                .orElseThrow();
    }

    private double p50(String word) {
        return Objects.requireNonNull(alone.words().get(word)).millis(0.5);
    }

    private Spread spread(ToDoubleFunction<Round> figure) {
        return Spread.of(rounds, figure);
    }

    private double median(ToDoubleFunction<Round> figure) {
        return spread(figure).median();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(totals).append(System.lineSeparator());
        lines().forEach(line -> text.append(line.text()));
        alone.words()
                .forEach((word, measured) ->
                        text.append(String.format(Locale.ROOT, "  %s p50 %.2f ms%n", word, measured.millis(0.5))));
        tried.forEach(each -> text.append(
                String.format(Locale.ROOT, "  SQL %s, %s: %,.1f/s%n", each.kind(), each.way(), each.rate())));
        text.append(String.format(
                Locale.ROOT,
                "measured with %,d listings of %d bookings, %d clients, %d rounds of %d s a side, totals held against each other first%n",
                order.listings(),
                SearchWorld.BOOKINGS,
                order.clients(),
                order.rounds(),
                order.time().toSeconds()));
        return text.append(machine.toPrettyString())
                .append(System.lineSeparator())
                .toString();
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("listings", order.listings()).put("right", isRight());
        json.put("totalsCompared", totals.compared())
                .put("totalsDiffering", totals.differing().size());
        lines().forEach(line -> json.put(line.key(), line.figure()));
        ObjectNode each = json.putObject("words");
        alone.words().forEach((word, measured) -> each.put(word, measured.millis(0.5)));
        ObjectNode ways = json.putObject("sql");
        Arrays.stream(Kind.values()).forEach(kind -> ways.putObject(kind.name().toLowerCase(Locale.ROOT)));
        tried.forEach(one -> ((ObjectNode) ways.path(one.kind().name().toLowerCase(Locale.ROOT)))
                .put(one.way().toString(), one.rate()));
        json.set("machine", machine);
        return json;
    }
}
