package org.mochiyori.calendar;

import java.time.LocalDate;

/**
 * A Japanese fiscal year (年度): from 1 April to 31 March of the next year.
 *
 * @param year the western year in which it begins
 */
public record FiscalYear(int year) {

    /** The fiscal year of a date. */
    public static FiscalYear of(LocalDate date) {
        return new FiscalYear(date.getMonthValue() >= 4 ? date.getYear() : date.getYear() - 1);
    }

    /** 1 April. */
    public LocalDate first() {
        return LocalDate.of(year, 4, 1);
    }

    /** 31 March of the next year. */
    public LocalDate last() {
        return LocalDate.of(year + 1, 3, 31);
    }

    /** {@code 令和8年度}; the year in which an era begins is called by that era (令和元年度), although it begins before it. */
    public String label() {
        return Wareki.year(LocalDate.of(year, 12, 31)) + "度";
    }
}
