package org.mochiyori.index;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.util.BytesRef;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;

/** Where an answer stopped: the sort values of its last hit, in letters that survive an address. */
final class Cursor {
    private Cursor() {}

    static String write(SearchRequest.Sort sort, FieldDoc last) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(sort.name().charAt(0));
            switch (sort) {
                case RELEVANCE -> out.writeFloat((Float) last.fields[0]);
                case DISTANCE -> out.writeDouble((Double) last.fields[0]);
                case NAME -> writeBytes(out, (BytesRef) last.fields[0]);
                case NEWEST -> out.writeLong((Long) last.fields[0]);
            }
            Turn turn = Turn.of(last);
            out.writeLong(turn.high());
            out.writeLong(turn.low());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** Refuses a cursor that no answer of this order gave. */
    static Optional<FieldDoc> read(SearchRequest.Page page) {
        return page.after().map(text -> {
            try {
                byte[] bytes = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
                DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
                if (in.readByte() != page.sort().name().charAt(0)) {
                    throw new IOException("other order");
                }
                Object value = switch (page.sort()) {
                    case RELEVANCE -> in.readFloat();
                    case DISTANCE -> in.readDouble();
                    case NAME -> readBytes(in);
                    case NEWEST -> in.readLong();
                };
                Turn turn = new Turn(in.readLong(), in.readLong());
                return new FieldDoc(Integer.MAX_VALUE - 1, Float.NaN, turn.after(value));
            } catch (IOException | IllegalArgumentException e) {
                throw new Refused(new Problem.Malformed("query.cursor", "the cursor is not one that an answer gave"));
            }
        });
    }

    private static void writeBytes(DataOutputStream out, BytesRef value) throws IOException {
        out.writeShort(value.length);
        out.write(value.bytes, value.offset, value.length);
    }

    private static BytesRef readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        return new BytesRef(bytes);
    }
}
