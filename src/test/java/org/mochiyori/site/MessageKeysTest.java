package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mochiyori.platform.text.Messages;

/**
 * Keys in templates and code against keys in the message files. A key is a string literal that begins with
 * a feature; one that ends with a dot or a hyphen is the beginning of keys completed at run time, one to
 * which {@code -text} is added stands for both. A bare {@code "intake."} asks for the codes to exist too.
 */
class MessageKeysTest {
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+\\.[a-zA-Z0-9.-]*)\"");
    private static final Set<String> KEYS = Messages.load().keys();

    private static Set<String> literals() throws IOException {
        try (Stream<Path> java = Files.walk(Path.of("src/main/java"));
                Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates"))) {
            return Stream.concat(java, templates)
                    .filter(path -> path.toString().matches(".*\\.(java|jte)"))
                    .flatMap(path -> LITERAL.matcher(read(path)).results().map((MatchResult found) -> found.group(1)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void no_message_is_unused() throws IOException {
        Set<String> literals = literals();
        Set<String> unused = new TreeSet<>(KEYS);
        unused.removeIf(key -> literals.contains(key)
                || (key.endsWith("-text") && literals.contains(key.substring(0, key.length() - 5)))
                || codeOfAFeature(key, literals)
                || literals.stream().anyMatch(one -> one.matches("[a-z]+\\..*[.-]") && key.startsWith(one)));
        assertThat(unused).isEmpty();
    }

    /** A feature that adds its own name to stable codes, as intake does to its reasons. */
    private static boolean codeOfAFeature(String key, Set<String> literals) {
        int dot = key.indexOf('.') + 1;
        return literals.contains(key.substring(0, dot)) && literals.contains(key.substring(dot));
    }

    @Test
    void every_key_asked_for_exists() throws IOException {
        Pattern asked =
                Pattern.compile("(?:say|plain|Phrase\\.of)\\(\\s*\"([a-z]+\\.[a-zA-Z0-9.-]*[a-zA-Z0-9])\"\\s*[,)]");
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            files.filter(path -> path.toString().matches(".*\\.(java|jte)"))
                    .forEach(path -> asked.matcher(read(path))
                            .results()
                            .map(found -> found.group(1))
                            .filter(key -> !KEYS.contains(key))
                            .forEach(missing::add));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void every_kanji_of_easy_japanese_has_its_reading() throws IOException {
        Pattern read = Pattern.compile("(?:｜[^｜《》]+|[\\p{IsHan}々〆ヶ]+)《[^》]+》");
        Set<String> bare = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/i18n"))) {
            files.filter(path -> path.toString().endsWith("_easy.properties"))
                    .flatMap(path -> read(path).lines())
                    .filter(line -> read.matcher(line).replaceAll("").matches(".*\\p{IsHan}.*"))
                    .forEach(bare::add);
        }
        assertThat(bare).isEmpty();
    }

    @Test
    void easy_japanese_falls_back_on_japanese_in_the_cells_of_lists_only() {
        assertThat(read(Path.of("src/main/resources/i18n/easy-as-ja.txt"))
                        .lines()
                        .filter(line -> !line.startsWith("#")))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("intake.") && line.split("\\.", -1).length == 3);
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
