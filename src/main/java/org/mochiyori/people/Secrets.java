package org.mochiyori.people;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.mochiyori.kernel.Digests;

/** Secrets that we hand out: 256 random bits, of which only a hash is kept. */
public final class Secrets {
    private static final int BYTES = 32;
    private final SecureRandom random = new SecureRandom();

    /** A new secret of 43 letters, digits, minus and underscore. */
    public String draw() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is kept of a secret. It is random, so a fast hash is enough. */
    public static Buffer hash(String secret) {
        return Buffer.buffer(sha256(secret));
    }

    /** A hash to read, for subjects of limits. */
    static String hex(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    private static byte[] sha256(String text) {
        return Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
