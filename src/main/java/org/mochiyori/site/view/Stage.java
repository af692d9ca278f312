package org.mochiyori.site.view;

import java.time.LocalDateTime;
import java.util.Locale;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Status.Tone;

/** The states of a booking line as people read them: the word differs by kind, the sentence says what to do. */
public enum Stage {
    REQUESTED(Tone.WAITING),
    HELD(Tone.WAITING),
    CONFIRMED(Tone.GOOD),
    OUT(Tone.ACTIVE),
    CLOSED(Tone.OVER),
    DECLINED(Tone.BAD),
    WITHDRAWN(Tone.OVER),
    CANCELLED(Tone.OVER),
    EXPIRED(Tone.BAD),
    /** Not yet delivered to the other 窓口. */
    QUEUED(Tone.WAITING),
    /** Out, and past its time. */
    OVERDUE(Tone.BAD);

    private final Tone tone;

    Stage(Tone tone) {
        this.tone = tone;
    }

    /**
     * This state of a thing of this kind.
     *
     * @param deadline until when the next step must be done, or when it ended: on the clock of the place
     */
    public Status status(Kind kind, LocalDateTime deadline) {
        return status(kind, Phrase.of("booking.then-" + code(), "until", deadline));
    }

    /** This state with a sentence of its own. */
    public Status status(Kind kind, Phrase sentence) {
        return new Status(Phrase.of(wordKey(kind)), tone, sentence);
    }

    private String wordKey(Kind kind) {
        boolean byKind = this == OUT || this == CLOSED;
        return "booking.state-" + code() + (byKind ? "-" + kind.code() : "");
    }

    private String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
