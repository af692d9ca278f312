package org.mochiyori.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestHub;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A browser without scripts: it reads pages, fills their forms in and follows where they lead. Keeps its cookies. */
final class Browser {
    private final TestHub server;
    private final TestClient client;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private Browser(TestHub server) {
        this.server = server;
        this.client = server.client();
    }

    /** Nobody's, in Japanese. */
    static Browser on(TestHub server) {
        return new Browser(server);
    }

    /** Somebody's who has signed in. */
    Browser as(Who who, String cookie) {
        keep(cookie);
        return this;
    }

    /** A page as it was read. */
    record Shown(String path, Reply reply, PageUnderTest page) {
        String text() {
            return page.document().getDocumentElement().getTextContent();
        }

        String heading() {
            return page.all("//h1").getFirst().getTextContent();
        }
    }

    /** Reads a page; redirects are followed. */
    Shown get(String path) {
        return follow(path, exchange(request(path).GET().build()));
    }

    /** Like {@link #get} without following. */
    Reply fetch(String path) {
        return exchange(request(path).GET().build());
    }

    /** Fills in the form of a page that goes to this address and presses its button; redirects are followed. */
    Shown send(Shown from, String action, Map<String, String> answers) {
        Reply reply = sendOnce(from, action, answers);
        return follow(action, reply);
    }

    /** Like {@link #send} without following. */
    Reply sendOnce(Shown from, String action, Map<String, String> answers) {
        Map<String, String> values = values(from, action);
        values.putAll(answers);
        return post(action, values, server.features().platform().origin().toString());
    }

    /** Chooses a file for the form of a page that goes to this address and presses its button; redirects are followed. */
    Shown upload(Shown from, String action, Map<String, String> answers, Chosen file) {
        Map<String, String> values = values(from, action);
        values.putAll(answers);
        values.remove(file.box());
        String boundary = "----browser";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        values.forEach(
                (name, value) -> body.writeBytes(part(boundary, "name=\"" + name + "\"", value.getBytes(UTF_8))));
        body.writeBytes(
                part(boundary, "name=\"" + file.box() + "\"; filename=\"" + file.name() + "\"", file.content()));
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(UTF_8));
        return follow(
                action,
                exchange(request(action)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .header("Origin", server.features().platform().origin().toString())
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build()));
    }

    /** A file chosen in a box of a form. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Chosen(String box, String name, byte[] content) {}

    private static byte[] part(String boundary, String about, byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; " + about + "\r\n\r\n").getBytes(UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(UTF_8));
        return part.toByteArray();
    }

    /** A form sent from a page of this origin. */
    Reply post(String action, Map<String, String> values, String origin) {
        String body = values.entrySet().stream()
                .map(one -> URLEncoder.encode(one.getKey(), UTF_8) + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = request(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        if (!origin.isEmpty()) {
            request.header("Origin", origin);
        }
        return exchange(request.build());
    }

    /** What a form holds before anything is typed. */
    private static Map<String, String> values(Shown from, String action) {
        String form = "//form[@action='" + action + "']";
        if (from.page().all(form).isEmpty()) {
            throw new AssertionError("no form to " + action + " on " + from.path() + "\n" + from.text());
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Node node : from.page().all(form + "//input | " + form + "//textarea")) {
            Element box = (Element) node;
            boolean unticked = box.getAttribute("type").matches("radio|checkbox") && !box.hasAttribute("checked");
            if (!unticked && !box.getAttribute("name").isEmpty()) {
                String value = box.getTagName().equals("textarea") ? box.getTextContent() : box.getAttribute("value");
                values.put(box.getAttribute("name"), value);
            }
        }
        for (Node node : from.page().all(form + "//select")) {
            String name = ((Element) node).getAttribute("name");
            from.page().values(form + "//select[@name='" + name + "']/option[@selected]/@value").stream()
                    .findFirst()
                    .ifPresent(value -> values.put(name, value));
        }
        return values;
    }

    private Shown follow(String path, Reply reply) {
        Reply last = reply;
        String at = path;
        for (int i = 0; i < 4 && last.status() >= 300 && last.status() < 400; i++) {
            at = last.header("Location").orElseThrow().replaceFirst("#.*", "");
            last = exchange(request(at).GET().build());
        }
        // Where a form lands on the page that answers it is never sent.
        return new Shown(at, last, PageUnderTest.parse(at, last.text().replace("#sent\"", "\"")));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(client.base() + path))
                .header("Accept", "text/html,application/xhtml+xml")
                .header("Accept-Language", "ja");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(one -> one.getKey() + "=" + one.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private Reply exchange(HttpRequest request) {
        // The cookies are kept here: the jar of the JDK does not send those of one port to the same port of localhost.
        Reply reply = new TestClient(client.base()).exchange(request);
        reply.headers().allValues("Set-Cookie").forEach(this::keep);
        return reply;
    }

    /** A cookie somebody has changed by hand. */
    void keepCookie(String name, String value) {
        cookies.put(name, value);
    }

    private void keep(String line) {
        String[] pair = line.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
    }
}
