package org.mochiyori.site.view;

import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;

/**
 * A booking in a list.
 *
 * @param number 受付番号
 * @param party the lender for the borrower, the borrower for the lender
 */
public record BookingRow(String href, String number, Phrase title, String party, Span when, Status status) {
    /** The same, told to stand otherwise. */
    public BookingRow standing(Status other) {
        return new BookingRow(href, number, title, party, when, other);
    }
}
