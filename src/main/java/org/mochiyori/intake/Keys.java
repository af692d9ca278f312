package org.mochiyori.intake;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.mochiyori.kernel.Digests;
import org.mochiyori.listfile.Candidate;
import org.mochiyori.listfile.Duplicates;
import org.mochiyori.listfile.FileReport;

/** Keys of bounded length, so that an index can bear them, whatever a file says. */
final class Keys {
    private static final int LONGEST = 280;
    private static final int HASH = 40;

    private Keys() {}

    /** Of a record in the catalogue: two files stating the same number and name are two sources. */
    static String source(String dataset, String identity) {
        return bounded(dataset + "|" + identity);
    }

    /** Under which a candidate is found. */
    static List<String> of(Candidate candidate) {
        return Duplicates.keys(candidate).stream().map(Keys::bounded).toList();
    }

    /** Of a record within its list, short enough that the list's name goes before it. */
    static String identity(String said) {
        return bounded(said, 180);
    }

    /** The same for each issue of a list: whose it is, and the file's name without what changes from issue to issue. */
    static String dataset(String owner, String file, String publisher) {
        String stem = stem(file);
        return owner + bounded(publisher + ":" + (stem.isEmpty() ? file : stem), 60);
    }

    /** What a file's name ends with: csv. */
    static String ending(String file) {
        return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** A file's name without ending, number and date. */
    static String stem(String file) {
        return file.replaceFirst("\\.[A-Za-z0-9]{1,8}$", "")
                .replaceAll("[ _-]*[(（][0-9]+[)）]$", "")
                .replaceAll(
                        "[ _.-]*(?:20[0-9]{2}(?:[-_.年]?[0-9]{1,2}){0,2}日?|[rRhH令平][和成]?[0-9]{1,2}(?:[-_.年][0-9]{1,2}){0,2}日?|v[0-9]+)$",
                        "");
    }

    /** What files of one list have in common: layout and columns. */
    static String headings(FileReport report) {
        return hash(report.layout().map(Enum::name).orElse("") + "|"
                + String.join("|", report.about().headings()));
    }

    static String bounded(String key) {
        return bounded(key, LONGEST);
    }

    private static String bounded(String key, int longest) {
        return key.length() <= longest ? key : key.substring(0, longest - HASH - 1) + "#" + hash(key);
    }

    private static String hash(String text) {
        byte[] sum = Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sum).substring(0, HASH);
    }
}
