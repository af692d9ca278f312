package org.mochiyori.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One kept connection of HTTP/1.1 over a plain socket: what sends load must not take the processor from what is measured.
 */
final class HttpConnection implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Socket socket = new Socket();
    private final OutputStream out;
    private final InputStream in;
    private final byte[] head;
    private final byte[] tail;

    /**
     * @param path where {@link #post} sends to
     * @param headers lines of every request, each ended by CR LF
     */
    HttpConnection(int port, String path, String headers) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PATIENCE.toMillis());
        this.out = socket.getOutputStream();
        this.in = new BufferedInputStream(socket.getInputStream(), 16_384);
        this.tail = ascii(" HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + headers + "\r\n");
        this.head = ascii("POST " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nOrigin: http://localhost:"
                + port + "\r\nContent-Type: application/json\r\n" + headers);
    }

    /** An answer. */
    record Answer(int status, String body) {}

    /** Sends a body under a key and waits for the answer. */
    Answer post(String key, String body) throws IOException {
        byte[] payload = body.getBytes(StandardCharsets.UTF_8);
        byte[] rest = ascii("Idempotency-Key: " + key + "\r\nContent-Length: " + payload.length + "\r\n\r\n");
        byte[] all = new byte[head.length + rest.length + payload.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(rest, 0, all, head.length, rest.length);
        System.arraycopy(payload, 0, all, head.length + rest.length, payload.length);
        out.write(all);
        return read();
    }

    /** Asks for a path with its query, in letters that an address may hold, and waits for the answer. */
    Answer get(String path) throws IOException {
        byte[] line = ascii("GET " + path);
        byte[] all = new byte[line.length + tail.length];
        System.arraycopy(line, 0, all, 0, line.length);
        System.arraycopy(tail, 0, all, line.length, tail.length);
        out.write(all);
        return read();
    }

    private Answer read() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        int length = 0;
        String header = line();
        while (!header.isEmpty()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            header = line();
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the answer broke off");
        }
        return new Answer(status, new String(body, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(80);
        int next = in.read();
        while (next != '\n') {
            if (next < 0) {
                throw new EOFException("the answer broke off");
            }
            if (next != '\r') {
                line.append((char) next);
            }
            next = in.read();
        }
        return line.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
