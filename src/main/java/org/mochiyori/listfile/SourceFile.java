package org.mochiyori.listfile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of one file. They are read several times (to recognise, then to understand), so the content opens
 * anew each time. The name is shown and may hint at a municipality; it never decides how the file is read.
 *
 * @param name file name as given, folders cut off
 * @param size in bytes
 */
public record SourceFile(String name, long size, Content content) {
    public SourceFile {
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** Opens the bytes from the start. */
    @FunctionalInterface
    public interface Content {
        /** A new stream; the caller closes it. */
        InputStream open() throws IOException;
    }

    /** A file held in memory; the bytes must not change afterwards. */
    public static SourceFile of(String name, byte[] bytes) {
        return new SourceFile(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    /** A file on disk. */
    public static SourceFile of(Path path) throws IOException {
        return new SourceFile(path.toString(), Files.size(path), () -> Files.newInputStream(path));
    }

    InputStream open() throws IOException {
        return content.open();
    }
}
