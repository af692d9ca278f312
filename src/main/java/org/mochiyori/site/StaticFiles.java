package org.mochiyori.site;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.mochiyori.kernel.Digests;
import org.mochiyori.site.view.Assets;

/**
 * Serves {@code /static/<name>.<hash>.<ext>} from the class path: the hash is of the bytes, so a browser
 * may keep a file for ever and still gets the new one after an update. All files are held in memory,
 * plain and packed; together they are small.
 */
public final class StaticFiles implements Assets, Handler<RoutingContext> {
    private static final String FOLDER = "/static/";
    private static final String HTMX = "META-INF/resources/webjars/htmx.org/2.0.4/dist/htmx.min.js";
    private static final Map<String, String> SOURCES = Map.of(
            "site.css", "static/site.css",
            "mark.svg", "static/mark.svg",
            "paper.css", "static/paper.css",
            "icons.svg", "static/icons.svg",
            "empty.svg", "static/empty.svg",
            "htmx.js", HTMX);
    private static final Map<String, String> TYPES =
            Map.of("css", "text/css; charset=utf-8", "svg", "image/svg+xml", "js", "text/javascript; charset=utf-8");

    private final Map<String, StaticFile> byName;

    private StaticFiles(Map<String, StaticFile> byName) {
        this.byName = byName;
    }

    /**
     * Reads every file once.
     *
     * @throws IllegalStateException if one is missing from the program
     */
    public static StaticFiles load() {
        Map<String, StaticFile> files = new LinkedHashMap<>();
        SOURCES.forEach((name, source) -> files.put(name, file(name, bytes(source))));
        return new StaticFiles(files);
    }

    @Override
    public String path(String name) {
        return get(name).address();
    }

    StaticFile get(String name) {
        StaticFile file = byName.get(name);
        if (file == null) {
            throw new IllegalArgumentException("no static file " + name);
        }
        return file;
    }

    /** Answers GET and HEAD for one file; an unknown name goes on to the next route. */
    @Override
    public void handle(RoutingContext ctx) {
        String asked = ctx.normalizedPath();
        StaticFile file = asked.startsWith(FOLDER) ? byName.get(nameWithoutHash(asked)) : null;
        if (file == null) {
            ctx.next();
            return;
        }
        HttpServerResponse response = ctx.response();
        // Another hash is a page from before an update, or a process not yet updated: right, but not to keep.
        boolean current = asked.equals(file.address());
        response.putHeader(HttpHeaders.CACHE_CONTROL, current ? "public, max-age=31536000, immutable" : "no-cache");
        response.putHeader(HttpHeaders.ETAG, "\"" + file.hash() + "\"");
        response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        response.putHeader("X-Content-Type-Options", "nosniff");
        if (("\"" + file.hash() + "\"").equals(ctx.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.type());
        String accepted = ctx.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (accepted != null && accepted.contains("gzip")) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").end(file.gzip());
        } else {
            response.end(file.plain());
        }
    }

    private static String nameWithoutHash(String path) {
        String[] parts = path.substring(FOLDER.length()).split("\\.", -1);
        return parts.length == 3 ? parts[0] + "." + parts[2] : "";
    }

    private static StaticFile file(String name, byte[] bytes) {
        int dot = name.lastIndexOf('.');
        String extension = name.substring(dot + 1);
        String hash = hash(bytes);
        String address = FOLDER + name.substring(0, dot) + "." + hash + "." + extension;
        String type = TYPES.getOrDefault(extension, "application/octet-stream");
        return new StaticFile(address, type, hash, Buffer.buffer(bytes), Buffer.buffer(gzip(bytes)));
    }

    private static String hash(byte[] bytes) {
        byte[] digest = Digests.sha256().digest(bytes);
        return HexFormat.of().formatHex(digest, 0, 8);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static byte[] bytes(String source) {
        try (InputStream in = StaticFiles.class.getClassLoader().getResourceAsStream(source)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: " + source);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(source, broken);
        }
    }
}
