package org.mochiyori.listfile;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mochiyori.listfile.Understood.Offer;
import org.mochiyori.listfile.Understood.Terms;

/** Reads how much there is and on what terms. */
final class OfferReader {
    private static final Pattern COUNT = Pattern.compile(
            "(?:約|全|計|各|最大|定員|収容)*\\s*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,7})(?:\\.0+)?\\s*(?:程度|前後|\\+)?\\s*([^0-9\\s(（]{0,4})[^0-9]{0,40}");
    private static final Pattern REMARK = Pattern.compile("[(（][^()（）]{1,60}[)）]");
    private static final Pattern RANGE =
            Pattern.compile("(?:約|定員)?\\s*[0-9]{1,5}\\s*(?:人|名|席)?\\s*[~〜～-]\\s*([0-9]{1,5})\\s*(?:人|名|席)?(?:程度)?");
    private static final Pattern ONE_SET = Pattern.compile("(?:一|1)?(式|セット|組)");
    private static final Pattern SQUARE_METRES =
            Pattern.compile("(?:約)?\\s*([0-9]{1,7}(?:,[0-9]{3})*(?:\\.[0-9]{1,6})?)\\s*(?:m2|m²|平米|平方メートル|㎡)?");

    private OfferReader() {}

    static Offer read(Row row) {
        Optional<Matcher> quantity = row.first(Field.QUANTITY).flatMap(cell -> count(row, cell));
        Optional<String> ownUnit = row.find(Field.UNIT).map(Tidy::line);
        Optional<String> set = row.find(Field.QUANTITY)
                .map(Tidy::plain)
                .map(ONE_SET::matcher)
                .filter(Matcher::matches)
                .map(one -> one.group(1));
        Optional<Integer> amount = quantity.map(OfferReader::number).or(() -> set.map(one -> 1));
        Optional<String> unit = ownUnit.or(
                        () -> quantity.map(one -> one.group(2)).filter(text -> !text.isEmpty()))
                .or(() -> set);
        return new Offer(
                row.first(Field.CAPACITY)
                        .flatMap(cell -> most(cell).or(() -> count(row, cell).map(OfferReader::number)))
                        .filter(n -> n > 0),
                row.first(Field.AREA).flatMap(cell -> area(row, cell)),
                amount,
                unit,
                FeeReader.read(row),
                terms(row));
    }

    /** 30～40人: so many fit in at most. */
    private static Optional<Integer> most(Row.Cell cell) {
        Matcher range = RANGE.matcher(Tidy.plain(cell.text()));
        return range.matches() ? Optional.of(Integer.parseInt(range.group(1))) : Optional.empty();
    }

    private static Optional<Matcher> count(Row row, Row.Cell cell) {
        String text = Tidy.plain(cell.text());
        String bounded = text.length() > 100 ? text.substring(0, 100) : text;
        // 2本(うち1本故障): what stands in brackets is no second number.
        for (String candidate : List.of(bounded, REMARK.matcher(bounded).replaceAll(""))) {
            Matcher count = COUNT.matcher(candidate.strip());
            if (count.matches()) {
                return Optional.of(count);
            }
        }
        if (!ONE_SET.matcher(text).matches() && text.chars().anyMatch(Character::isDigit)) {
            row.note(Reason.NUMBER_UNREADABLE, "column", cell.heading(), "text", Tidy.shown(text));
        }
        return Optional.empty();
    }

    private static int number(Matcher count) {
        return Integer.parseInt(count.group(1).replace(",", ""));
    }

    private static Optional<BigDecimal> area(Row row, Row.Cell cell) {
        String text = Tidy.plain(cell.text());
        Matcher area = SQUARE_METRES.matcher(text.length() > 60 ? text.substring(0, 60) : text);
        if (!area.matches()) {
            row.note(Reason.NUMBER_UNREADABLE, "column", cell.heading(), "text", Tidy.shown(text));
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(area.group(1).replace(",", ""))).filter(value -> value.signum() > 0);
    }

    private static Terms terms(Row row) {
        List<String> languages = row.find(Field.LANGUAGES)
                .map(text -> Arrays.stream(text.split("[;；、,，・/\\n]"))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList())
                .orElse(List.of());
        return new Terms(
                text(row, Field.AUDIENCE),
                text(row, Field.PICKUP),
                text(row, Field.LOAN_PERIOD),
                text(row, Field.APPLY_FROM),
                text(row, Field.DURATION),
                text(row, Field.REACH),
                languages,
                text(row, Field.LOTTERY));
    }

    private static Optional<String> text(Row row, Field field) {
        return row.find(field).map(Tidy::plain);
    }
}
