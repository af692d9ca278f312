package org.mochiyori.catalogue;

import java.util.Map;
import java.util.Optional;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Named;

/**
 * What a listing says of itself: text, shown as text.
 *
 * @param name as the lender writes it
 * @param kana its reading
 * @param description for everybody
 * @param easy the description in やさしい日本語
 * @param translations by language tag ({@code en}, {@code zh-Hans} …)
 */
public record Wording(
        String name, String kana, String description, String easy, Map<String, Translation> translations) {
    public Wording {
        if (name.isBlank() || name.codePointCount(0, name.length()) > 300) {
            throw new IllegalArgumentException("a name has 1 to 300 characters");
        }
        translations = Map.copyOf(translations);
    }

    /** A name and nothing else. */
    public static Wording of(String name) {
        return new Wording(name, "", "", "", Map.of());
    }

    /** The same with a description. */
    public Wording describedAs(String text) {
        return new Wording(name, kana, text, easy, translations);
    }

    /** The same with its reading. */
    public Wording readAs(String reading) {
        return new Wording(name, reading, description, easy, translations);
    }

    /** The name, in English too where it is told. */
    public Named called() {
        String english = Optional.ofNullable(translations.get(Language.EN.code()))
                .map(Translation::name)
                .orElse("");
        return new Named(name, "", english);
    }

    /** In another language; either may be empty. */
    public record Translation(String name, String description) {}
}
