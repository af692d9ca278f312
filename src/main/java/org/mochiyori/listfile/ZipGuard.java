package org.mochiyori.listfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Looks through a zip file before a workbook reader may touch it: what it is, how large it grows, and that no part
 * declares a document type (entity bombs). Nothing is unpacked to disk, so names of parts cannot lead anywhere.
 */
final class ZipGuard {
    private static final int MOST_PARTS = 2_000;
    private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);

    private ZipGuard() {}

    static void check(SourceFile file, Limits limits) throws IOException {
        Set<String> parts = new HashSet<>();
        long inflated = 0;
        byte[] block = new byte[1 << 16];
        try (InputStream in = file.open();
                ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                parts.add(part.getName().toLowerCase(Locale.ROOT));
                if (parts.size() > MOST_PARTS) {
                    throw new Unreadable(Reason.FILE_INFLATES, "limit", limits.inflatedBytes() >> 20);
                }
                boolean start = true;
                for (int read = zip.read(block); read >= 0; read = zip.read(block)) {
                    inflated += read;
                    if (inflated > limits.inflatedBytes()) {
                        throw new Unreadable(Reason.FILE_INFLATES, "limit", limits.inflatedBytes() >> 20);
                    }
                    if (start && contains(block, read)) {
                        throw new Unreadable(Reason.FILE_WORKBOOK_BROKEN);
                    }
                    start = false;
                }
            }
        } catch (ZipException | IllegalArgumentException broken) {
            throw new Unreadable(Reason.FILE_WORKBOOK_BROKEN);
        }
        recognise(parts);
    }

    private static void recognise(Set<String> parts) {
        if (parts.contains("xl/workbook.xml")) {
            return;
        }
        boolean openDocument = parts.contains("content.xml") && parts.contains("mimetype");
        boolean binaryWorkbook = parts.contains("xl/workbook.bin");
        if (openDocument || binaryWorkbook) {
            throw new Unreadable(Reason.FILE_OPEN_DOCUMENT);
        }
        throw new Unreadable(Reason.FILE_ARCHIVE);
    }

    private static boolean contains(byte[] block, int length) {
        for (int i = 0; i + DOCTYPE.length <= length; i++) {
            int at = 0;
            while (at < DOCTYPE.length && block[i + at] == DOCTYPE[at]) {
                at++;
            }
            if (at == DOCTYPE.length) {
                return true;
            }
        }
        return false;
    }
}
