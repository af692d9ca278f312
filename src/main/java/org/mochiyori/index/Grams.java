package org.mochiyori.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.lucene.util.BytesRef;

/** Overlapping runs of so many characters of a key; of a shorter key there are none. */
final class Grams implements Tokens {
    private final Key key;
    private final int length;

    private Grams(Key key, int length) {
        this.key = key;
        this.length = length;
    }

    /** A key as it is indexed, with the places where its characters begin, and the end. */
    static final class Key {
        private final byte[] bytes;
        private final int[] starts;

        Key(String text) {
            bytes = text.getBytes(StandardCharsets.UTF_8);
            int[] some = new int[bytes.length + 1];
            int count = 0;
            for (int i = 0; i < bytes.length; i++) {
                if ((bytes[i] & 0xC0) != 0x80) {
                    some[count++] = i;
                }
            }
            some[count++] = bytes.length;
            starts = Arrays.copyOf(some, count);
        }

        Grams grams(int length) {
            return new Grams(this, length);
        }
    }

    @Override
    public int count() {
        return Math.max(0, key.starts.length - length);
    }

    @Override
    public void show(int number, BytesRef term) {
        term.bytes = key.bytes;
        term.offset = key.starts[number];
        term.length = key.starts[number + length] - term.offset;
    }

    @Override
    public int step(int number) {
        return 1;
    }

    @Override
    public int rest() {
        return 0;
    }
}
