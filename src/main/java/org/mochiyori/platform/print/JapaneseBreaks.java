package org.mochiyori.platform.print;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import com.openhtmltopdf.extend.FSTextBreaker;

/** Where a line may end: between any two Japanese letters but those that kinsoku (JIS X 4051) keeps together. */
final class JapaneseBreaks implements FSTextBreaker {
    private final BreakIterator breaks = BreakIterator.getLineInstance(new ULocale("ja@lb=strict"));

    @Override
    public int next() {
        return breaks.next();
    }

    @Override
    public void setText(String text) {
        breaks.setText(text);
    }
}
