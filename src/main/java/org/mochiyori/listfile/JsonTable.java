package org.mochiyori.listfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Reads GeoJSON features (RFC 7946), or the elements of the first list of objects of any JSON file, one element in
 * memory at a time.
 */
final class JsonTable {
    /** Heading under which a geometry's point goes, as {@code lat,lon}. */
    static final String GEOMETRY = "geometry";

    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_NUMBER = 100;

    private final TableReader.Recipe recipe;
    private final RawRow.Sink sink;
    private final ObjectMapper mapper;
    private int records;

    private JsonTable(TableReader.Recipe recipe, RawRow.Sink sink) {
        this.recipe = recipe;
        this.sink = sink;
        StreamReadConstraints bounds = StreamReadConstraints.builder()
                .maxNestingDepth(recipe.limits().depth())
                .maxStringLength(LONGEST_TEXT)
                .maxNumberLength(LONGEST_NUMBER)
                .maxNameLength(1_000)
                .build();
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(bounds)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        this.mapper = new ObjectMapper(factory).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    static void read(SourceFile file, TableReader.Recipe recipe, RawRow.Sink sink) throws IOException {
        Encoding encoding = Encoding.of(file);
        recipe.facts().encoding(encoding.charset().name());
        JsonTable table = new JsonTable(recipe, sink);
        try (Reader text = encoding.reader(file);
                JsonParser parser = table.mapper.createParser(text)) {
            if (isLines(encoding, file)) {
                table.roots(parser);
            } else if (!table.list(parser) || table.records == 0) {
                throw new Unreadable(Reason.FILE_JSON_NO_LIST);
            }
            table.remaining(parser);
        } catch (StreamConstraintsException tooMuch) {
            throw new Unreadable(Reason.FILE_JSON_DEEP, "limit", recipe.limits().depth());
        } catch (JsonProcessingException broken) {
            long line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            throw new Unreadable(Reason.FILE_JSON_BROKEN, "line", line);
        }
    }

    /** Whether each line is an object of its own (NDJSON): the first is whole, and another follows. */
    private static boolean isLines(Encoding encoding, SourceFile file) throws IOException {
        char[] start = new char[LONGEST_TEXT];
        int length;
        try (Reader text = encoding.reader(file)) {
            length = Math.max(0, text.read(start));
        }
        List<String> lines = new String(start, 0, length)
                .lines()
                .filter(line -> !line.isBlank())
                .limit(2)
                .toList();
        return lines.size() == 2
                && lines.stream().allMatch(line -> line.strip().startsWith("{"))
                && lines.getFirst().strip().endsWith("}");
    }

    private void roots(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            element(parser);
        }
        if (parser.currentToken() != null) {
            throw new Unreadable(Reason.FILE_JSON_NO_LIST);
        }
    }

    /** Goes down to the first list of objects and reads it; false if there is none. */
    private boolean list(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        while (token != null) {
            if (token == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.START_OBJECT) {
                elements(parser);
                return true;
            }
            if (parser.currentToken().isScalarValue() && parser.currentName() != null) {
                recipe.facts().member(parser.currentName(), parser.getText());
            }
            token = parser.nextToken();
        }
        return false;
    }

    /** What follows the list must be sound JSON too: a cut file is no file. */
    private void remaining(JsonParser parser) throws IOException {
        while (parser.nextToken() != null) {
            if (parser.currentToken().isScalarValue() && parser.currentName() != null) {
                recipe.facts().member(parser.currentName(), parser.getText());
            }
        }
    }

    private void elements(JsonParser parser) throws IOException {
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            element(parser);
            parser.nextToken();
        }
    }

    private void element(JsonParser parser) throws IOException {
        JsonNode element = mapper.readTree(parser);
        records++;
        if (records > recipe.limits().rows()) {
            throw new Unreadable(
                    Reason.FILE_TOO_MANY_ROWS, "limit", recipe.limits().rows());
        }
        sink.accept(new RawRow(records, cells(element), List.of()));
    }

    private SequencedMap<String, String> cells(JsonNode element) {
        SequencedMap<String, String> cells = new LinkedHashMap<>();
        boolean feature = element.path("properties").isObject();
        JsonNode members = feature ? element.path("properties") : element;
        if (members.size() > recipe.limits().columns()) {
            throw new Unreadable(
                    Reason.FILE_TOO_MANY_COLUMNS, "limit", recipe.limits().columns());
        }
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            String text = text(member.getValue());
            if (!text.isBlank()) {
                cells.put(member.getKey(), text);
            }
        }
        if (!element.isObject()) {
            cells.put("value", text(element));
        }
        if (element.has(GEOMETRY)) {
            Geometry.point(element.path(GEOMETRY)).ifPresent(point -> cells.put(GEOMETRY, point));
        }
        recipe.facts().headings(List.copyOf(cells.sequencedKeySet()));
        return cells;
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
