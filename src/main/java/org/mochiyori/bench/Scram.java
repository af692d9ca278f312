package org.mochiyori.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.mochiyori.kernel.Digests;
import org.mochiyori.platform.db.DbAddress;

/**
 * Signing in to PostgreSQL by SCRAM-SHA-256 (RFC 5802, RFC 7677). The server's own proof is not looked at: it is a server on
 * this machine that we have just started.
 */
final class Scram {
    private static final char ANSWER = 'p';
    private static final String MECHANISM = "SCRAM-SHA-256";
    // Any will do where the server is our own.
    private static final String NONCE = "bm9uY2Ugb2YgYSBtZWFzdXJlbWVudA";
    private static final int KEY_BITS = 256;

    private Scram() {}

    static void signIn(DbAddress address, DataInputStream in, OutputStream out) throws IOException {
        WireMessage.read(in); // names the mechanisms
        String bare = "n=,r=" + NONCE;
        byte[] first = text("n,," + bare);
        byte[] mechanism = text(MECHANISM + "\0");
        send(
                out,
                ByteBuffer.allocate(mechanism.length + 4 + first.length)
                        .put(mechanism)
                        .putInt(first.length)
                        .put(first)
                        .array());
        String challenge = content(WireMessage.read(in));
        String[] parts = challenge.split(",", 3); // r=nonce, s=salt, i=rounds
        String last = "c=biws," + parts[0];
        byte[] proof = proof(
                address.password(),
                Base64.getDecoder().decode(parts[1].substring(2)),
                Integer.parseInt(parts[2].substring(2)),
                bare + "," + challenge + "," + last);
        send(out, text(last + ",p=" + Base64.getEncoder().encodeToString(proof)));
    }

    private static byte[] proof(String password, byte[] salt, int rounds, String exchange) {
        try {
            byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, rounds, KEY_BITS))
                    .getEncoded();
            byte[] key = hmac(salted, "Client Key");
            byte[] signature = hmac(Digests.sha256().digest(key), exchange);
            for (int i = 0; i < key.length; i++) {
                key[i] ^= signature[i];
            }
            return key;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has these", missing);
        }
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text(text));
    }

    /** After the length and the four bytes that say which step this is. */
    private static String content(WireMessage message) {
        int head = 1 + Integer.BYTES + Integer.BYTES;
        return new String(message.bytes(), head, message.bytes().length - head, StandardCharsets.UTF_8);
    }

    private static void send(OutputStream out, byte[] content) throws IOException {
        out.write(WireMessage.of(ANSWER, content).bytes());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
