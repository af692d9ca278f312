package org.mochiyori.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page as its printer gives it.
 *
 * @param pdf as text, bytes for letters
 * @param text what can be read on it
 */
record Paper(String pdf, String text) {
    private static final Pattern BOX = Pattern.compile("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)]");

    /** Prints what the window shows. */
    static Paper of(Window window) {
        Page page = window.page();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        byte[] pdf = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
        String text = page.locator("body").innerText();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        return new Paper(new String(pdf, StandardCharsets.ISO_8859_1), text);
    }

    /** How many sheets. */
    long pages() {
        return Pattern.compile("/Type /Page\\b(?!s)").matcher(pdf).results().count();
    }

    /** 210 by 297 mm, in points, to the nearest. */
    boolean isA4Upright() {
        Matcher box = BOX.matcher(pdf);
        return box.find()
                && Math.abs(Double.parseDouble(box.group(1)) - 595) < 1.5
                && Math.abs(Double.parseDouble(box.group(2)) - 842) < 1.5;
    }
}
