package org.mochiyori.platform.fetch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.mochiyori.platform.fetch.Fetched.Fault;

/** Fetches an address that a stranger has named. On a virtual thread; each fetch ends within {@link #LONGEST}. */
public final class Fetcher {
    /** The longest that one hop may take. */
    public static final Duration LONGEST = Duration.ofSeconds(20);

    private static final int HOPS = 5;
    private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);

    private final HttpClient http;
    private final Reach reach;
    private final int most;

    /**
     * One that believes the certificates which this machine's Java believes.
     *
     * @param most bytes that may come, and that may be in them once inflated
     */
    public Fetcher(Vertx vertx, Reach reach, int most) {
        this(vertx, reach, most, new HttpClientOptions());
    }

    /** @param own what certificates are believed */
    Fetcher(Vertx vertx, Reach reach, int most, HttpClientOptions own) {
        // Neither redirects nor inflating are left to the client: both are where a stranger leads one astray.
        this.http = vertx.createHttpClient(own.setConnectTimeout((int) LONGEST.toMillis())
                .setVerifyHost(true)
                .setMaxHeaderSize(16_384)
                .setKeepAlive(false)
                .setDecompressionSupported(false));
        this.reach = reach;
        this.most = most;
    }

    /** Whether it would be gone to, as far as one sees without asking anybody. */
    public boolean covers(String address) {
        return uri(address).filter(reach::covers).isPresent();
    }

    /**
     * Fetches.
     *
     * @param tag of what is there already
     */
    public Fetched fetch(String address, Optional<String> tag) {
        Optional<URI> at = uri(address);
        for (int hop = 0; hop <= HOPS; hop++) {
            Optional<InetAddress> server = at.filter(reach::covers).flatMap(uri -> reach.resolve(uri.getHost()));
            if (server.isEmpty()) {
                return new Fetched.Failed(Fault.ADDRESS);
            }
            Answer answer = ask(at.orElseThrow(), server.get(), tag);
            if (answer.fetched().isPresent()) {
                return answer.fetched().get();
            }
            URI from = at.orElseThrow();
            at = answer.next().flatMap(Fetcher::uri).map(from::resolve);
        }
        return new Fetched.Failed(Fault.REDIRECTS);
    }

    /** What a hop came to: an end, or the next address. */
    private record Answer(Optional<Fetched> fetched, Optional<String> next) {
        static Answer end(Fetched fetched) {
            return new Answer(Optional.of(fetched), Optional.empty());
        }
    }

    private Answer ask(URI uri, InetAddress server, Optional<String> tag) {
        boolean encrypted = uri.getScheme().equals("https");
        int port = uri.getPort() > 0 ? uri.getPort() : encrypted ? 443 : 80;
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                // The name is shown and its certificate asked for; the connection goes to the address that was looked
                // at.
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(server, port)))
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl(encrypted)
                .setURI(path(uri))
                .setTimeout(LONGEST.toMillis())
                .putHeader(HttpHeaders.ACCEPT, "text/calendar, */*;q=0.5")
                .putHeader(HttpHeaders.ACCEPT_ENCODING, "gzip")
                .putHeader(HttpHeaders.USER_AGENT, "Mochiyori");
        tag.ifPresent(known -> options.putHeader(HttpHeaders.IF_NONE_MATCH, known));
        try {
            return http.request(options)
                    .compose(request -> request.send().compose(this::read))
                    .timeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                    .await();
        } catch (RuntimeException broken) {
            throw broken;
        } catch (Throwable unreachable) {
            return Answer.end(new Fetched.Failed(Fault.UNREACHABLE));
        }
    }

    private Future<Answer> read(HttpClientResponse response) {
        int status = response.statusCode();
        if (MOVED.contains(status)) {
            String next = response.getHeader(HttpHeaders.LOCATION);
            response.request().connection().close();
            return Future.succeededFuture(new Answer(Optional.empty(), Optional.ofNullable(next)));
        }
        if (status != 200) {
            response.request().connection().close();
            return Future.succeededFuture(
                    Answer.end(status == 304 ? new Fetched.Unchanged() : new Fetched.Failed(Fault.REFUSED)));
        }
        Buffer all = Buffer.buffer();
        Promise<Answer> read = Promise.promise();
        response.exceptionHandler(read::tryFail);
        response.endHandler(end -> read.tryComplete(content(response, all)));
        response.handler(part -> {
            all.appendBuffer(part);
            if (all.length() > most) {
                read.tryComplete(Answer.end(new Fetched.Failed(Fault.TOO_LARGE)));
                response.request().connection().close();
            }
        });
        return read.future();
    }

    private Answer content(HttpClientResponse response, Buffer all) {
        boolean packed = "gzip".equalsIgnoreCase(response.getHeader(HttpHeaders.CONTENT_ENCODING));
        Optional<String> tag =
                Optional.ofNullable(response.getHeader(HttpHeaders.ETAG)).filter(text -> text.length() <= 300);
        try {
            byte[] bytes = packed ? inflated(all.getBytes()) : all.getBytes();
            return Answer.end(
                    bytes.length > most
                            ? new Fetched.Failed(Fault.TOO_LARGE)
                            : new Fetched.Content(Buffer.buffer(bytes), tag));
        } catch (IOException broken) {
            return Answer.end(new Fetched.Failed(Fault.REFUSED));
        }
    }

    /** One byte more than may come tells that there is more. */
    private byte[] inflated(byte[] packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readNBytes(most + 1);
        }
    }

    private static Optional<URI> uri(String address) {
        try {
            return Optional.of(URI.create(address));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static String path(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
