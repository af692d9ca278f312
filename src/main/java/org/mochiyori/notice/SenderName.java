package org.mochiyori.notice;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The name before the address that a letter comes from, as encoded words (RFC 2047): {@code =?UTF-8?B?...?= <address>}. The
 * mail client would write it as a comment behind the address, which many mail programs do not show.
 */
final class SenderName {
    /** Ten code points are at most 40 bytes, so a line stays below 76 characters together with the header's name. */
    private static final int A_WORD = 10;

    private SenderName() {}

    /** The value of a {@code From} header, folded; the bare address if nothing is left of the name. */
    static String before(String address, String name) {
        String plain = name.replaceAll("\\p{Cntrl}", " ").strip();
        int[] points = plain.codePoints().toArray();
        return IntStream.iterate(0, start -> start < points.length, start -> start + A_WORD)
                .mapToObj(start -> word(new String(points, start, Math.min(A_WORD, points.length - start))) + "\n ")
                .collect(Collectors.joining("", "", points.length == 0 ? address : "<" + address + ">"));
    }

    private static String word(String part) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(part.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
