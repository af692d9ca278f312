package org.mochiyori.support;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The cable between a program and its PostgreSQL, which breaks when it is told: when a COMMIT crosses it, or anywhere. */
public final class CommitCutter implements AutoCloseable {
    private final ServerSocket door;
    private final int postgres;
    private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NONE);
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger messages = new AtomicInteger(-1);

    private enum Cut {
        NONE,
        BEFORE,
        AFTER
    }

    /** @param postgres port of the real server on this machine */
    public CommitCutter(int postgres) {
        this.postgres = postgres;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** How often it has broken. */
    public int cuts() {
        return cuts.get();
    }

    /** The next COMMIT never arrives. */
    public void cutBeforeNextCommit() {
        next.set(Cut.BEFORE);
    }

    /** The next COMMIT arrives and is done; its answer never comes back. */
    public void cutAfterNextCommit() {
        next.set(Cut.AFTER);
    }

    /** Breaks after so many more messages of the program, in the middle of whatever it is doing then. */
    public void cutAfter(int more) {
        messages.set(more);
    }

    /** Holds from now on. */
    public void mend() {
        messages.set(-1);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), postgres);
                // Small messages go at once; else each waits 40 ms for the one before to be acknowledged.
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                AtomicReference<Cut> cut = new AtomicReference<>(Cut.NONE);
                Thread.ofVirtual().start(() -> ask(client, server, cut));
                Thread.ofVirtual().start(() -> answer(client, server, cut));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void ask(Socket client, Socket server, AtomicReference<Cut> cut) {
        try (client;
                server) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = server.getOutputStream();
            out.write(message(in, 0)); // the first has no letter before its length
            while (true) {
                byte[] message = message(in, 1);
                if (messages.getAndUpdate(left -> left < 0 ? left : left - 1) == 0) {
                    cuts.incrementAndGet();
                    return;
                }
                boolean commit = message[0] == 'Q' && new String(message, StandardCharsets.US_ASCII).contains("COMMIT");
                if (commit) {
                    cut.set(next.getAndSet(Cut.NONE));
                    if (cut.get() == Cut.BEFORE) {
                        cuts.incrementAndGet();
                        return;
                    }
                }
                out.write(message);
            }
        } catch (IOException gone) {
            // Either side has hung up: so do we.
            return;
        }
    }

    private void answer(Socket client, Socket server, AtomicReference<Cut> cut) {
        try (client;
                server) {
            InputStream in = server.getInputStream();
            byte[] bytes = new byte[8192];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                String text = new String(bytes, 0, read, StandardCharsets.ISO_8859_1);
                if (cut.get() == Cut.AFTER && text.contains("COMMIT\0")) {
                    cuts.incrementAndGet();
                    return;
                }
                client.getOutputStream().write(bytes, 0, read);
            }
        } catch (IOException gone) {
            return;
        }
    }

    private static byte[] message(DataInputStream in, int letter) throws IOException {
        byte[] head = new byte[letter + 4];
        in.readFully(head);
        int length = ByteBuffer.wrap(head).getInt(letter);
        byte[] all = new byte[letter + length];
        System.arraycopy(head, 0, all, 0, head.length);
        in.readFully(all, head.length, all.length - head.length);
        return all;
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
