package org.mochiyori.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/** Stands between a server and its PostgreSQL and keeps the last transaction that did what is looked for. */
final class WireTap implements AutoCloseable {
    private final ServerSocket door;
    private final int postgres;
    private final String wanted;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Optional<Recording> last = Optional.empty();

    /** @param wanted text of a statement that tells the transactions to keep */
    WireTap(int postgres, String wanted) {
        this.postgres = postgres;
        this.wanted = wanted;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        Thread.ofVirtual().name("tap").start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** The last transaction of this kind that had all its statements prepared. */
    Optional<Recording> last() {
        return last;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), postgres);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                open.addAll(List.of(client, server));
                Recording.Follower follower = new Recording.Follower();
                Thread.ofVirtual().start(() -> pass(client, server, () -> ask(client, server, follower)));
                Thread.ofVirtual().start(() -> pass(client, server, () -> answer(server, client, follower)));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void ask(Socket client, Socket server, Recording.Follower follower) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
        OutputStream out = new BufferedOutputStream(server.getOutputStream());
        out.write(WireMessage.readStartup(in));
        out.flush();
        while (true) {
            WireMessage message = WireMessage.read(in);
            lock.lock();
            try {
                follower.sent(message);
            } finally {
                lock.unlock();
            }
            out.write(message.bytes());
            if (in.available() == 0) {
                out.flush();
            }
        }
    }

    private void answer(Socket server, Socket client, Recording.Follower follower) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
        OutputStream out = new BufferedOutputStream(client.getOutputStream());
        while (true) {
            WireMessage message = WireMessage.read(in);
            if (message.type() == WireMessage.READY) {
                lock.lock();
                try {
                    follower.answered()
                            .filter(recording -> recording.contains(wanted))
                            .ifPresent(recording -> last = Optional.of(recording));
                } finally {
                    lock.unlock();
                }
            }
            out.write(message.bytes());
            if (in.available() == 0) {
                out.flush();
            }
        }
    }

    @FunctionalInterface
    private interface Passage {
        void run() throws IOException;
    }

    /** Until either side hangs up. */
    private static void pass(Socket client, Socket server, Passage passage) {
        try {
            passage.run();
        } catch (IOException ended) {
            closeQuietly(client);
            closeQuietly(server);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        open.forEach(WireTap::closeQuietly);
    }
}
