package org.mochiyori.site.view;

/** What is lent, with its word and picture. */
public enum Kind {
    /** 場所. */
    SPACE("space", "listing.kind-space", "place"),
    /** モノ（備品）. */
    EQUIPMENT("equipment", "listing.kind-equipment", "thing"),
    /** スキル. */
    SKILL("skill", "listing.kind-skill", "skill");

    private final String code;
    private final String key;
    private final String icon;

    Kind(String code, String key, String icon) {
        this.code = code;
        this.key = key;
        this.icon = icon;
    }

    /** As in queries and class names. */
    public String code() {
        return code;
    }

    /** Message of its name. */
    public String key() {
        return key;
    }

    /** Name of its picture. */
    public String icon() {
        return icon;
    }
}
