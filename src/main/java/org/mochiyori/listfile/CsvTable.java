package org.mochiyori.listfile;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** Reads comma, tab, semicolon or bar separated text, record by record. */
final class CsvTable {
    private static final int SAMPLE = 32_768;
    private static final int SAMPLE_RECORDS = 30;
    private static final int LONGEST_RECORD = 4 << 20;
    private static final List<Character> SEPARATORS = List.of(',', '\t', ';', '|');

    private CsvTable() {}

    static void read(SourceFile file, TableReader.Recipe recipe, RawRow.Sink sink) throws IOException {
        Encoding encoding = Encoding.of(file);
        recipe.facts().encoding(encoding.charset().name());
        char separator = separator(file, encoding, recipe.headings());
        TableReader table = new TableReader(recipe, sink, false, 0);
        try (Reader text = encoding.reader(file);
                CsvReader<CsvRecord> records = builder(separator).ofCsvRecord(text)) {
            int place = 0;
            for (CsvRecord record : records) {
                place++;
                table.line(place, record.getFields());
            }
        } catch (CsvParseException broken) {
            // The only thing FastCSV finds wrong in lenient mode: a quote that is opened and never closed.
            throw new Unreadable(Reason.FILE_QUOTES_OPEN);
        }
        table.end();
    }

    private static CsvReader.CsvReaderBuilder builder(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_RECORD);
    }

    private static char separator(SourceFile file, Encoding encoding, Headings headings) throws IOException {
        char[] sample = new char[SAMPLE];
        int length;
        try (Reader text = encoding.reader(file)) {
            length = Math.max(0, text.read(sample));
        }
        String start = new String(sample, 0, length);
        return SEPARATORS.stream()
                .max(Comparator.comparingInt(one -> fit(start, one, headings)))
                .orElse(',');
    }

    private static int fit(String start, char separator, Headings headings) {
        int best = 0;
        try (CsvReader<CsvRecord> records =
                builder(separator).allowUnclosedQuote(true).ofCsvRecord(new StringReader(start))) {
            Iterator<CsvRecord> some = records.iterator();
            for (int i = 0; i < SAMPLE_RECORDS && some.hasNext(); i++) {
                best = Math.max(best, headings.score(some.next().getFields()));
            }
        } catch (CsvParseException | IOException unfit) {
            return -1;
        }
        // The comma wins a draw: most lists are comma separated.
        return best * 2 + (separator == ',' ? 1 : 0);
    }
}
