package org.mochiyori.platform.web;

/** What a text from outside must be before anything is done with it. */
final class Texts {
    private Texts() {}

    /** Whether it can be kept: PostgreSQL keeps no NUL, and UTF-8 has no half of a surrogate pair. */
    static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }
}
