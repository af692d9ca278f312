package org.mochiyori.site.view;

import java.util.Locale;
import org.mochiyori.platform.text.Phrase;

/**
 * A state for people.
 *
 * @param word in one word: 仮予約
 * @param sentence what it means and what to do next
 */
public record Status(Phrase word, Tone tone, Phrase sentence) {

    /** How it feels. */
    public enum Tone {
        /** Somebody must act or decide. */
        WAITING,
        /** Settled. */
        GOOD,
        /** Going on now. */
        ACTIVE,
        /** Over. */
        OVER,
        /** Late or refused. */
        BAD;

        /** As a class name. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
