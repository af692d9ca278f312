package org.mochiyori.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which passwords are taken: long enough, and not among those that everybody tries first. No demand for signs
 * or capitals, no forced change (NIST SP 800-63B, section 3.1.1).
 */
final class PasswordRules {
    static final int LEAST = 10;
    static final int MOST = 128;
    private static final int FEWEST_DIFFERENT = 4;
    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /** The form that is hashed: a password typed with the full-width keyboard is the same password. */
    static String canonical(String password) {
        return Normalizer.normalize(password, Form.NFKC);
    }

    /** Why the password is refused, as a stable name; empty when it is fine. */
    static Optional<String> refusal(String password, String mail) {
        String plain = canonical(password);
        int length = plain.codePointCount(0, plain.length());
        if (length < LEAST || length > MOST) {
            return Optional.of("length");
        }
        String lower = plain.toLowerCase(Locale.ROOT);
        String name = mail.substring(0, Math.max(mail.indexOf('@'), 0));
        boolean guessable = COMMON.stream().anyMatch(word -> isAround(lower, word))
                || lower.codePoints().distinct().count() < FEWEST_DIFFERENT
                || isRow(lower)
                || (name.length() > 2 && isAround(lower, name));
        return guessable ? Optional.of("common") : Optional.empty();
    }

    // "password2027!": a common word with a few signs around it is as common.
    private static boolean isAround(String password, String word) {
        int at = password.indexOf(word);
        return at >= 0
                && password.length() - word.length() < 6
                && password.substring(0, at)
                        .concat(password.substring(at + word.length()))
                        .chars()
                        .noneMatch(Character::isLetter);
    }

    private static boolean isRow(String password) {
        int step = password.charAt(1) - password.charAt(0);
        for (int i = 1; i < password.length(); i++) {
            if (password.charAt(i) - password.charAt(i - 1) != step) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> common() {
        try (InputStream in = PasswordRules.class.getResourceAsStream("/people/common-passwords.txt")) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: people/common-passwords.txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
