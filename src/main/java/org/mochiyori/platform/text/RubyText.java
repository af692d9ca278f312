package org.mochiyori.platform.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text whose kanji may carry readings.
 *
 * <p>In the message files readings are written as in Aozora Bunko: {@code 予約《よやく》}, the reading
 * belongs to the kanji before it; {@code ｜申し込み《もうしこみ》} where a bar marks the beginning.
 *
 * @param parts in reading order
 */
public record RubyText(List<Part> parts) {
    private static final Pattern MARKED = Pattern.compile("(?:｜([^｜《》]+)|([\\p{IsHan}々〆ヶ]+))《([^《》]+)》");

    /** Characters of a reading. */
    private static final int MOST_ABOVE = 10;

    public RubyText {
        parts = List.copyOf(parts);
    }

    /**
     * A stretch of text.
     *
     * @param base what is written
     * @param reading its reading, or empty
     */
    public record Part(String base, String reading) {}

    /** Text of our own, with readings in the notation above. */
    public static RubyText marked(String source) {
        List<Part> parts = new ArrayList<>();
        Matcher found = MARKED.matcher(source);
        int from = 0;
        while (found.find()) {
            if (found.start() > from) {
                parts.add(new Part(source.substring(from, found.start()), ""));
            }
            String base = found.group(1) == null ? found.group(2) : found.group(1);
            parts.add(new Part(base, found.group(3)));
            from = found.end();
        }
        if (from < source.length()) {
            parts.add(new Part(source.substring(from), ""));
        }
        return new RubyText(parts);
    }

    /** Text of somebody else, taken as it stands: a title may well contain 《 and 》. */
    public static RubyText literal(String text) {
        return new RubyText(List.of(new Part(text, "")));
    }

    /**
     * Text of somebody else and its reading, which may be empty. A long reading stands behind the text: above it, a line could
     * not be broken, and with large letters it runs out of a phone.
     */
    static RubyText read(String text, String reading) {
        return reading.length() > MOST_ABOVE
                ? literal(text + "（" + reading + "）")
                : new RubyText(List.of(new Part(text, reading)));
    }

    /** All of them, one after the other. */
    public static RubyText join(List<RubyText> texts) {
        return new RubyText(texts.stream().flatMap(text -> text.parts.stream()).toList());
    }

    /** Without readings: for titles, attributes and mails. */
    public String plain() {
        return parts.stream().map(Part::base).collect(Collectors.joining());
    }

    /** As HTML, escaped, readings as {@code <ruby>}. */
    public String html() {
        StringBuilder html = new StringBuilder();
        for (Part part : parts) {
            if (part.reading().isEmpty()) {
                html.append(escaped(part.base()));
            } else {
                html.append("<ruby>").append(escaped(part.base())).append("<rp>（</rp><rt>");
                html.append(escaped(part.reading())).append("</rt><rp>）</rp></ruby>");
            }
        }
        return html.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
