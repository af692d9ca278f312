package org.mochiyori.paper;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Which paper. */
public enum PaperKind {
    /** For the use of a public facility: an administrative act. */
    PERMIT("使用許可書"),
    /** The same refused, with the reason and how to appeal. */
    REFUSAL("使用不許可通知書"),
    /** For the use of a space of an association or firm. */
    APPROVAL("利用承認書"),
    /** For things, which the borrower signs for. */
    LOAN("貸出票兼借用書"),
    /** To who helps with a skill. */
    REQUEST("協力依頼書"),
    /** For money received at the desk. */
    RECEIPT("領収書");

    private final String title;

    PaperKind(String title) {
        this.title = title;
    }

    /** As it is headed. */
    public String title() {
        return title;
    }

    /** The word in addresses and JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All by their words. */
    public static Map<String, PaperKind> byCode() {
        return Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(PaperKind::code, kind -> kind));
    }
}
