package org.mochiyori.platform.fetch;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** What came of fetching. */
public sealed interface Fetched {
    /**
     * It came.
     *
     * @param tag by which to ask next time whether it has changed
     */
    record Content(Buffer body, Optional<String> tag) implements Fetched {}

    /** It is as it was. */
    record Unchanged() implements Fetched {}

    /** It did not come. */
    record Failed(Fault fault) implements Fetched {}

    /** Why it did not. */
    enum Fault {
        /** Not an https address of the public net that we go to. */
        ADDRESS,
        /** Nobody answers there, or too late. */
        UNREACHABLE,
        /** It is not given to us: 401, 403, 404, 410 or another answer than 200. */
        REFUSED,
        /** More than may come. */
        TOO_LARGE,
        /** Sent on and on. */
        REDIRECTS
    }
}
