package org.mochiyori.bench;

import java.io.IOException;
import java.util.List;
import org.mochiyori.kernel.Ids;
import org.mochiyori.platform.db.DbAddress;

/** Books by sending the recorded statements, and nothing else, over a connection of its own. */
final class Replayer implements Load.Client, AutoCloseable {
    private final Script script;
    private final World world;
    private final int person;
    private final Ids ids;
    private final List<byte[]> buffers;
    private final WireConnection connection;

    Replayer(Script script, World world, int person, Ids ids, DbAddress address) throws IOException {
        this.script = script;
        this.world = world;
        this.person = person;
        this.ids = ids;
        this.buffers = script.buffers();
        this.connection = new WireConnection(address, script.recording().prepared());
    }

    @Override
    public Load.Outcome ask(long number) {
        script.aim(buffers, new Script.Subject(world, world.slot(number), person, ids.next()), ids);
        List<Recording.Flight> flights = script.recording().flights();
        try {
            for (int i = 0; i < flights.size(); i++) {
                connection.send(flights.get(i), buffers.get(i));
            }
            return Load.Outcome.DONE;
        } catch (IOException broken) {
            throw new IllegalStateException("PostgreSQL no longer answers", broken);
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
