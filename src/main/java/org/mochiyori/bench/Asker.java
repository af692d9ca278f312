package org.mochiyori.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mochiyori.bench.PlainSearch.Kind;
import org.mochiyori.bench.SearchWorld.Question;

/** A signed-in person who searches over HTTP, through a connection kept open. */
final class Asker implements Load.Client, AutoCloseable {
    private static final Pattern TOTAL = Pattern.compile("\"total\":(\\d+)");
    private static final int UNAVAILABLE = 503;
    private static final String LEAN = "&facets=none&limit=20&fields=id,name&words=literal";

    private final SearchWorld world;
    private final Kind kind;
    private final Form form;
    private final HttpConnection connection;

    /** How much of an answer is asked for. */
    enum Form {
        /** The words as typed; names only. */
        LEAN,
        /** What a client gets that says nothing more: words understood, facets, whole items. */
        USUAL
    }

    Asker(SearchWorld world, Kind kind, Form form, int port) throws IOException {
        this.world = world;
        this.kind = kind;
        this.form = form;
        this.connection = connect(port);
    }

    /** A signed-in person's connection. */
    static HttpConnection connect(int port) throws IOException {
        String cookie = "Cookie: mochiyori-" + port + "=" + World.session(0) + "\r\n";
        return new HttpConnection(port, "/api/v1/bookings", cookie);
    }

    @Override
    public Load.Outcome ask(long number) {
        try {
            String path = path(world.question(number));
            HttpConnection.Answer answer = connection.get(path);
            // An answer that would take too long is refused by the server; it counts for nothing.
            return answer.status() == UNAVAILABLE ? Load.Outcome.FAILED : done(answer, path);
        } catch (IOException broken) {
            throw new IllegalStateException("the server no longer answers", broken);
        }
    }

    /** The exact total that an answer tells. */
    String total(Question asked) throws IOException {
        return total(body(connection, path(asked)));
    }

    /** Asks what could be meant by the beginning of a word. */
    static Load.Outcome suggested(HttpConnection connection, String typed) throws IOException {
        String path = "/api/v1/listings/suggest?q=" + in(typed);
        return done(connection.get(path), path);
    }

    static String total(String body) {
        Matcher found = TOTAL.matcher(body);
        if (!found.find()) {
            throw new IllegalStateException("an answer without a total: " + body);
        }
        return found.group(1);
    }

    static String body(HttpConnection connection, String path) throws IOException {
        HttpConnection.Answer answer = connection.get(path);
        done(answer, path);
        return answer.body();
    }

    private static Load.Outcome done(HttpConnection.Answer answer, String path) {
        if (answer.status() != 200) {
            throw new IllegalStateException("answer " + answer.status() + " to " + path + ": " + answer.body());
        }
        return Load.Outcome.DONE;
    }

    /** From and to of a window, as parameters. */
    static String during(SearchWorld.Window window) {
        return "&from=" + in(window.from()) + "&to=" + in(window.to());
    }

    private String path(Question asked) {
        return "/api/v1/listings?q=" + in(asked.word()) + during(asked.window()) + where(asked)
                + (form == Form.LEAN ? LEAN : "");
    }

    private String where(Question asked) {
        return switch (kind) {
            case COUNT -> "";
            case AREA -> "&area=" + asked.town().code();
            case NEAR -> {
                double[] frame = PlainSearch.frame(asked);
                yield String.format(
                        Locale.ROOT,
                        "&sort=distance&near=%f,%f&bbox=%f,%f,%f,%f",
                        asked.town().hall().lat(),
                        asked.town().hall().lon(),
                        frame[0],
                        frame[1],
                        frame[2],
                        frame[3]);
            }
        };
    }

    private static String in(Object text) {
        return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
