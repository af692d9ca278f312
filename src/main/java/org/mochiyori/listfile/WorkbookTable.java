package org.mochiyori.listfile;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** Reads the sheets of an Excel workbook (.xlsx) that hold a list; sheets with samples are named and left out. */
final class WorkbookTable {
    private static final Pattern SAMPLE_SHEET =
            Pattern.compile("例|見本|サンプル|sample|凡例|説明|記入要領|選択肢|プルダウン|マスタ", Pattern.CASE_INSENSITIVE);

    private final TableReader.Recipe recipe;
    private final RawRow.Sink sink;

    private WorkbookTable(TableReader.Recipe recipe, RawRow.Sink sink) {
        this.recipe = recipe;
        this.sink = sink;
    }

    static void read(SourceFile file, TableReader.Recipe recipe, RawRow.Sink sink) throws IOException {
        ZipGuard.check(file, recipe.limits());
        try (InputStream in = file.open();
                ReadableWorkbook workbook = new ReadableWorkbook(in, new ReadingOptions(true, true))) {
            Map<Boolean, List<Sheet>> byVisible = workbook.getSheets()
                    .collect(Collectors.partitioningBy(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE));
            List<String> hidden = byVisible.getOrDefault(false, List.of()).stream()
                    .map(Sheet::getName)
                    .toList();
            if (!hidden.isEmpty()) {
                recipe.facts().note(Note.of(Reason.FILE_SHEET_HIDDEN, "sheets", Tidy.shown(String.join(", ", hidden))));
            }
            new WorkbookTable(recipe, sink).read(byVisible.getOrDefault(true, List.of()));
        } catch (ExcelReaderException broken) {
            throw new Unreadable(Reason.FILE_WORKBOOK_BROKEN);
        }
    }

    private void read(List<Sheet> sheets) throws IOException {
        int last = 0;
        boolean any = false;
        Optional<Unreadable> why = Optional.empty();
        for (Sheet sheet : sheets) {
            if (sheets.size() > 1 && SAMPLE_SHEET.matcher(sheet.getName()).find()) {
                skip(sheet);
                continue;
            }
            try {
                last = Math.max(last, read(sheet, last));
                any = true;
            } catch (Unreadable unlisted) {
                Reason reason = unlisted.note().reason();
                if (reason != Reason.FILE_NO_NAME_COLUMN && reason != Reason.FILE_EMPTY) {
                    throw unlisted;
                }
                why = Optional.of(why.orElse(unlisted));
                // Excel used to make three sheets: an empty one is worth no word.
                if (reason == Reason.FILE_NO_NAME_COLUMN) {
                    skip(sheet);
                }
            }
        }
        if (!any) {
            throw why.orElseGet(() -> new Unreadable(Reason.FILE_NO_NAME_COLUMN, "seen", ""));
        }
    }

    private void skip(Sheet sheet) {
        recipe.facts().note(Note.of(Reason.FILE_SHEET_SKIPPED, "sheet", sheet.getName()));
    }

    private int read(Sheet sheet, int offset) throws IOException {
        TableReader table = new TableReader(recipe, sink, true, offset);
        int[] expected = {1};
        try (Stream<Row> rows = sheet.openStream()) {
            rows.forEach(row -> {
                List<String> cells = texts(row);
                // Excel keeps formatted empty rows to the end of the sheet: they count only if something follows.
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    gap(table, expected[0], row.getRowNum());
                    table.line(row.getRowNum(), cells);
                    expected[0] = row.getRowNum() + 1;
                }
            });
        }
        return table.end();
    }

    private void gap(TableReader table, int from, int to) {
        if (to - from > recipe.limits().rows()) {
            throw new Unreadable(
                    Reason.FILE_TOO_MANY_ROWS, "limit", recipe.limits().rows());
        }
        for (int row = from; row < to; row++) {
            table.line(row, List.of());
        }
    }

    private List<String> texts(Row row) {
        int count = row.getCellCount();
        if (count > recipe.limits().columns()) {
            return texts(row, lastFilled(row));
        }
        return texts(row, count);
    }

    private int lastFilled(Row row) {
        int last = 0;
        for (Cell cell : row) {
            if (cell != null && !CellText.of(cell).isBlank()) {
                last = cell.getColumnIndex() + 1;
            }
        }
        if (last > recipe.limits().columns()) {
            throw new Unreadable(
                    Reason.FILE_TOO_MANY_COLUMNS, "limit", recipe.limits().columns());
        }
        return last;
    }

    private static List<String> texts(Row row, int count) {
        List<String> texts = new ArrayList<>(Collections.nCopies(count, ""));
        for (Cell cell : row) {
            if (cell != null && cell.getColumnIndex() < count) {
                texts.set(cell.getColumnIndex(), CellText.of(cell));
            }
        }
        return texts;
    }
}
