package org.mochiyori.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.mochiyori.calendar.Hours;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Phrase;

/**
 * How times and days are typed as text, and how they stand in the value of a rule. What cannot be read stays as it was typed, so
 * that the form shows it again.
 */
enum RuleNotation {
    /** A time: {@code 9:00}, 9時半. */
    CLOCK,
    /** From when to when: {@code 9:00〜12:00}. */
    HOURS,
    /** Several of those, in order: {@code 9:00〜12:00、13:00〜17:00}. */
    STRETCHES,
    /** A day of every year: 12/29, 12月29日. */
    MONTH_DAY,
    /** A date, as browsers send it. */
    DATE,
    /** Whole numbers: 1、3、末. */
    NUMBERS;

    private static final String TIME = "(\\d{1,2})(?::(\\d{2})|時(?:(\\d{1,2})分|(半))?)";
    private static final Pattern CLOCKED = Pattern.compile(TIME);
    private static final Pattern SPAN = Pattern.compile(TIME + "\\s*(?:[-~〜–—−ー]|から)\\s*" + TIME + "(?:まで)?");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})(?:[-/]|月)(\\d{1,2})日?");
    private static final int GROUPS = 4;
    private static final int LAST = -1;

    /** What a text means, never empty: nothing typed is no value. */
    JsonNode read(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        return switch (this) {
            case CLOCK -> clock(plain);
            case HOURS -> hours(plain);
            case STRETCHES -> all(plain.replaceAll("\\s*([-~〜–—−ー]|から)\\s*", "$1"), RuleNotation::hours);
            case MONTH_DAY -> monthDay(plain);
            case DATE -> TextNode.valueOf(plain);
            case NUMBERS -> all(plain, RuleNotation::number);
        };
    }

    private static JsonNode all(String text, Function<String, JsonNode> reader) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        Stream.of(text.split("[、,，・;\\s]+", -1))
                .filter(piece -> !piece.isEmpty())
                .map(reader)
                .forEach(all::add);
        return all;
    }

    /** The text that means a value, as who reads this language would type it. */
    String write(JsonNode value, Language language) {
        boolean english = language == Language.EN;
        return pieces(value)
                .map(part -> isLast(part) ? english ? "last" : "末" : written(part))
                .collect(Collectors.joining(english ? ", " : "、"));
    }

    /** The parts of a value in words. */
    List<Phrase> told(JsonNode value) {
        return pieces(value)
                .map(part -> isLast(part) ? Phrase.of("rule.last-of") : Phrase.literal(written(part)))
                .toList();
    }

    private Stream<JsonNode> pieces(JsonNode value) {
        return parts(value).filter(part -> !part.asText().isEmpty());
    }

    private boolean isLast(JsonNode part) {
        return this == NUMBERS && part.isInt() && part.intValue() == LAST;
    }

    private String written(JsonNode part) {
        return switch (this) {
            case HOURS, STRETCHES -> part.asText().replace('-', '〜');
            case MONTH_DAY -> part.asText().replace('-', '/');
            case CLOCK, DATE, NUMBERS -> part.asText();
        };
    }

    /** Whether a value could be read. */
    boolean fits(JsonNode value) {
        return parts(value).allMatch(part -> {
            try {
                return means(part);
            } catch (IllegalArgumentException | DateTimeException unreadable) {
                return false;
            }
        });
    }

    private boolean means(JsonNode part) {
        String text = part.asText();
        return switch (this) {
            case CLOCK -> Hours.minute(text) >= 0;
            case HOURS, STRETCHES -> Hours.parse(text).length() > 0;
            case MONTH_DAY -> MonthDay.parse("--" + text).getMonthValue() > 0;
            case DATE -> LocalDate.parse(text).getMonthValue() > 0;
            case NUMBERS -> part.isInt();
        };
    }

    private static Stream<JsonNode> parts(JsonNode value) {
        return value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value);
    }

    private static JsonNode clock(String text) {
        Matcher found = CLOCKED.matcher(text);
        return TextNode.valueOf(found.matches() ? clock(found, 1) : text);
    }

    private static JsonNode hours(String text) {
        Matcher found = SPAN.matcher(text);
        return TextNode.valueOf(found.matches() ? clock(found, 1) + "-" + clock(found, 1 + GROUPS) : text);
    }

    private static String clock(Matcher found, int group) {
        String minutes = Stream.of(found.group(group + 1), found.group(group + 2))
                .filter(part -> part != null)
                .findFirst()
                .orElse(found.group(group + 3) == null ? "0" : "30");
        return String.format(Locale.ROOT, "%02d:%02d", Integer.parseInt(found.group(group)), Integer.parseInt(minutes));
    }

    private static JsonNode monthDay(String text) {
        Matcher found = DAY.matcher(text);
        return TextNode.valueOf(
                found.matches()
                        ? String.format(
                                Locale.ROOT,
                                "%02d-%02d",
                                Integer.parseInt(found.group(1)),
                                Integer.parseInt(found.group(2)))
                        : text);
    }

    private static JsonNode number(String text) {
        String plain = text.replaceFirst("^第", "").replaceFirst("(?<=\\d)(?:日|月|週目?)$", "");
        if (plain.matches("末日?|最後|最終|last|-1")) {
            return IntNode.valueOf(LAST);
        }
        return plain.matches("\\d{1,4}") ? IntNode.valueOf(Integer.parseInt(plain)) : TextNode.valueOf(text);
    }
}
