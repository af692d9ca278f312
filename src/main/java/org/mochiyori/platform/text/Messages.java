package org.mochiyori.platform.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All texts people read, in all languages. Files {@code i18n/<feature>_<language>.properties} (UTF-8), the
 * features named in {@code i18n/features.txt}; a key begins with its feature; values are put in where
 * {@code {name}} stands.
 *
 * <p>Checked when loaded, so that a missing translation stops a build and not a reader: Japanese and
 * English have the same keys and the same values; easy Japanese may lack only what {@code
 * i18n/easy-as-ja.txt} names (staff pages), and then shows the Japanese.
 */
public final class Messages {
    static final Pattern PARAM = Pattern.compile("\\{([a-zA-Z]+)}");

    private final Map<Language, Map<String, String>> texts;

    private Messages(Map<Language, Map<String, String>> texts) {
        this.texts = texts;
    }

    /**
     * Reads and checks the files of the class path.
     *
     * @throws IllegalStateException naming every key that is missing, doubled or differs in its values
     */
    public static Messages load() {
        Map<Language, Map<String, String>> read = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Map<String, String> all = new TreeMap<>();
            lines("i18n/features.txt").forEach(feature -> readInto(all, feature, language));
            read.put(language, all);
        }
        return of(read, lines("i18n/easy-as-ja.txt"));
    }

    static Messages of(Map<Language, Map<String, String>> read, List<String> easyAsJa) {
        Map<String, String> ja = read.getOrDefault(Language.JA, Map.of());
        Set<String> wrong = new TreeSet<>();
        for (Language language : Language.values()) {
            Map<String, String> own = read.getOrDefault(language, Map.of());
            own.keySet().stream().filter(key -> !ja.containsKey(key)).forEach(key -> wrong.add(key + ": no ja"));
            ja.forEach((key, text) -> {
                String mine = own.get(key);
                if (mine == null) {
                    if (language != Language.EASY || !allowed(key, easyAsJa)) {
                        wrong.add(key + ": no " + language.code());
                    }
                } else if (!params(mine).equals(params(text))) {
                    wrong.add(key + ": other values in " + language.code());
                }
            });
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("messages: " + String.join("; ", wrong));
        }
        return new Messages(new EnumMap<>(read));
    }

    /** The texts in one language. */
    public Words in(Language language) {
        return new Words(this, language);
    }

    /** Every key there is. */
    public Set<String> keys() {
        return Set.copyOf(texts.getOrDefault(Language.JA, Map.of()).keySet());
    }

    /** Whether there is a message of this key. */
    public boolean has(String key) {
        return texts.getOrDefault(Language.JA, Map.of()).containsKey(key);
    }

    /** Whether the message of this key says all by itself, without values. */
    public boolean isWhole(String key) {
        return has(key) && params(get(Language.JA, key)).isEmpty();
    }

    String get(Language language, String key) {
        String text = texts.getOrDefault(language, Map.of()).get(key);
        if (text == null && language == Language.EASY) {
            text = texts.getOrDefault(Language.JA, Map.of()).get(key);
        }
        if (text == null) {
            throw new IllegalArgumentException("no message " + key);
        }
        return text;
    }

    private static Set<String> params(String text) {
        return PARAM.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static boolean allowed(String key, List<String> patterns) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.endsWith("*")
                        ? key.startsWith(pattern.substring(0, pattern.length() - 1))
                        : key.equals(pattern));
    }

    private static void readInto(Map<String, String> all, String feature, Language language) {
        String file = "i18n/" + feature + "_" + language.code() + ".properties";
        Properties properties = new Properties();
        try (InputStream in = stream(file);
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(file, broken);
        }
        for (String key : properties.stringPropertyNames()) {
            if (!key.startsWith(feature + ".")) {
                throw new IllegalStateException(file + ": key " + key + " belongs to another file");
            }
            all.put(key, properties.getProperty(key));
        }
    }

    private static List<String> lines(String file) {
        try (InputStream in = stream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(file, broken);
        }
    }

    private static InputStream stream(String file) {
        InputStream in = Messages.class.getClassLoader().getResourceAsStream(file);
        if (in == null) {
            throw new IllegalStateException("missing on the class path: " + file);
        }
        return in;
    }
}
