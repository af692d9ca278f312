package org.mochiyori.arrangement;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.kernel.TimeWindow;

/**
 * 打診: somebody is asked whether they would help.
 *
 * @param subject about what
 * @param asked how, by whom and until when
 * @param settled how it ended; empty while the answer is waited for
 */
public record Sounding(UUID id, Subject subject, Asked asked, State state, Optional<Settled> settled) {
    /**
     * @param hub the listing's
     */
    public record Subject(UUID booking, UUID line, UUID listing, String hub) {}

    /**
     * @param by of the desk, or of the lender
     * @param answerBy the link and the waiting end then
     */
    public record Asked(Way way, UUID by, Instant at, Instant answerBy) {}

    /**
     * @param by who wrote the answer down; empty by the link, or by the clock
     * @param window the time accepted, or offered instead
     * @param reason code of why not
     * @param note in somebody's words
     */
    public record Settled(
            Instant at,
            Optional<UUID> by,
            Optional<TimeWindow> window,
            Optional<String> reason,
            Optional<String> note) {}

    /** How somebody is asked. */
    public enum Way {
        /** By a letter with a link. */
        MAIL,
        /** On the telephone; the desk writes the answer down. */
        PHONE;

        /** The word in JSON and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of this word. */
        public static Optional<Way> find(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
        }
    }

    /** Where it stands. */
    public enum State {
        /** The answer is waited for. */
        OPEN,
        /** Yes, at one of the times. */
        ACCEPTED,
        /** No. */
        DECLINED,
        /** Not at these times, but at others. */
        OFFERED,
        /** Nobody answered in time. */
        UNANSWERED,
        /** Overtaken: the request was taken back, decided otherwise, or another is asked. */
        CLOSED;

        /** The word in JSON and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What somebody says. */
    public enum Choice {
        ACCEPT(State.ACCEPTED),
        DECLINE(State.DECLINED),
        OFFER(State.OFFERED);

        private final State state;

        Choice(State state) {
            this.state = state;
        }

        State state() {
            return state;
        }

        /** The word in JSON and in forms. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of this word. */
        public static Optional<Choice> find(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
        }

        /** All words. */
        public static Set<String> words() {
            return Arrays.stream(values()).map(Choice::word).collect(Collectors.toSet());
        }
    }

    /**
     * An answer as given.
     *
     * @param candidate with {@link Choice#ACCEPT} which of the times, from 1; empty where there is one only
     * @param reason with {@link Choice#DECLINE}, a code of {@link Soundings#REASONS}
     * @param note the desk's memo of a call; with {@link Choice#OFFER} the other times, in words
     * @param window with {@link Choice#OFFER} one of the other times, which can then be taken as it is
     */
    public record Given(
            Choice choice,
            Optional<Integer> candidate,
            Optional<String> reason,
            Optional<String> note,
            Optional<TimeWindow> window) {
        /** One that names no other time exactly. */
        public Given(Choice choice, Optional<Integer> candidate, Optional<String> reason, Optional<String> note) {
            this(choice, candidate, reason, note, Optional.empty());
        }
    }
}
