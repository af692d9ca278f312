package org.mochiyori.platform.text;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.mochiyori.kernel.Yen;

/** The texts in one language. */
public final class Words {
    private final Messages messages;
    private final Language language;

    Words(Messages messages, Language language) {
        this.messages = messages;
        this.language = language;
    }

    /** Which. */
    public Language language() {
        return language;
    }

    /** Days, times and amounts in this language. */
    public Dates dates() {
        return new Dates(this);
    }

    /**
     * The message with its values: name, value, name, value … A {@link RubyText} keeps its readings, a
     * {@link Named} is said as the reader reads it, a whole number gets its thousands marks, an amount its unit, a day or time is written out, a length of
     * time reads as what is left; all else is taken as it stands.
     *
     * @throws IllegalArgumentException for an unknown key or a value that is missing
     */
    public RubyText say(String key, Object... pairs) {
        return fill(key, Phrase.pairs(pairs));
    }

    /** The phrase in this language. */
    public RubyText say(Phrase phrase) {
        return fill(phrase.key(), phrase.params());
    }

    /** The same without readings, for titles, attributes and mails. */
    public String plain(String key, Object... pairs) {
        return say(key, pairs).plain();
    }

    /** The same without readings. */
    public String plain(Phrase phrase) {
        return say(phrase).plain();
    }

    private RubyText fill(String key, Map<String, Object> params) {
        String text = messages.get(language, key);
        List<RubyText> out = new ArrayList<>();
        Matcher hole = Messages.PARAM.matcher(text);
        int from = 0;
        while (hole.find()) {
            Object value = params.get(hole.group(1));
            if (value == null) {
                throw new IllegalArgumentException("message " + key + " wants {" + hole.group(1) + "}");
            }
            out.add(RubyText.marked(text.substring(from, hole.start())));
            out.add(shown(value));
            from = hole.end();
        }
        out.add(RubyText.marked(text.substring(from)));
        return RubyText.join(out);
    }

    private RubyText shown(Object value) {
        return switch (value) {
            case RubyText text -> text;
            case Phrase phrase -> say(phrase);
            case Named named -> named.shown(language);
            case Yen yen -> dates().yen(yen);
            case Span span -> dates().span(span.from(), span.until());
            case LocalDateTime moment -> dates().moment(moment);
            case LocalDate day -> dates().day(day);
            case LocalTime time -> dates().time(time);
            case YearMonth month -> dates().month(month);
            case Duration left -> dates().left(left);
            case Integer number -> RubyText.literal("%,d".formatted(number));
            case Long number -> RubyText.literal("%,d".formatted(number));
            default -> RubyText.literal(value.toString());
        };
    }
}
