package org.mochiyori.people;

import java.util.Set;

/**
 * How far an access token reaches. A scope never gives a right: it only lets through what the person may do
 * anyway. {@code Caller.ALL} is the reach of a browser session and no scope of a token.
 */
public final class Scopes {
    /** See what the person may see. */
    public static final String READ = "read";
    /** Ask for things, confirm, cancel. */
    public static final String BOOK = "book";
    /** Offer things, answer requests, keep a group's data. */
    public static final String LIST = "list";
    /** Decide as a curator, import. */
    public static final String CURATE = "curate";
    /** Work at the desk: find people and groups, act for them. */
    public static final String DESK = "desk";
    /** Run a hub or the server: settings, staff. */
    public static final String OPERATE = "operate";

    /** All of them. */
    public static final Set<String> EVERY = Set.of(READ, BOOK, LIST, CURATE, DESK, OPERATE);

    private Scopes() {}
}
