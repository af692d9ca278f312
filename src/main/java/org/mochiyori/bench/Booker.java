package org.mochiyori.bench;

import java.io.IOException;
import java.util.UUID;
import org.mochiyori.kernel.Ids;

/** A signed-in person who books over HTTP, through a connection kept open. */
final class Booker implements Load.Client, AutoCloseable {
    private final World world;
    private final int person;
    private final Ids ids;
    private final HttpConnection connection;

    Booker(World world, int person, int port, Ids ids) throws IOException {
        this.world = world;
        this.person = person;
        this.ids = ids;
        this.connection = connect(person, port);
    }

    static HttpConnection connect(int person, int port) throws IOException {
        String cookie = "Cookie: mochiyori-" + port + "=" + World.session(person) + "\r\n";
        return new HttpConnection(port, "/api/v1/bookings", cookie);
    }

    @Override
    public Load.Outcome ask(long number) {
        UUID key = ids.next();
        try {
            return outcome(connection.post(key.toString(), world.wish(world.slot(number), person)));
        } catch (IOException broken) {
            throw new IllegalStateException("the server no longer answers", broken);
        }
    }

    private static Load.Outcome outcome(HttpConnection.Answer answer) {
        return switch (answer.status()) {
            case 201 -> Load.Outcome.DONE;
            case 409 -> Load.Outcome.REFUSED;
            default -> throw new IllegalStateException("answer " + answer.status() + ": " + answer.body());
        };
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
