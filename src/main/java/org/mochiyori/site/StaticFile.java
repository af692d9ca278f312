package org.mochiyori.site;

import io.vertx.core.buffer.Buffer;

/**
 * A file of the page, ready to send.
 *
 * @param address where it lies, its hash in the name
 * @param type its media type
 * @param hash of its bytes
 */
record StaticFile(String address, String type, String hash, Buffer plain, Buffer gzip) {}
