package org.mochiyori.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A message of PostgreSQL's protocol 3.0: a letter, then its length, then its content.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-message-formats.html">message formats</a>
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
record WireMessage(char type, byte[] bytes) {
    static final char QUERY = 'Q';
    static final char PARSE = 'P';
    static final char BIND = 'B';
    static final char EXECUTE = 'E';
    static final char SYNC = 'S';
    static final char READY = 'Z';
    static final char ROW = 'D';
    static final char ERROR = 'E';

    private static final int HEAD = 5;

    /** The next message; its bytes are the whole of it. */
    static WireMessage read(DataInputStream in) throws IOException {
        byte type = in.readByte();
        int length = in.readInt();
        byte[] bytes = new byte[1 + length];
        ByteBuffer.wrap(bytes).put(type).putInt(length);
        in.readFully(bytes, HEAD, length - 4);
        return new WireMessage((char) type, bytes);
    }

    /** The first message of a connection, which has no letter. */
    static byte[] readStartup(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = new byte[length];
        ByteBuffer.wrap(bytes).putInt(length);
        in.readFully(bytes, 4, length - 4);
        return bytes;
    }

    /** A message of this content. */
    static WireMessage of(char type, byte[] content) {
        byte[] bytes = new byte[HEAD + content.length];
        ByteBuffer.wrap(bytes).put((byte) type).putInt(4 + content.length).put(content);
        return new WireMessage(type, bytes);
    }

    /** The text that ends with a zero, the one after so many others. */
    String text(int others) {
        int from = HEAD;
        for (int passed = 0; passed < others; passed++) {
            from = end(from) + 1;
        }
        return new String(bytes, from, end(from) - from, StandardCharsets.UTF_8);
    }

    /** The text of a row's first column. */
    String firstColumn() {
        int length = ByteBuffer.wrap(bytes).getInt(HEAD + Short.BYTES);
        return length < 0 ? "" : new String(bytes, HEAD + Short.BYTES + Integer.BYTES, length, StandardCharsets.UTF_8);
    }

    private int end(int from) {
        int end = from;
        while (bytes[end] != 0) {
            end++;
        }
        return end;
    }
}
