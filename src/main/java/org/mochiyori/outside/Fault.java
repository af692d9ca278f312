package org.mochiyori.outside;

import java.util.Locale;

/** Why a calendar could not be taken. */
public enum Fault {
    /** No iCalendar file at all: a page to sign in on, for example. */
    NOT_A_CALENDAR,
    /** More than 5 MB, or than 200,000 lines. */
    TOO_LARGE,
    /** More than 5,000 events. */
    TOO_MANY_EVENTS,
    /** Repeated by the hour or finer, or more often than 20,000 times in the time ahead. */
    TOO_FINE,
    /** A time that is none, or a rule that cannot be read. */
    UNREADABLE,
    /** A time zone that nobody knows and the file does not explain. */
    UNKNOWN_ZONE,
    /** Not an https address of the public net. */
    ADDRESS,
    /** Nobody answers there. */
    UNREACHABLE,
    /** It is not given to us. */
    REFUSED;

    /** As in the database, the API and message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Fault of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
