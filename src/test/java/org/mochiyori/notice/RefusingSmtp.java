package org.mochiyori.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server that refuses every recipient with one answer. */
final class RefusingSmtp implements AutoCloseable {
    private final ServerSocket socket;
    private final String answer;
    private final Thread serving;

    RefusingSmtp(int port, String answer) {
        this.answer = answer;
        try {
            this.socket = new ServerSocket(port, 10, InetAddress.getByName("127.0.0.1"));
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        this.serving = Thread.ofPlatform().start(this::serve);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> talk(connection));
            } catch (IOException over) {
                return;
            }
        }
    }

    private void talk(Socket accepted) {
        try (var connection = accepted;
                var in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
            var out = connection.getOutputStream();
            out.write("220 ready\r\n".getBytes(StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String reply = line.startsWith("RCPT") ? answer : line.startsWith("QUIT") ? "221 bye" : "250 ok";
                out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
                if (line.startsWith("QUIT")) {
                    return; // the server closes (RFC 5321, 4.1.1.10); the client waits for it
                }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            serving.join(); // the port is free only when nobody waits on it any more
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
