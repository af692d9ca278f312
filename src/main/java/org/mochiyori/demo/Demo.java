package org.mochiyori.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * A demonstration that has been made: its hubs with their tokens and samples. Kept in a file of the data
 * folder, readable by its owner only, because tokens cannot be read back from the database.
 *
 * @param hubs in the order in which they are shown
 */
public record Demo(List<Hub> hubs) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** The password of every demo account. */
    public static final String PASSWORD = "mochiyori-no-mihon";

    /** Copies the list. */
    public Demo {
        hubs = List.copyOf(hubs);
    }

    /**
     * One hub of the demonstration.
     *
     * @param accounts mail addresses by role
     * @param tokens by role
     * @param groups ids of the lending and the borrowing group
     * @param samples listing ids by what they show
     */
    public record Hub(
            String id,
            String name,
            Map<String, String> accounts,
            Map<String, String> tokens,
            Map<String, String> groups,
            Map<String, String> samples) {
        /** Copies the maps. */
        public Hub {
            accounts = Map.copyOf(accounts);
            tokens = Map.copyOf(tokens);
            groups = Map.copyOf(groups);
            samples = Map.copyOf(samples);
        }
    }

    /** Reads a demonstration kept before. */
    public static Demo read(Path file) {
        try {
            return MAPPER.readValue(file.toFile(), Demo.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file + "; start anew with --fresh", unreadable);
        }
    }

    /** Keeps it. */
    public void write(Path file) {
        writeWhole(file, MAPPER.writerWithDefaultPrettyPrinter(), this);
    }

    /**
     * Writes where everything answers, for programs that wait for it.
     *
     * @param url of the public port
     * @param management of health and metrics
     */
    public void writeReady(Path file, String url, String management) {
        ObjectNode ready = MAPPER.createObjectNode();
        ArrayNode all = ready.putArray("hubs");
        for (Hub hub : hubs) {
            ObjectNode one = all.addObject();
            one.put("id", hub.id()).put("name", hub.name()).put("url", url).put("management", management);
            one.set("tokens", MAPPER.valueToTree(hub.tokens()));
            one.set("groups", MAPPER.valueToTree(hub.groups()));
            one.set("samples", MAPPER.valueToTree(hub.samples()));
        }
        writeWhole(file, MAPPER.writerWithDefaultPrettyPrinter(), ready);
    }

    /** What the demonstration is to be made of. */
    static JsonNode plan() {
        try {
            return MAPPER.readTree(Demo.class.getResourceAsStream("/demo/demo.json"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("demo/demo.json", unreadable);
        }
    }

    /** Whoever waits for the file never sees half of it; it holds tokens, so only its owner may read it. */
    private static void writeWhole(Path file, com.fasterxml.jackson.databind.ObjectWriter writer, Object value) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(part, writer.writeValueAsString(value));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
    }
}
