package org.mochiyori.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files that somebody names, one by one or by their folder. */
final class ListFiles {
    private ListFiles() {}

    /** Folders are walked in the order of names; what explains a folder (*.md) is no list. */
    static List<Path> in(List<Path> given) {
        List<Path> all = new ArrayList<>();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.walk(path)) {
                    inside.filter(Files::isRegularFile)
                            .filter(file -> !file.getFileName().toString().matches("\\..*|.*\\.md"))
                            .sorted()
                            .forEach(all::add);
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            } else if (Files.isReadable(path)) {
                all.add(path);
            } else {
                throw new WrongUse("There is no readable file " + path + ".");
            }
        }
        return all;
    }
}
