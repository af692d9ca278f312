package org.mochiyori.catalogue;

import java.util.regex.Pattern;

/** Addresses that pages turn into links: nothing but the web, so that no link can run a script. */
public final class WebAddress {
    private static final Pattern WEB = Pattern.compile("https?://\\S{1,2000}");

    private WebAddress() {}

    /** Whether it may stand in a link: empty, or http or https without blanks. */
    public static boolean isFine(String address) {
        return address.isEmpty() || WEB.matcher(address).matches();
    }

    static void check(String address) {
        if (!isFine(address)) {
            throw new IllegalArgumentException("an address starts with https:// or http:// and has no blanks");
        }
    }
}
