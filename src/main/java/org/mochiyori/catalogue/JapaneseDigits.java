package org.mochiyori.catalogue;

import java.text.Normalizer;

/** Digits as Japanese files write them. */
final class JapaneseDigits {
    private JapaneseDigits() {}

    /** The ASCII digits the text begins with, after folding full-width forms and dropping blanks around it. */
    static String leading(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        int end = 0;
        while (end < folded.length() && folded.charAt(end) >= '0' && folded.charAt(end) <= '9') {
            end++;
        }
        return folded.substring(0, end);
    }
}
