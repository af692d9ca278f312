package org.mochiyori.catalogue;

/** The languages in which a concept has labels; the order is that of the columns of the concepts file. */
public enum LabelLanguage {
    /** Japanese as people write it. */
    JA("ja"),
    /** やさしい日本語: plain Japanese with spaces between words, kana for hard kanji. */
    EASY("ja-easy"),
    /** Reading of the first Japanese label, in hiragana. */
    KANA("ja-Hira"),
    EN("en"),
    ZH_HANS("zh-Hans"),
    PT("pt"),
    VI("vi"),
    KO("ko");

    private final String tag;

    LabelLanguage(String tag) {
        this.tag = tag;
    }

    /** BCP 47 tag; {@code ja-easy} is our own. */
    public String tag() {
        return tag;
    }
}
