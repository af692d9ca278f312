package org.mochiyori.listfile;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
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
    private static final Pattern DITTO = Pattern.compile("[〃″々]|同上|上に同じ|　*〃　*");
    private static final Pattern NOUGHT = Pattern.compile("0[^0-9]{0,3}");
    private static final int MOST_UNREAD = 30;
    /** What heads columns and names nothing. */
    private static final Set<Field> NEVER_NAMES = EnumSet.of(
            Field.ADDRESS,
            Field.PHONE,
            Field.LATITUDE,
            Field.LONGITUDE,
            Field.POSTCODE,
            Field.CAPACITY,
            Field.QUANTITY,
            Field.AREA,
            Field.FEE,
            Field.URL,
            Field.KANA,
            Field.OPENS,
            Field.CLOSES,
            Field.HOURS,
            Field.CLOSED);

    private static final Set<String> MAY_HEAD_PERSONS = Set.of("管理者", "管理者名", "所有者", "所有者名", "所有者等", "運営者");
    private static final Pattern PERSON = Pattern.compile(
            "[\\p{IsHan}々ヶ]{1,4}[\\s　]?[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}々]{0,4}(?:さん|氏|様)?(?<![会課係部室所市区町村県都府館社団組局院園校店寺])");
    private static final Pattern EXCEL_NUMBER = Pattern.compile("[0-9]\\.[0-9]+E\\+[0-9]{1,3}");

    private final Context context;
    private final NameReader names;
    private final PlaceReader places;
    private final TextReader texts;
    private final Map<String, Integer> met = new HashMap<>();
    private final Set<String> unread = new LinkedHashSet<>();
    private Map<String, String> above = Map.of();

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
        SequencedMap<String, String> cells = withoutDittos(raw.cells());
        Row row = new Row(cells, context.columns());
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
        raw.cells().entrySet().stream()
                .filter(cell -> !cell.getValue().equals(cells.get(cell.getKey())))
                .forEach(cell -> row.note(Reason.CELL_DITTO, "column", cell.getKey(), "mark", cell.getValue()));
        above = cells;
        return named(raw, row);
    }

    /** Headings of what was not read in any row, in their order. */
    List<String> unread() {
        return List.copyOf(unread);
    }

    /** 〃 and 同上 say what the row above says in the same column. */
    private SequencedMap<String, String> withoutDittos(SequencedMap<String, String> cells) {
        if (cells.values().stream().noneMatch(RowReader::isDitto)) {
            return cells;
        }
        SequencedMap<String, String> whole = new LinkedHashMap<>(cells);
        whole.replaceAll((heading, text) -> isDitto(text) ? above.getOrDefault(heading, text) : text);
        return whole;
    }

    private static boolean isDitto(String text) {
        return text.length() <= 6 && DITTO.matcher(text).matches();
    }

    private Entry named(RawRow raw, Row row) {
        Optional<Row.Cell> cell = naming(row);
        Optional<Reason> refusal = cell.isEmpty()
                ? Optional.of(Reason.ROW_NO_NAME)
                : NameReader.notAName(cell.get().text())
                        .or(() -> total(raw))
                        .or(() -> heading(cell.get()))
                        .or(() -> remark(row, cell.get()))
                        .or(() -> noneLeft(row));
        if (refusal.isPresent()) {
            row.note(refusal.get());
            return entry(raw, row, State.REFUSED, Optional.empty());
        }
        noteDamage(raw, row);
        if (unread.size() < MOST_UNREAD) {
            row.unknown().stream()
                    .filter(one -> !TextReader.saysWhether(one.text()))
                    .map(Row.Cell::heading)
                    .forEach(unread::add);
        }
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
                : Stream.of(Field.ITEM, Field.ROOM, Field.NAME, Field.SKILL, Field.BUILDING);
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
        Optional<String> group =
                row.first(Field.GROUP).filter(one -> !mayBePerson(one)).map(one -> Tidy.line(one.text()));
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

    /** 小計,3件: the word stands in front of the column of names. */
    private static Optional<Reason> total(RawRow raw) {
        return NameReader.notAName(Tidy.cell(raw.cells().firstEntry().getValue()))
                .filter(Reason.ROW_TOTAL::equals);
    }

    /** A table on its side has its headings where the names should be. */
    private Optional<Reason> heading(Row.Cell name) {
        return context.columns()
                .heading(name.text())
                .filter(NEVER_NAMES::contains)
                .map(field -> Reason.ROW_HEADING);
    }

    /** A ledger also holds what is used up, and what the group keeps to itself. */
    private Optional<Reason> noneLeft(Row row) {
        if (context.layout().kind() != Kind.EQUIPMENT) {
            return Optional.empty();
        }
        Optional<String> kept = row.find(Field.LENT).filter(TextReader::saysNo);
        Optional<String> none = row.find(Field.QUANTITY)
                .filter(text -> NOUGHT.matcher(Tidy.plain(text)).matches());
        return kept.map(text -> Reason.ROW_NOT_LENT).or(() -> none.map(text -> Reason.ROW_NONE_LEFT));
    }

    /** 管理者 heads offices as well as neighbours: a name without any word of an organisation is kept to ourselves. */
    private static boolean mayBePerson(Row.Cell cell) {
        return MAY_HEAD_PERSONS.contains(cell.heading())
                && PERSON.matcher(Tidy.line(cell.text())).matches();
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
        row.first(Field.PERSON)
                .filter(cell -> context.layout() == Layout.SKILLS)
                .or(() -> row.first(Field.GROUP).filter(RowReader::mayBePerson))
                .ifPresent(cell -> row.note(Reason.PERSON_HIDDEN, "column", cell.heading()));
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
