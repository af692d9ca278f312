package org.mochiyori.listfile;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mochiyori.catalogue.AddressText;
import org.mochiyori.catalogue.JapaneseText;
import org.mochiyori.listfile.Entry.State;
import org.mochiyori.listfile.Understood.Belonging;
import org.mochiyori.listfile.Understood.Identity;
import org.mochiyori.listfile.Understood.Names;
import org.mochiyori.listfile.Understood.Whereabouts;

/** Turns the rows of one file into entries. */
final class RowReader {
    private static final Pattern ROW_NUMBER = Pattern.compile("0*[0-9]{1,3}(?:\\.0)?");
    private static final Pattern EXCEL_NUMBER = Pattern.compile("[0-9]\\.[0-9]+E\\+[0-9]{1,3}");

    private final Context context;
    private final NameReader names;
    private final PlaceReader places;
    private final TextReader texts;
    private final Map<String, Integer> met = new HashMap<>();

    RowReader(Context context, NameReader names) {
        this.context = context;
        this.names = names;
        this.places = new PlaceReader(context);
        this.texts = new TextReader(context);
    }

    Entry read(RawRow raw) {
        Optional<String> tooLong = raw.cells().entrySet().stream()
                .filter(cell -> cell.getValue().length() > context.limits().cell())
                .map(Map.Entry::getKey)
                .findFirst();
        Row row = new Row(raw.cells(), context.columns());
        if (tooLong.isPresent()) {
            row.note(
                    Reason.CELL_TOO_LONG,
                    "column",
                    tooLong.get(),
                    "limit",
                    context.limits().cell());
            return entry(raw, row, State.REFUSED, Optional.empty());
        }
        if (row.isBlank() || repeatsHeader(raw)) {
            return entry(raw, row, State.BLANK, Optional.empty());
        }
        return named(raw, row);
    }

    private Entry named(RawRow raw, Row row) {
        Optional<Row.Cell> cell = naming(row);
        Optional<Reason> refusal = cell.isEmpty()
                ? Optional.of(Reason.ROW_NO_NAME)
                : NameReader.notAName(cell.get().text()).or(() -> remark(row, cell.get()));
        if (refusal.isPresent()) {
            row.note(refusal.get());
            return entry(raw, row, State.REFUSED, Optional.empty());
        }
        noteDamage(raw, row);
        Understood understood = understand(row, cell.orElseThrow());
        boolean repaired = row.notes().stream()
                .anyMatch(note -> note.reason().weight() == Weight.REPAIRED
                        || note.reason().weight() == Weight.DOUBTED);
        return entry(raw, row, repaired ? State.REPAIRED : State.READ, Optional.of(understood));
    }

    /** The cell that names the thing: the item or room before the place it is in; for skills never a person. */
    private Optional<Row.Cell> naming(Row row) {
        Stream<Field> fields = context.layout() == Layout.SKILLS
                ? Stream.of(Field.SKILL, Field.NAME, Field.DESCRIPTION)
                : Stream.of(Field.ITEM, Field.ROOM, Field.NAME, Field.SKILL, Field.BUILDING, Field.PERSON);
        return fields.flatMap(field -> row.first(field).stream())
                .filter(cell -> cell.text().codePoints().anyMatch(Character::isLetterOrDigit))
                .findFirst();
    }

    private Understood understand(Row row, Row.Cell cell) {
        Names called = names.read(row, cell);
        Whereabouts where = places.read(row, called.name());
        return new Understood(
                context.layout().kind(),
                called,
                belonging(row, cell, called, where),
                where,
                ContactReader.read(row),
                HoursReader.read(row),
                OfferReader.read(row),
                texts.read(row));
    }

    private Belonging belonging(Row row, Row.Cell cell, Names called, Whereabouts where) {
        Optional<String> building = row.first(Field.BUILDING)
                .or(() -> row.first(Field.NAME)
                        .filter(one -> row.first(Field.ROOM).isPresent()))
                .filter(one -> !one.equals(cell))
                .map(one -> names.clean(one.text()));
        Optional<String> group = row.find(Field.GROUP).map(Tidy::line);
        Optional<String> id = row.all(Field.ID).stream()
                .map(one -> Tidy.plain(one.text()))
                .filter(RowReader::isOwnId)
                .findFirst()
                .or(() -> row.find(Field.ROW_NUMBER).map(Tidy::plain).filter(RowReader::isOwnId));
        String whole = String.join(
                "|",
                context.layout().kind().name().toLowerCase(Locale.ROOT),
                PlaceReader.statesPublisher(row) ? where.publisher().orElse("") : "",
                building.map(JapaneseText::key).orElse(""),
                JapaneseText.key(called.name()),
                id.map(text -> "#" + text)
                        .orElse(AddressText.key(where.rest()) + "|"
                                + group.map(JapaneseText::key).orElse("")));
        Optional<String> sourceKey = id.map(text -> where.publisher().orElse("") + "#" + text);
        return new Belonging(building, group, id, new Identity(counted(whole), sourceKey));
    }

    private String counted(String key) {
        int times = met.merge(key, 1, Integer::sum);
        return times == 1 ? key : key + "|" + times;
    }

    /** One to three digits number the rows of a list; they change when a row is put in between. */
    private static boolean isOwnId(String text) {
        return !ROW_NUMBER.matcher(text).matches() && text.length() <= 100;
    }

    /** ※備品は予告なく変わります, alone in its line below a table. */
    private static Optional<Reason> remark(Row row, Row.Cell name) {
        boolean marked = name.text().startsWith("※")
                || name.text().startsWith("＊")
                || name.text().startsWith("注)")
                || name.text().startsWith("注）");
        return marked && row.filled() == 1 ? Optional.of(Reason.ROW_REMARK) : Optional.empty();
    }

    private void noteDamage(RawRow raw, Row row) {
        if (!raw.spill().isEmpty()) {
            row.note(Reason.ROW_LONGER, "text", Tidy.shown(String.join(" / ", raw.spill())));
        }
        raw.cells().forEach((heading, text) -> {
            if (text.indexOf('\uFFFD') >= 0) {
                row.note(Reason.CELL_GARBLED, "column", heading);
            }
        });
        row.first(Field.CORPORATE_NUMBER)
                .filter(cell -> EXCEL_NUMBER.matcher(cell.text()).matches())
                .ifPresent(cell -> row.note(Reason.NUMBER_EXCEL, "column", cell.heading(), "text", cell.text()));
        if (context.layout() == Layout.SKILLS) {
            row.first(Field.PERSON).ifPresent(cell -> row.note(Reason.PERSON_HIDDEN, "column", cell.heading()));
        }
    }

    /** A header printed again on each page. */
    private static boolean repeatsHeader(RawRow raw) {
        return raw.cells().size() > 1
                && raw.cells().entrySet().stream()
                        .allMatch(cell -> Headings.key(cell.getKey()).equals(Headings.key(cell.getValue())));
    }

    private static Entry entry(RawRow raw, Row row, State state, Optional<Understood> understood) {
        return new Entry(raw.record(), state, understood, List.copyOf(row.notes()), raw.cells());
    }
}
