package org.mochiyori.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port that nobody used a moment ago, for servers whose address must be known before they start. */
public final class FreePort {
    /** Below those that systems give to outgoing connections, one of which might take it before its server does. */
    private static final int FIRST = 15_000;

    private static final int END = 32_000;
    private static final int TRIES = 100;

    private FreePort() {}

    /** The port. */
    public static int take() {
        for (int tries = 0; tries < TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("none of " + TRIES + " ports between " + FIRST + " and " + END + " is free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (BindException taken) {
            return false;
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
