package org.mochiyori.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.mochiyori.platform.db.DbAddress;

/** A connection to PostgreSQL that sends bytes as they are: the plainest client there can be. */
final class WireConnection implements AutoCloseable {
    private static final int PROTOCOL = 3 << 16;

    private final SocketChannel channel;
    private final OutputStream out;
    private final DataInputStream in;

    /** Signs in and prepares statements under the names they bear. */
    WireConnection(DbAddress address, List<WireMessage> prepared) throws IOException {
        channel = open(address);
        out = Channels.newOutputStream(channel);
        in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 16_384));
        out.write(startup(address));
        Scram.signIn(address, in, out);
        untilReady(1);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        prepared.forEach(parse -> all.writeBytes(parse.bytes()));
        all.writeBytes(WireMessage.of(WireMessage.SYNC, new byte[0]).bytes());
        send(new Recording.Flight(all.toByteArray(), 1), all.toByteArray());
    }

    /** Sends what a flight has become and waits for its answers. @throws IllegalStateException on an error among them */
    void send(Recording.Flight flight, byte[] bytes) throws IOException {
        out.write(bytes);
        untilReady(flight.answers());
    }

    /** Asks one question in text and reads the whole answer; the first column of its first row, empty if there is no row. */
    String ask(String sql) throws IOException {
        out.write(WireMessage.of(WireMessage.QUERY, (sql + "\0").getBytes(StandardCharsets.UTF_8))
                .bytes());
        String first = "";
        boolean any = false;
        WireMessage next = WireMessage.read(in);
        while (next.type() != WireMessage.READY) {
            if (next.type() == WireMessage.ERROR) {
                throw new IllegalStateException(new String(next.bytes(), StandardCharsets.UTF_8));
            }
            if (next.type() == WireMessage.ROW && !any) {
                any = true;
                first = next.firstColumn();
            }
            next = WireMessage.read(in);
        }
        return first;
    }

    private void untilReady(int times) throws IOException {
        int left = times;
        while (left > 0) {
            char type = (char) in.readByte();
            int rest = in.readInt() - Integer.BYTES;
            if (type == WireMessage.ERROR) {
                throw new IllegalStateException(new String(in.readNBytes(rest), StandardCharsets.UTF_8));
            }
            in.skipNBytes(rest);
            if (type == WireMessage.READY) {
                left--;
            }
        }
    }

    /** The way that the server itself takes. */
    private static SocketChannel open(DbAddress address) throws IOException {
        if (address.sockets().isPresent()) {
            Path socket = address.sockets().get().resolve(".s.PGSQL." + address.port());
            return SocketChannel.open(UnixDomainSocketAddress.of(socket));
        }
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(address.host(), address.port()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return channel;
    }

    private static byte[] startup(DbAddress address) {
        byte[] names = ("user\0" + address.user() + "\0database\0" + address.database() + "\0TimeZone\0UTC\0\0")
                .getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + names.length)
                .putInt(8 + names.length)
                .putInt(PROTOCOL)
                .put(names)
                .array();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
