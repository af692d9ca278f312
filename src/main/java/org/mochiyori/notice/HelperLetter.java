package org.mochiyori.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Named;

/**
 * A letter to the person behind a skill, who need have no account.
 *
 * @param path of the page on which they answer, a secret in it; empty where there is nothing to answer
 */
public record HelperLetter(About about, To to, Said said, Optional<String> path) {
    /** What it is about. Texts: {@code notice.helper-<code>} and {@code notice.helper-<code>-text}. */
    public enum Kind {
        /** The desk asks whether they would help. */
        SOUNDING,
        /** The same once more. */
        REMINDER,
        /** Agreed; with whom to speak. */
        ARRANGED,
        /** What they had agreed to does not take place. */
        CANCELLED,
        /** Whether they still offer it. */
        RENEWAL,
        /** It rests until they say that they offer it. */
        RESTS;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * @param key two letters of one key are one letter
     * @param hub whose desk answers for it
     */
    public record About(Kind kind, String key, String hub) {}

    /** Who reads it. */
    public record To(String name, String mail, Language language) {}

    /**
     * What it says.
     *
     * @param what the skill
     * @param windows times asked for, or the time agreed on
     * @param who asks; empty where nobody does
     * @param purpose in the asker's words
     * @param contact how to reach who asks, once all is agreed
     * @param until when the answer is waited for
     */
    public record Said(
            Named what, List<TimeWindow> windows, String who, String purpose, String contact, Optional<Instant> until) {
        public Said {
            windows = List.copyOf(windows);
        }

        /** About the skill alone. */
        public static Said of(Named what, Optional<Instant> until) {
            return new Said(what, List.of(), "", "", "", until);
        }
    }

    @Override
    public String toString() {
        return "HelperLetter[" + about.kind() + "]"; // may carry a secret
    }
}
