package org.mochiyori.listfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Tells from the first bytes what a file is; refuses what cannot be a list. */
final class Sniffer {
    private static final int HEAD = 16_384;
    private static final String ENCRYPTED_WORKBOOK = "EncryptedPackage";

    /** What a readable file is. */
    enum Format {
        TEXT_TABLE,
        WORKBOOK,
        JSON
    }

    private Sniffer() {}

    static byte[] head(SourceFile file) throws IOException {
        try (InputStream in = file.open()) {
            return in.readNBytes(HEAD);
        }
    }

    static Format recognise(SourceFile file, Limits limits) throws IOException {
        if (file.size() > limits.bytes()) {
            throw new Unreadable(Reason.FILE_TOO_LARGE, "limit", megabytes(limits.bytes()));
        }
        byte[] head = head(file);
        refuseBinary(file, head);
        if (starts(head, 'P', 'K', 3, 4)) {
            return Format.WORKBOOK;
        }
        String text = asciiOf(head);
        if (text.isBlank()) {
            throw new Unreadable(Reason.FILE_EMPTY);
        }
        refuseMarkup(text.stripLeading().toLowerCase(Locale.ROOT));
        char first = text.stripLeading().charAt(0);
        return first == '[' || first == '{' ? Format.JSON : Format.TEXT_TABLE;
    }

    private static void refuseBinary(SourceFile file, byte[] head) throws IOException {
        if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new Unreadable(isEncrypted(file) ? Reason.FILE_LOCKED : Reason.FILE_OLD_EXCEL);
        }
        if (starts(head, '%', 'P', 'D', 'F')) {
            throw new Unreadable(Reason.FILE_PDF);
        }
        boolean packed = starts(head, 0x1F, 0x8B)
                || starts(head, '7', 'z', 0xBC, 0xAF)
                || starts(head, 'R', 'a', 'r', '!')
                || starts(head, 'P', 'K', 5, 6);
        if (packed) {
            throw new Unreadable(Reason.FILE_ARCHIVE);
        }
        boolean picture =
                starts(head, 0x89, 'P', 'N', 'G') || starts(head, 0xFF, 0xD8, 0xFF) || starts(head, 'G', 'I', 'F', '8');
        if (picture) {
            throw new Unreadable(Reason.FILE_BINARY);
        }
    }

    private static void refuseMarkup(String text) {
        if (text.contains("schemas-microsoft-com:office")) {
            throw new Unreadable(Reason.FILE_OLD_EXCEL);
        }
        boolean html = text.startsWith("<!doctype html")
                || text.startsWith("<html")
                || (text.startsWith("<")
                        && (text.contains("<html") || text.contains("<body") || text.contains("<table")));
        if (html) {
            throw new Unreadable(Reason.FILE_HTML);
        }
        if (text.startsWith("<?xml") || text.startsWith("<kml") || text.startsWith("<rdf")) {
            throw new Unreadable(Reason.FILE_XML);
        }
    }

    private static boolean isEncrypted(SourceFile file) throws IOException {
        byte[] word = ENCRYPTED_WORKBOOK.getBytes(StandardCharsets.UTF_16LE);
        try (InputStream in = file.open()) {
            // The names of the parts of an OLE2 file stand in its directory, which may lie anywhere.
            String all = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return all.contains(new String(word, StandardCharsets.ISO_8859_1));
        }
    }

    private static String asciiOf(byte[] head) {
        StringBuilder out = new StringBuilder(head.length);
        for (byte b : skipMark(head)) {
            if (b != 0) {
                out.append((char) (b & 0xFF));
            }
        }
        return out.toString();
    }

    private static byte[] skipMark(byte[] head) {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return Arrays.copyOfRange(head, 3, head.length);
        }
        boolean utf16 = starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF);
        return utf16 ? Arrays.copyOfRange(head, 2, head.length) : head;
    }

    static boolean starts(byte[] head, int... signature) {
        if (head.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((head[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    private static long megabytes(long bytes) {
        return Math.max(1, bytes >> 20);
    }
}
