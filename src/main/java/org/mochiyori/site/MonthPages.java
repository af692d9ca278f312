package org.mochiyori.site;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.calendar.DayMark;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Place;
import org.mochiyori.search.FreeMonths;
import org.mochiyori.site.view.Here;
import org.mochiyori.site.view.Month.Free;
import org.mochiyori.site.view.MonthsView;
import org.mochiyori.site.view.MonthsView.Cell;
import org.mochiyori.site.view.MonthsView.Head;
import org.mochiyori.site.view.MonthsView.Row;
import org.mochiyori.site.view.Pager;

/** The month of everything that a search finds. */
final class MonthPages {
    static final String PATH = "/months";

    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private final Doors doors;

    MonthPages(Doors doors) {
        this.doors = doors;
    }

    void mount(PageRouter pages) {
        pages.get(PATH, this::show);
    }

    /** The month of the answer that a page of results shows. */
    static String of(Here results) {
        Map<String, String> query = new LinkedHashMap<>(results.query());
        query.remove("after");
        return new Here(PATH, query).without("month");
    }

    private Reply show(Visit visit) {
        FreeMonths months = doors.search().months();
        YearMonth month = visit.asked("month")
                .flatMap(Months::month)
                .filter(months::isWithin)
                .orElseGet(months::present);
        FreeMonths.Table table =
                months.of(visit.findCaller(), SearchForm.of(visit, ZONE).wanted(), month);
        Here here = Choices.here(visit.context());
        LocalDate first = first(month);
        return Reply.show(new MonthsView(
                SearchForm.bar(visit),
                month,
                Optional.of(month.minusMonths(1))
                        .filter(months::isWithin)
                        .map(before -> here.with("month", before.toString())),
                Optional.of(month.plusMonths(1))
                        .filter(months::isWithin)
                        .map(after -> here.with("month", after.toString())),
                new Here("/", here.query()).without("month"),
                first.datesUntil(month.plusMonths(1).atDay(1))
                        .map(date -> new Head(date, Months.isRestDay(date)))
                        .toList(),
                table.rows().stream().map(row -> row(row, visit, first)).toList(),
                new Pager(
                        visit.asked("after", SearchForm.LONGEST_CURSOR).map(after -> here.without("after")),
                        table.next().map(next -> here.with("after", next)))));
    }

    /** What was is of no use, and on a phone it would hide what is to come. */
    private LocalDate first(YearMonth month) {
        LocalDate today = LocalDate.ofInstant(doors.platform().clock().instant(), ZONE);
        return YearMonth.from(today).equals(month) ? today : month.atDay(1);
    }

    private Row row(FreeMonths.Row row, Visit visit, LocalDate first) {
        Entry entry = row.entry();
        LocalDate today = doors.people().hubs().today(entry.listing().hub());
        return new Row(
                "/listings/" + entry.id(),
                Cards.title(entry.listing(), visit.language()),
                entry.place().map(Place::name).orElse(""),
                row.days().stream()
                        .filter(day -> !day.date().isBefore(first))
                        .map(day -> cell(day, today, entry.id()))
                        .toList());
    }

    private static Cell cell(DayMark day, LocalDate today, UUID listing) {
        Free free = Months.free(day, today);
        return new Cell(day.date(), free, Months.apply(listing, day.date(), free));
    }
}
