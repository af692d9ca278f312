package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageMapTest {
    private static final Path ROOM = Path.of("src/main/java/org/mochiyori/site");

    @Test
    void the_map_of_the_room_names_every_class_of_pages_once_and_no_other() throws IOException {
        String text = Files.readString(ROOM.resolve("package-info.java"));
        String list = text.substring(text.indexOf("<ul>"), text.indexOf("</ul>"));
        List<String> named = Pattern.compile("\\w+Pages\\b")
                .matcher(list)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
        try (Stream<Path> files = Files.list(ROOM)) {
            List<String> there = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\w+Pages\\.java"))
                    .map(name -> name.replace(".java", ""))
                    .filter(name -> !List.of("Pages", "ProblemPages").contains(name))
                    .sorted()
                    .toList();
            assertThat(named).isEqualTo(there);
        }
    }
}
