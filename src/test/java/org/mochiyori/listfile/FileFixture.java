package org.mochiyori.listfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Files for tests, and what becomes of them. */
final class FileFixture {
    private static final FileReader READER = new FileReader(Limits.USUAL);

    private FileFixture() {}

    record Result(FileReport report, List<Entry> entries) {
        Understood only() {
            return entry(0).understood().orElseThrow();
        }

        Entry entry(int index) {
            return entries.get(index);
        }

        List<String> names() {
            return entries.stream()
                    .flatMap(entry -> entry.understood().stream())
                    .map(one -> one.names().name())
                    .toList();
        }

        Reason refusal() {
            return report.refusal().orElseThrow().reason();
        }
    }

    static Result text(String text) {
        return text(text, StandardCharsets.UTF_8);
    }

    static Result text(String text, Charset charset) {
        return bytes("list.csv", text.getBytes(charset));
    }

    static Result bytes(String name, byte[] bytes) {
        return bytes(READER, name, bytes);
    }

    static Result bytes(FileReader reader, String name, byte[] bytes) {
        List<Entry> entries = new ArrayList<>();
        try {
            return new Result(reader.read(SourceFile.of(name, bytes), entries::add), entries);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A real file of the test resources. */
    static Result real(String name) {
        try (InputStream in = FileFixture.class.getResourceAsStream("/listfile/" + name)) {
            return bytes(name, in.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One row under the given headings. */
    static Result row(String headings, String cells) {
        return text(headings + "\n" + cells + "\n");
    }

    static List<Reason> reasons(Entry entry) {
        return entry.notes().stream().map(Note::reason).toList();
    }
}
