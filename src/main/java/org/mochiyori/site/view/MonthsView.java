package org.mochiyori.site.view;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.site.view.HomeView.Bar;
import org.mochiyori.site.view.Month.Free;

/**
 * A month of everything that a search finds: a row a listing, a column a day.
 *
 * @param bar what is looked for
 * @param before address of the month before, if it may be looked at
 * @param after address of the month after
 * @param found back to what was found, as cards
 * @param days the columns
 */
public record MonthsView(
        Bar bar,
        YearMonth month,
        Optional<String> before,
        Optional<String> after,
        String found,
        List<Head> days,
        List<Row> rows,
        Pager pager)
        implements View {
    public MonthsView {
        days = List.copyOf(days);
        rows = List.copyOf(rows);
    }

    /**
     * A column.
     *
     * @param restDay Sunday or public holiday
     */
    public record Head(LocalDate date, boolean restDay) {
        /** Number of its message, Sunday first. */
        public int weekday() {
            return date.getDayOfWeek().getValue() % 7;
        }
    }

    /**
     * A listing.
     *
     * @param where the name of its place; may be empty
     */
    public record Row(String href, String title, String where, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A day of a listing.
     *
     * @param href where one applies for that day, if one may
     */
    public record Cell(LocalDate date, Free free, Optional<String> href) {}

    /** The marks that the table has, in the order of {@link Free}; the three main ones always. */
    public List<Free> marks() {
        Set<Free> shown = EnumSet.of(Free.FREE, Free.SOME, Free.FULL);
        rows.forEach(row -> row.cells().forEach(cell -> shown.add(cell.free())));
        return List.copyOf(shown);
    }

    @Override
    public String template() {
        return "search/months.jte";
    }
}
