package org.mochiyori.platform.db;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a database is and as whom to use it.
 *
 * @param sockets folder of the server's Unix domain socket, where it is on this machine and has one: the shorter way for
 *     all but JDBC
 * @param password kept out of {@link #toString}
 */
public record DbAddress(String host, int port, Optional<Path> sockets, String database, String user, String password) {
    private static final String SOCKETS = "host=";

    /** By TCP alone. */
    public DbAddress(String host, int port, String database, String user, String password) {
        this(host, port, Optional.empty(), database, user, password);
    }

    /**
     * Reads {@code postgresql://user:password@host:port/database}, with {@code ?host=/folder} for a socket as in libpq
     * (PostgreSQL documentation, 32.1.1.2).
     *
     * @throws IllegalArgumentException saying what is missing, without repeating the password
     */
    public static DbAddress parse(String text) {
        URI uri = URI.create(text);
        String info = uri.getRawUserInfo();
        boolean known = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        if (!known || uri.getHost() == null || info == null || uri.getPath().length() < 2) {
            throw new IllegalArgumentException("expected postgresql://user:password@host:5432/database");
        }
        int colon = info.indexOf(':');
        String user = colon < 0 ? info : info.substring(0, colon);
        String password = colon < 0 ? "" : info.substring(colon + 1);
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        return new DbAddress(
                uri.getHost(),
                port,
                Optional.ofNullable(uri.getRawQuery()).map(DbAddress::sockets),
                uri.getPath().substring(1),
                decode(user),
                decode(password));
    }

    /** The same place for another account. */
    public DbAddress as(String otherUser, String otherPassword) {
        return new DbAddress(host, port, sockets, database, otherUser, otherPassword);
    }

    /** Another database of the same server. */
    public DbAddress in(String otherDatabase) {
        return new DbAddress(host, port, sockets, otherDatabase, user, password);
    }

    /** As {@link #parse} reads it, password and all. Not for logs. */
    public String url() {
        String at = "postgresql://%s:%s@%s:%d/%s".formatted(encode(user), encode(password), host, port, database);
        return at
                + sockets.map(folder -> "?" + SOCKETS + encode(folder.toString()))
                        .orElse("");
    }

    /** The same place for JDBC, which only migrations use. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    @Override
    public String toString() {
        return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
    }

    private static Path sockets(String query) {
        String folder = query.startsWith(SOCKETS) ? decode(query.substring(SOCKETS.length())) : "";
        if (!folder.startsWith("/")) {
            throw new IllegalArgumentException("expected ?host=/folder-of-a-socket, or nothing, after the database");
        }
        return Path.of(folder);
    }

    private static String decode(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }
}
