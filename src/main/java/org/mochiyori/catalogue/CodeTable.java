package org.mochiyori.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables that ship with the program: UTF-8, tab separated, lines that start with # are comments. */
public final class CodeTable {
    private CodeTable() {}

    /**
     * All rows of a bundled table.
     *
     * @param resource absolute path on the class path
     * @throws IllegalStateException if it is not there: a broken build
     */
    public static List<List<String>> rows(String resource) {
        try (InputStream in = CodeTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing table " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
