package org.mochiyori.platform.text;

/**
 * A name that has other spellings: it is said as its reader reads it, where that spelling is known.
 *
 * @param name as it is written
 * @param kana its reading, or empty
 * @param en in English letters, or empty
 */
public record Named(String name, String kana, String en) {
    /** As a reader of this language reads it, without readings. */
    public String in(Language language) {
        return language == Language.EN && !en.isEmpty() ? en : name;
    }

    /** What was called so then: the same while it still is, else only the name of then. */
    public Named asOf(String then) {
        return name.equals(then) ? this : new Named(then, "", "");
    }

    /** The same with its reading, where that helps. */
    RubyText shown(Language language) {
        return language == Language.EASY ? RubyText.read(name, kana) : RubyText.literal(in(language));
    }
}
