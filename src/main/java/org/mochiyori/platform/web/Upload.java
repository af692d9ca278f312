package org.mochiyori.platform.web;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.mochiyori.kernel.Digests;
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

    /** SHA-256 of what was sent: of a form its fields in the order of names and its files, else of the body. */
    static byte[] digest(RoutingContext context) {
        MessageDigest digest = Digests.sha256();
        MultiMap fields = context.request().formAttributes();
        if (fields.isEmpty() && context.fileUploads().isEmpty()) {
            Buffer body = context.body().buffer();
            return digest.digest(body == null ? new byte[0] : body.getBytes());
        }
        for (String name : new TreeSet<>(fields.names())) {
            fields.getAll(name).forEach(value -> part(digest, name, value.getBytes(StandardCharsets.UTF_8)));
        }
        context.fileUploads()
                .forEach(file ->
                        part(digest, file.name(), of(context, file.name()).bytes()));
        return digest.digest();
    }

    /** Each part with its length, so that no two forms look alike. */
    private static void part(MessageDigest digest, String name, byte[] value) {
        digest.update((name.length() + ":" + name + value.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(value);
    }

    private byte[] read() {
        try {
            return Files.readAllBytes(path);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
