package org.mochiyori.platform.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/** A language that pages, problems and mails are written in. */
public enum Language {
    /** Japanese. */
    JA("ja", "日本語", Locale.JAPAN),
    /** やさしい日本語: plain Japanese with readings over the kanji. */
    EASY("easy", "やさしい日本語", Locale.JAPAN),
    /** English. */
    EN("en", "English", Locale.ENGLISH);

    private final String code;
    private final String ownName;
    private final Locale locale;

    Language(String code, String ownName, Locale locale) {
        this.code = code;
        this.ownName = ownName;
        this.locale = locale;
    }

    /** What stands in the query, the cookie and the file name: {@code ja}, {@code easy} or {@code en}. */
    public String code() {
        return code;
    }

    /** Its name in itself. */
    public String ownName() {
        return ownName;
    }

    /** The tag for {@code <html lang>}: easy Japanese is Japanese. */
    public String tag() {
        return this == EN ? "en" : "ja";
    }

    /** For number formats and case folding. */
    public Locale locale() {
        return locale;
    }

    /** The language of this code, if we have it. */
    public static Optional<Language> find(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /**
     * The language to answer in: what the address asks for, else what was chosen before, else what the
     * browser prefers, else that of the account, else Japanese.
     *
     * @param asked value of {@code ?lang=}
     * @param chosen value of the cookie {@code lang}
     * @param acceptLanguage the header (RFC 9110, section 12.5.4)
     * @param account what the person wants to be written to in
     */
    public static Language negotiate(
            Optional<String> asked,
            Optional<String> chosen,
            Optional<String> acceptLanguage,
            Optional<Language> account) {
        return asked.flatMap(Language::find)
                .or(() -> chosen.flatMap(Language::find))
                .or(() -> acceptLanguage.map(Language::preferred))
                .or(() -> account)
                .orElse(JA);
    }

    private static Language preferred(String header) {
        List<LanguageRange> ranges;
        try {
            ranges = LanguageRange.parse(header);
        } catch (IllegalArgumentException malformed) {
            // A header from outside that nobody can read says nothing about the reader.
            return JA;
        }
        for (LanguageRange range : ranges) {
            String language = range.getRange();
            if (language.startsWith("ja") || language.equals("*")) {
                return JA;
            }
            if (language.startsWith("en")) {
                return EN;
            }
        }
        // Neither Japanese nor English: plain Japanese with readings reaches more residents.
        return EASY;
    }
}
