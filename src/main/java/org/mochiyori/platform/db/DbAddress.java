package org.mochiyori.platform.db;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a database is and as whom to use it.
 *
 * @param password kept out of {@link #toString}
 */
public record DbAddress(String host, int port, String database, String user, String password) {

    /**
     * Reads {@code postgresql://user:password@host:port/database}.
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
        return new DbAddress(uri.getHost(), port, uri.getPath().substring(1), decode(user), decode(password));
    }

    /** The same place for JDBC, which only migrations use. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    @Override
    public String toString() {
        return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
    }

    private static String decode(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
