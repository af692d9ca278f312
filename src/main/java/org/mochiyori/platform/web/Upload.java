package org.mochiyori.platform.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;

/**
 * A file that came with a request. It lies in a temporary folder under a name of ours and is gone when the request ends.
 *
 * @param name what the sender calls it, for people to read; never a path to write to
 * @param size in bytes
 */
public record Upload(String name, long size, Path path, Optional<Buffer> inMemory) {

    /** The whole content. */
    public byte[] bytes() {
        return inMemory.map(Buffer::getBytes).orElseGet(this::read);
    }

    /** A part of a form by name, or else the body itself. */
    static Upload of(RoutingContext context, String part) {
        List<FileUpload> files = context.fileUploads().stream()
                .filter(file -> file.name().equals(part))
                .toList();
        if (files.size() == 1) {
            FileUpload file = files.getFirst();
            return new Upload(file.fileName(), file.size(), Path.of(file.uploadedFileName()), Optional.empty());
        }
        Buffer body = context.body().buffer();
        if (files.isEmpty() && body != null && body.length() > 0) {
            return new Upload("", body.length(), Path.of(""), Optional.of(body));
        }
        throw new Refused(Problem.Invalid.of("/" + part, "required", "send one file"));
    }

    private byte[] read() {
        try {
            return Files.readAllBytes(path);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
