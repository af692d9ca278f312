package org.mochiyori.kernel;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Why something is refused: data, no prose. {@code platform.web} turns each into an RFC 9457 answer
 * and into the sentence a person reads, in that person's language.
 */
public sealed interface Problem {

    /** There is no such thing, or it is somebody else's: both look the same from outside. */
    record NotFound() implements Problem {}

    /** Nobody is signed in, or the sign-in has ended. */
    record NotSignedIn() implements Problem {}

    /**
     * The asker is known and may see the thing, but not do this.
     *
     * @param code stable name of the rule, such as {@code role.curator}
     */
    record NotAllowed(String code) implements Problem {}

    /**
     * The request as a whole cannot be read.
     *
     *
     * @param code stable name, such as {@code query.unknown}
     *
     * @param detail what is wrong, without echoing input
     */
    record Malformed(String code, String detail) implements Problem {}

    /** One or more fields are wrong; nothing was changed. */
    record Invalid(List<FieldError> errors) implements Problem {
        public Invalid {
            errors = List.copyOf(errors);
        }

        /** One wrong field. */
        public static Invalid of(String pointer, String code, String detail) {
            return new Invalid(List.of(new FieldError(pointer, code, detail)));
        }
    }

    /**
     * The body is larger than the limit.
     *
     *
     * @param limitBytes the limit
     */
    record TooLarge(long limitBytes) implements Problem {}

    /** The body is of a kind that is not read here. */
    record UnsupportedMedia(String expected) implements Problem {}

    /**
     * What is asked for is not free.
     *
     *
     * @param data names the line and the nearest alternatives
     */
    record Taken(Map<String, Object> data) implements Problem {
        public Taken {
            data = Map.copyOf(data);
        }
    }

    /** The move is not legal from the present state. */
    record WrongState(String state, String move) implements Problem {}

    /**
     * A rule of the lender refuses.
     *
     *
     * @param rule its stable name
     *
     * @param waivedBy role that may make an exception, or empty
     *
     * @param data the rule's own figures
     */
    record RuleRefuses(String rule, String waivedBy, Map<String, Object> data) implements Problem {
        public RuleRefuses {
            data = Map.copyOf(data);
        }
    }

    /** The thing has changed since it was read (If-Match). */
    record Stale(String currentTag) implements Problem {}

    /** A change without {@code If-Match}. */
    record PreconditionRequired() implements Problem {}

    /**
     * The same idempotency key came with another body, or is being worked on.
     *
     *
     * @param code {@code key.reused} or {@code key.in-flight}
     */
    record KeyConflict(String code) implements Problem {}

    /**
     * Something equal exists already.
     *
     *
     * @param code stable name, such as {@code hub.exists}
     */
    record Exists(String code) implements Problem {}

    /**
     * Too many requests.
     *
     *
     * @param retryAfter when to come back
     */
    record TooMany(Duration retryAfter) implements Problem {}

    /**
     * The server cannot answer now.
     *
     *
     * @param part which part, such as {@code database}
     */
    record Unavailable(String part, Duration retryAfter) implements Problem {}

    /**
     * One wrong field of a body or query.
     *
     * @param pointer JSON pointer (RFC 6901) into the body, or the parameter's name
     * @param code stable name, such as {@code required}, {@code unknown}, {@code range}
     * @param detail a sentence that says what is expected; never the raw input
     */
    record FieldError(String pointer, String code, String detail) {}
}
