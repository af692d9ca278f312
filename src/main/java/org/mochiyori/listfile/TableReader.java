package org.mochiyori.listfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Turns the lines of a table into records: finds the header behind titles, comments and LinkData's # lines, numbers
 * what is headed twice, and leaves the notes of templates (←…) out.
 */
final class TableReader {
    private static final int LOOK_AHEAD = 50;
    private static final int SHOWN = 120;

    private final Headings headings;
    private final Limits limits;
    private final Facts facts;
    private final RawRow.Sink sink;
    private final boolean sheet;
    private final int offset;

    private final List<Line> waiting = new ArrayList<>();
    private List<String> header = List.of();
    private int recordZero;
    private int lastRecord;

    /** One line of the table. {@code place} is its number from 1: of the CSV record, or of the sheet row. */
    private record Line(int place, List<String> cells) {
        String first() {
            return cells.isEmpty() ? "" : cells.getFirst().strip();
        }

        boolean blank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /**
     * A reader for one table.
     *
     * @param sheet whether records are numbered by the sheet's rows after row 1, and not after the header
     * @param offset what to add to record numbers, for the second sheet of a workbook
     */
    TableReader(Recipe recipe, RawRow.Sink sink, boolean sheet, int offset) {
        this.headings = recipe.headings();
        this.limits = recipe.limits();
        this.facts = recipe.facts();
        this.sink = sink;
        this.sheet = sheet;
        this.offset = offset;
    }

    /** What every table of a file is read with. */
    record Recipe(Headings headings, Limits limits, Facts facts) {}

    void line(int place, List<String> cells) {
        Line line = new Line(place, cells);
        if (!header.isEmpty()) {
            record(line);
            return;
        }
        waiting.add(line);
        if (waiting.size() >= LOOK_AHEAD) {
            begin();
        }
    }

    /**
     * The table is over.
     *
     * @return number of the last record
     */
    int end() {
        if (header.isEmpty()) {
            begin();
        }
        return lastRecord;
    }

    private void begin() {
        int at = headerLine();
        int body = at + 1;
        while (body < waiting.size()
                && isLinkData(waiting.get(at))
                && waiting.get(body).first().startsWith("#")) {
            body++;
        }
        noteSkipped(at, body);
        List<String> cells = waiting.get(at).cells();
        if (body == at + 1
                && body < waiting.size()
                && isSecondHeader(cells, waiting.get(body).cells())) {
            cells = joined(cells, waiting.get(body).cells());
            body++;
        }
        header = named(cells);
        recordZero = sheet ? 1 - offset : waiting.get(body - 1).place();
        List<Line> rest = List.copyOf(waiting.subList(body, waiting.size()));
        waiting.clear();
        rest.forEach(this::record);
    }

    /** A second line of headings (連絡先 over 電話番号 and URL): it names nothing, and all it says are headings. */
    private boolean isSecondHeader(List<String> first, List<String> second) {
        boolean known = second.stream()
                .filter(cell -> !cell.isBlank())
                .allMatch(cell -> headings.find(cell.strip()).isPresent());
        boolean named = IntStream.range(0, Math.min(first.size(), second.size()))
                .anyMatch(i -> !second.get(i).isBlank() && headings.namesThings(List.of(first.get(i))));
        return known && !named && headings.score(second) >= 1;
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return IntStream.range(0, Math.max(first.size(), second.size()))
                .mapToObj(i -> i < second.size() && !second.get(i).isBlank()
                        ? second.get(i)
                        : i < first.size() ? first.get(i) : "")
                .toList();
    }

    private int headerLine() {
        int best = -1;
        int bestScore = 0;
        for (int i = 0; i < waiting.size(); i++) {
            List<String> cells = waiting.get(i).cells();
            if (cells.size() > limits.columns()) {
                throw new Unreadable(Reason.FILE_TOO_MANY_COLUMNS, "limit", limits.columns());
            }
            boolean names = headings.namesThings(cells);
            int score = headings.score(cells) * 2 + (names ? 1 : 0);
            if (names && score > bestScore && (score > 3 || isBareList(i))) {
                best = i;
                bestScore = score;
            }
        }
        if (best < 0) {
            if (waiting.stream().allMatch(Line::blank)) {
                throw new Unreadable(Reason.FILE_EMPTY);
            }
            String seen = waiting.stream()
                    .filter(line -> !line.blank())
                    .findFirst()
                    .map(this::shown)
                    .orElse("");
            throw new Unreadable(Reason.FILE_NO_NAME_COLUMN, "seen", seen);
        }
        return best;
    }

    /** A list of nothing but names, or with one column more that we do not know. */
    private boolean isBareList(int at) {
        long filled =
                waiting.get(at).cells().stream().filter(cell -> !cell.isBlank()).count();
        return filled >= 2 || headings.score(waiting.get(at).cells()) >= 1;
    }

    private static boolean isLinkData(Line line) {
        return line.first().startsWith("#");
    }

    private void noteSkipped(int at, int body) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < body; i++) {
            Line line = waiting.get(i);
            if (i != at && line.first().startsWith("#")) {
                facts.linkData(
                        line.first(),
                        line.cells().size() > 1 ? line.cells().get(1).strip() : "");
            } else if (i != at && !line.blank()) {
                shown.add(shown(line));
            }
        }
        if (!shown.isEmpty()) {
            facts.note(Note.of(Reason.FILE_LINES_SKIPPED, "count", shown.size(), "lines", String.join(" / ", shown)));
        }
    }

    private String shown(Line line) {
        String text = String.join(" ", line.cells()).strip();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    private List<String> named(List<String> cells) {
        Map<String, Integer> met = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String heading = cells.get(i).strip().replaceAll("\\s*[\\r\\n]+\\s*", "");
            if (heading.startsWith("←")) {
                heading = "";
            } else if (heading.isEmpty()) {
                heading = "列" + (i + 1);
            }
            int times = met.merge(heading, 1, Integer::sum);
            names.add(times == 1 || heading.isEmpty() ? heading : heading + " (" + times + ")");
        }
        List<String> repeated = met.entrySet().stream()
                .filter(entry -> entry.getValue() > 1 && !entry.getKey().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        if (!repeated.isEmpty()) {
            facts.note(Note.of(Reason.FILE_HEADERS_NUMBERED, "headers", String.join(", ", repeated)));
        }
        facts.headings(names.stream().filter(name -> !name.isEmpty()).toList());
        return names;
    }

    private void record(Line line) {
        int number = line.place() - recordZero;
        if (number < 1) {
            return;
        }
        if (number > limits.rows()) {
            throw new Unreadable(Reason.FILE_TOO_MANY_ROWS, "limit", limits.rows());
        }
        SequencedMap<String, String> cells = new LinkedHashMap<>();
        List<String> spill = new ArrayList<>();
        for (int i = 0; i < line.cells().size(); i++) {
            String cell = line.cells().get(i);
            if (cell.isBlank()) {
                continue;
            }
            if (i >= header.size()) {
                spill.add(cell);
            } else if (!header.get(i).isEmpty()) {
                cells.put(header.get(i), cell);
            }
        }
        lastRecord = number;
        sink.accept(new RawRow(number, cells, spill));
    }
}
