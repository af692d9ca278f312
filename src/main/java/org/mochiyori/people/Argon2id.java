package org.mochiyori.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Password hashes as PHC strings, {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}, so that each tells how it
 * was made and the cost may rise over the years. Slow by design: call it through {@link Passwords} only.
 */
final class Argon2id {
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final Pattern PHC = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    private Argon2id() {}

    /** The hash of a password with this salt. */
    static String hash(String password, byte[] salt, PasswordCost cost) {
        return phc(cost, salt, compute(password, salt, cost, HASH));
    }

    /** A hash that no password has: verifying against it takes as long as against a real one. */
    static String nobody(PasswordCost cost) {
        return phc(cost, new byte[SALT], new byte[HASH]);
    }

    /** Whether this is the password. Compares in constant time. */
    static boolean matches(String password, String phc) {
        MatchResult parts = parse(phc);
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        return MessageDigest.isEqual(expected, compute(password, salt, cost(parts), expected.length));
    }

    /** How a hash was made. */
    static PasswordCost cost(String phc) {
        return cost(parse(phc));
    }

    private static MatchResult parse(String phc) {
        return Optional.of(PHC.matcher(phc))
                .filter(java.util.regex.Matcher::matches)
                .map(java.util.regex.Matcher::toMatchResult)
                .orElseThrow(() -> new IllegalStateException("a stored password hash is not an Argon2id PHC string"));
    }

    private static PasswordCost cost(MatchResult parts) {
        return new PasswordCost(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    private static String phc(PasswordCost cost, byte[] salt, byte[] hash) {
        return "$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.passes() + ",p=" + cost.lanes() + "$"
                + ENCODER.encodeToString(salt) + "$" + ENCODER.encodeToString(hash);
    }

    private static byte[] compute(String password, byte[] salt, PasswordCost cost, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
