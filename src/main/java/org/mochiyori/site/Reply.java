package org.mochiyori.site;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.platform.web.Problems;
import org.mochiyori.site.view.View;

/** What a page route answers: a page, or the way to one. */
sealed interface Reply {
    /**
     * A page.
     *
     * @param status of HTTP
     * @param hub whose page it is, where it is one hub's
     * @param why the form that was sent could not be done, where the page does not say so by itself
     */
    record Page(int status, View view, Optional<String> hub, Optional<Problem> why) implements Reply {
        Page(int status, View view, Optional<String> hub) {
            this(status, view, hub, Optional.empty());
        }

        /** The same as the answer to a form that could not be done: what was typed stands in it again. */
        Page refusing(Problem problem) {
            return new Page(Problems.shape(problem).status(), view, hub, Optional.of(problem));
        }
    }

    /**
     * The browser reads another page next (303): what a form answers, so that reloading sends nothing twice.
     *
     * @param to path on this server
     * @param cookie a whole {@code Set-Cookie} line, where one is due
     */
    record Go(String to, Optional<String> cookie) implements Reply {}

    /**
     * A page in a frame of somebody else's site: it reads and keeps nothing of its reader.
     *
     * @param hub whose page it is
     */
    record Framed(View view, String hub) implements Reply {}

    /**
     * The first page of somebody who has just signed in.
     *
     * @param cookie a whole {@code Set-Cookie} line
     * @param caller who they are now
     */
    record SignedIn(View view, String cookie, Optional<Caller> caller) implements Reply {}

    /** A page that is made elsewhere, whole: a paper to print. */
    record Whole(String html) implements Reply {}

    /**
     * A file that the browser shows.
     *
     * @param type of media
     * @param name under which it is kept, of ASCII letters
     */
    record File(String type, String name, Buffer bytes) implements Reply {}

    /** A page. */
    static Reply show(View view) {
        return new Page(200, view, Optional.empty());
    }

    /** A page of one hub: its name and telephone stand on it. */
    static Reply show(View view, String hub) {
        return new Page(200, view, Optional.of(hub));
    }

    /** A form again, with what is wrong in it. */
    static Reply wrong(View view) {
        return new Page(422, view, Optional.empty());
    }

    /** Another page next. */
    static Reply go(String to) {
        return new Go(to, Optional.empty());
    }
}
