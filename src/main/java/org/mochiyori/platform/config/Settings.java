package org.mochiyori.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * All settings as flat keys ({@code management.port}). Readers ask by key; what is wrong is collected,
 * and {@link #done} tells it all at once, unknown keys included.
 *
 * <p>A variable {@code MOCHIYORI_MANAGEMENT_PORT} overrides {@code management.port}; with {@code _FILE}
 * appended it names a file that holds the value, for secrets.
 */
public final class Settings {
    private static final String PREFIX = "MOCHIYORI_";
    /** Variables of the launcher and of the log, which are no settings of the server. */
    private static final Set<String> LAUNCHER =
            Set.of("MOCHIYORI_JAVA_HOME", "MOCHIYORI_JAVA_OPTS", "MOCHIYORI_LOG_LEVEL");

    private final Map<String, String> values;
    private final Map<String, String> environment;
    private final Set<String> asked = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    private Settings(Map<String, String> values, Map<String, String> environment) {
        this.values = values;
        this.environment = environment;
    }

    /** Reads the file, if there is one, and the environment over it. */
    public static Settings read(Optional<Path> file, Map<String, String> environment) {
        Map<String, String> values = new TreeMap<>();
        file.ifPresent(path -> flatten("", parse(path), values));
        return new Settings(values, environment);
    }

    /** Settings given in code: the demo's and the tests'. */
    public static Settings of(Map<String, String> values) {
        return new Settings(new TreeMap<>(values), Map.of());
    }

    /** The text under a key, if it is set. */
    public Optional<String> text(String key) {
        asked.add(key);
        String variable =
                PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        if (environment.containsKey(variable + "_FILE")) {
            return Optional.of(secret(variable + "_FILE"));
        }
        return Optional.ofNullable(environment.getOrDefault(variable, values.get(key)))
                .filter(text -> !text.isBlank());
    }

    /** The text under a key, or a default. */
    public String text(String key, String fallback) {
        return text(key).orElse(fallback);
    }

    /** A whole number between two bounds, both in. */
    public int number(String key, int fallback, int least, int most) {
        return convert(key, fallback, "a whole number from " + least + " to " + most, text -> {
            int value = Integer.parseInt(text);
            if (value < least || value > most) {
                throw new IllegalArgumentException("out of range");
            }
            return value;
        });
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String key, boolean fallback) {
        return convert(key, fallback, "true or false", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither");
        });
    }

    /** Any other type: the converter throws {@link IllegalArgumentException} for a wrong text. */
    public <T> T convert(String key, T fallback, String expected, Function<String, T> converter) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            return converter.apply(text.get().strip());
        } catch (IllegalArgumentException wrong) {
            refuse(key, text.get(), "give " + expected);
            return fallback;
        }
    }

    /** Notes a contradiction between keys. */
    public void refuse(String key, String value, String remedy) {
        problems.add(key + ": \"" + value + "\" cannot be used; " + remedy);
    }

    /** Ends the reading. @throws BadSettings with everything that was wrong */
    public void done() {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                problems.add(key + ": no such setting; known ones are " + String.join(", ", asked));
            }
        }
        for (String variable : environment.keySet()) {
            if (variable.startsWith(PREFIX) && !LAUNCHER.contains(variable) && !isAsked(variable)) {
                problems.add(variable + ": no such setting");
            }
        }
        if (!problems.isEmpty()) {
            throw new BadSettings(problems);
        }
    }

    private boolean isAsked(String variable) {
        String bare = variable.endsWith("_FILE") ? variable.substring(0, variable.length() - 5) : variable;
        return asked.stream()
                .anyMatch(key ->
                        (PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_')).equals(bare));
    }

    private String secret(String variable) {
        Path path = Path.of(environment.get(variable));
        try {
            return Files.readString(path).strip();
        } catch (IOException unreadable) {
            problems.add(variable + ": cannot read " + path + "; give a readable file");
            return "";
        }
    }

    private static JsonNode parse(Path path) {
        try {
            return new YAMLMapper().readTree(Files.readString(path));
        } catch (com.fasterxml.jackson.core.JacksonException wrong) {
            throw new BadSettings(List.of(path + ": not readable as YAML: " + wrong.getOriginalMessage()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the settings file " + path, unreadable);
        }
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey(), entry.getValue(), into));
        } else if (node.isArray()) {
            List<String> texts = new ArrayList<>();
            node.forEach(item -> texts.add(item.asText()));
            into.put(prefix, String.join(",", texts));
        } else if (!prefix.isEmpty() && !node.isNull()) {
            into.put(prefix, node.asText());
        }
    }
}
