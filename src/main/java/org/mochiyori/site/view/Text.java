package org.mochiyori.site.view;

import gg.jte.Content;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.RubyText;
import org.mochiyori.platform.text.Words;

/** The words of one language for templates: {@code say} for bodies (with readings), {@code plain} for attributes. */
public record Text(Words words) {

    /** Which language. */
    public Language language() {
        return words.language();
    }

    /** The message, for the body of an element. */
    public Content say(String key, Object... pairs) {
        return content(words.say(key, pairs));
    }

    /** The phrase, for the body of an element. */
    public Content say(Phrase phrase) {
        return content(words.say(phrase));
    }

    /** The message without readings, for attributes and titles. */
    public String plain(String key, Object... pairs) {
        return words.plain(key, pairs);
    }

    /** What a lender wrote; in easy Japanese the readings in it stand above their words. */
    public Content written(String text) {
        return content(words.language() == Language.EASY ? RubyText.marked(text) : RubyText.literal(text));
    }

    /** The phrase without readings. */
    public String plain(Phrase phrase) {
        return words.say(phrase).plain();
    }

    /** The day without its year. */
    public Content shortDay(LocalDate day) {
        return content(words.dates().shortDay(day));
    }

    /** Day and time. */
    public Content moment(LocalDateTime moment) {
        return content(words.dates().moment(moment));
    }

    private static Content content(RubyText text) {
        // One box around text with readings: in a flexible row each reading would stand apart.
        boolean readings =
                text.parts().stream().anyMatch(part -> !part.reading().isEmpty());
        String html = readings ? "<span>" + text.html() + "</span>" : text.html();
        return output -> output.writeContent(html);
    }
}
