package org.mochiyori.site.view;

/** Where one applies (予約方法), with its words and picture. */
public enum Reservation {
    /** Here, on this page. */
    HERE("here", "listing.reserve-here", "check"),
    /** At the office of the place. */
    ELSEWHERE("elsewhere", "listing.reserve-elsewhere", "phone"),
    /** Nowhere: it is only shown where it is. */
    NONE("none", "listing.reserve-none", "pin");

    private final String code;
    private final String key;
    private final String icon;

    Reservation(String code, String key, String icon) {
        this.code = code;
        this.key = key;
        this.icon = icon;
    }

    /** As in queries and class names. */
    public String code() {
        return code;
    }

    /** Message of the badge. */
    public String key() {
        return key;
    }

    /** Name of its picture. */
    public String icon() {
        return icon;
    }
}
