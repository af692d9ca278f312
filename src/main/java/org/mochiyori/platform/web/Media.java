package org.mochiyori.platform.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/**
 * A file that somebody uploaded and we re-made. Its address is made of its content, so it may be kept for ever.
 *
 * @param type media type
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; sent at once
public record Media(String type, byte[] bytes) {
    void send(HttpServerResponse response) {
        SecurityHeaders.media().forEach(header -> response.putHeader(header.name(), header.value()));
        response.putHeader("Content-Type", type)
                .putHeader("Cache-Control", "public, max-age=31536000, immutable")
                .end(Buffer.buffer(bytes));
    }
}
