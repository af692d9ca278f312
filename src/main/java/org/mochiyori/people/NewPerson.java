package org.mochiyori.people;

import java.util.Optional;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Typed;

/**
 * What is known of a person who is to be entered.
 *
 * @param name as the person writes it; any letters
 * @param kana reading, in hiragana; empty if unknown
 * @param mail normalised address, or empty
 * @param phone digits, or empty
 * @param language to write to the person in
 */
public record NewPerson(String name, String kana, Optional<String> mail, String phone, Language language) {
    /** The longest name. */
    public static final int LONGEST_NAME = 200;

    /** Checks the shapes; {@link #typed} converts what people type. */
    public NewPerson {
        if (name.isBlank() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw new IllegalArgumentException("a name has 1 to " + LONGEST_NAME + " characters");
        }
        if (!phone.chars().allMatch(code -> code >= '0' && code <= '9')) {
            throw new IllegalArgumentException("a telephone number is its digits");
        }
        if (!mail.equals(mail.flatMap(Typed::mail))) {
            throw new IllegalArgumentException("a mail address in its normal form");
        }
    }

    /**
     * From what somebody typed: blanks, widths and kinds of kana converted.
     *
     * @throws IllegalArgumentException for a telephone number or address that cannot be one
     */
    public static NewPerson typed(String name, String kana, Optional<String> mail, String phone) {
        return new NewPerson(
                Typed.line(name),
                Typed.kana(kana),
                mail.map(text -> Typed.mail(text).orElseThrow(() -> new IllegalArgumentException("no mail address"))),
                phone.isBlank()
                        ? ""
                        : Typed.phone(phone).orElseThrow(() -> new IllegalArgumentException("no telephone number")),
                Language.JA);
    }
}
