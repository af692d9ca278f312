package org.mochiyori.listfile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the characters of a text file are written, found by decoding all of it strictly: a guess from the first
 * lines would turn the one odd character in row 5,000 into rubbish.
 *
 * @param mark bytes of the byte-order mark at the start
 */
record Encoding(Charset charset, int mark) {
    private static final int BLOCK = 1 << 16;
    private static final List<Charset> JAPANESE = Stream.of("windows-31j", "EUC-JP", "x-eucJP-Open")
            .map(Charset::forName)
            .toList();

    static Encoding of(SourceFile file) throws IOException {
        byte[] head = Sniffer.head(file);
        if (Sniffer.starts(head, 0xEF, 0xBB, 0xBF)) {
            return strict(file, new Encoding(StandardCharsets.UTF_8, 3));
        }
        if (Sniffer.starts(head, 0xFF, 0xFE)) {
            return strict(file, new Encoding(StandardCharsets.UTF_16LE, 2));
        }
        if (Sniffer.starts(head, 0xFE, 0xFF)) {
            return strict(file, new Encoding(StandardCharsets.UTF_16BE, 2));
        }
        int zeros = zeros(head, 0) + zeros(head, 1);
        if (zeros * 10 > head.length) {
            boolean little = zeros(head, 1) > zeros(head, 0);
            return strict(file, new Encoding(little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE, 0));
        }
        return unmarked(file, head);
    }

    Reader reader(SourceFile file) throws IOException {
        InputStream in = file.open();
        in.skipNBytes(mark);
        return new BufferedReader(new InputStreamReader(in, decoder()), BLOCK);
    }

    private static Encoding unmarked(SourceFile file, byte[] head) throws IOException {
        if (hasJisEscape(head)) {
            return strict(file, new Encoding(Charset.forName("ISO-2022-JP"), 0));
        }
        Encoding utf8 = new Encoding(StandardCharsets.UTF_8, 0);
        long badLine = utf8.firstBadLine(file);
        if (badLine == 0) {
            return utf8;
        }
        List<Encoding> sound = new ArrayList<>();
        for (Charset charset : JAPANESE) {
            Encoding one = new Encoding(charset, 0);
            if (one.firstBadLine(file) == 0) {
                sound.add(one);
            }
        }
        return sound.stream()
                .max(Comparator.comparingDouble(one -> likeness(new String(head, one.charset()))))
                .orElseThrow(() -> new Unreadable(Reason.FILE_UNDECODABLE, "line", badLine));
    }

    private static Encoding strict(SourceFile file, Encoding encoding) throws IOException {
        long badLine = encoding.firstBadLine(file);
        if (badLine > 0) {
            throw new Unreadable(Reason.FILE_UNDECODABLE, "line", badLine);
        }
        return encoding;
    }

    /** Line of the first byte that cannot be decoded, from 1; 0 if all can. */
    private long firstBadLine(SourceFile file) throws IOException {
        CharsetDecoder decoder = decoder();
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
        CharBuffer chars = CharBuffer.allocate(BLOCK);
        long line = 1;
        try (InputStream in = file.open()) {
            in.skipNBytes(mark);
            boolean end = false;
            while (!end) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = read < 0;
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                CoderResult result = decoder.decode(bytes, chars, end);
                line += newlines(chars.flip());
                chars.clear();
                if (result.isError()) {
                    return line;
                }
                bytes.compact();
            }
        }
        return 0;
    }

    private CharsetDecoder decoder() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static long newlines(CharBuffer chars) {
        return chars.chars().filter(c -> c == '\n').count();
    }

    private static int zeros(byte[] head, int offset) {
        int count = 0;
        for (int i = offset; i < head.length; i += 2) {
            count += head[i] == 0 ? 1 : 0;
        }
        return count;
    }

    private static boolean hasJisEscape(byte[] head) {
        for (int i = 0; i + 1 < head.length; i++) {
            if (head[i] == 0x1B && (head[i + 1] == '$' || head[i + 1] == '(')) {
                return true;
            }
        }
        return false;
    }

    /** Kana and common kanji speak for an encoding; half-width kana and private characters against it. */
    private static double likeness(String text) {
        return text.chars()
                .filter(c -> c > 0x7F)
                .mapToDouble(c -> {
                    if (c >= 0x3041 && c <= 0x30FE) {
                        return 2;
                    }
                    boolean odd = (c >= 0xFF61 && c <= 0xFF9F) || (c >= 0xE000 && c <= 0xF8FF) || c == 0xFFFD;
                    return odd ? -2 : 0.5;
                })
                .average()
                .orElse(0);
    }
}
