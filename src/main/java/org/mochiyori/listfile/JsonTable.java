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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads GeoJSON features (RFC 7946), or the elements of the first list of objects of any JSON file, one element in
 * memory at a time.
 */
final class JsonTable {
    /** Heading under which a geometry's point goes, as {@code lat,lon}. */
    static final String GEOMETRY = "geometry";

    /** The members of the first elements tell whether a list is one of places or things, or of something else. */
    private static final int LOOKED_AT = 20;

    /** What members of an object inside say about the thing itself. */
    private static final Set<Field> INNER = EnumSet.of(
            Field.ADDRESS,
            Field.POSTCODE,
            Field.LATITUDE,
            Field.LONGITUDE,
            Field.PHONE,
            Field.EXTENSION,
            Field.EMAIL,
            Field.URL,
            Field.CAPACITY,
            Field.AREA,
            Field.DAYS,
            Field.OPENS,
            Field.CLOSES,
            Field.CLOSED,
            Field.HOURS);

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
            element(mapper.readTree(parser));
        }
        if (parser.currentToken() != null) {
            throw new Unreadable(Reason.FILE_JSON_NO_LIST);
        }
    }

    /** Goes down to the first list of objects that have names and reads it; false if there is no list of objects. */
    private boolean list(JsonParser parser) throws IOException {
        Optional<String> other = Optional.empty();
        JsonToken token = parser.nextToken();
        while (token != null) {
            if (token == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.START_OBJECT) {
                List<JsonNode> first = first(parser);
                if (named(first)) {
                    first.forEach(this::element);
                    elements(parser);
                    return true;
                }
                // A list of the columns, as some portals put before the records: read over.
                other = other.or(() -> Optional.of(String.join(", ", headings(first))));
                over(parser);
            }
            if (parser.currentToken().isScalarValue() && parser.currentName() != null) {
                recipe.facts().member(parser.currentName(), parser.getText());
            }
            token = parser.nextToken();
        }
        if (other.isPresent()) {
            throw new Unreadable(Reason.FILE_NO_NAME_COLUMN, "seen", Tidy.shown(other.get()));
        }
        return false;
    }

    private List<JsonNode> first(JsonParser parser) throws IOException {
        List<JsonNode> first = new ArrayList<>();
        while (parser.currentToken() != JsonToken.END_ARRAY && first.size() < LOOKED_AT) {
            first.add(mapper.readTree(parser));
            parser.nextToken();
        }
        return first;
    }

    private boolean named(List<JsonNode> elements) {
        return recipe.headings().namesThings(headings(elements));
    }

    private List<String> headings(List<JsonNode> elements) {
        return elements.stream()
                .flatMap(one -> cells(one).keySet().stream())
                .distinct()
                .toList();
    }

    private static void over(JsonParser parser) throws IOException {
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            parser.nextToken();
        }
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
            element(mapper.readTree(parser));
            parser.nextToken();
        }
    }

    private void element(JsonNode element) {
        records++;
        if (records > recipe.limits().rows()) {
            throw new Unreadable(
                    Reason.FILE_TOO_MANY_ROWS, "limit", recipe.limits().rows());
        }
        SequencedMap<String, String> cells = cells(element);
        recipe.facts().headings(List.copyOf(cells.sequencedKeySet()));
        sink.accept(new RawRow(records, cells, List.of()));
    }

    private SequencedMap<String, String> cells(JsonNode element) {
        SequencedMap<String, String> cells = new LinkedHashMap<>();
        boolean feature = element.path("properties").isObject();
        JsonNode members = feature ? element.path("properties") : element;
        if (members.size() > recipe.limits().columns()) {
            throw new Unreadable(
                    Reason.FILE_TOO_MANY_COLUMNS, "limit", recipe.limits().columns());
        }
        put(cells, members);
        if (!element.isObject()) {
            cells.put("value", text(element));
        }
        if (element.has(GEOMETRY)) {
            String heading = recipe.facts().inTokyoDatum() ? GEOMETRY + "（" + PointReader.TOKYO_DATUM + "）" : GEOMETRY;
            Geometry.point(element.path(GEOMETRY)).ifPresent(point -> cells.put(heading, point));
        }
        return cells;
    }

    /** The members by name; those of an object inside beside the others: 連絡先: {電話, FAX} is 電話 and FAX. */
    private void put(SequencedMap<String, String> cells, JsonNode members) {
        List<Map.Entry<String, JsonNode>> objects = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            if (member.getValue().isObject() && !member.getKey().equals(GEOMETRY)) {
                objects.add(member);
            } else {
                put(cells, member.getKey(), text(member.getValue()));
            }
        }
        for (Map.Entry<String, JsonNode> object : objects) {
            object.getValue()
                    .properties()
                    .forEach(inner -> put(cells, inner(object.getKey(), inner.getKey()), text(inner.getValue())));
        }
    }

    /** The name of an owner or kind is not the name of the thing. */
    private String inner(String outer, String name) {
        return recipe.headings().find(name).filter(INNER::contains).isPresent() ? name : outer + "_" + name;
    }

    private static void put(SequencedMap<String, String> cells, String heading, String text) {
        if (!text.isBlank()) {
            cells.putIfAbsent(heading, text);
        }
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        boolean plain = value.isArray()
                && !value.isEmpty()
                && value.valueStream()
                        .allMatch(one -> one.isTextual() && !one.textValue().isBlank());
        if (plain) {
            return value.valueStream().map(JsonNode::textValue).collect(Collectors.joining("、"));
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
