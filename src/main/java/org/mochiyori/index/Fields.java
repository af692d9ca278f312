package org.mochiyori.index;

import java.util.Map;

/** Names of the index fields. */
final class Fields {
    static final String ID = "id";
    static final String NAME = "name";
    static final String NAME_KEY = "nameKey";
    static final String NAME_GRAMS = "nameGrams";
    static final String READING_KEY = "readingKey";
    static final String READING_GRAMS = "readingGrams";
    /** Readings without what is often heard or typed otherwise: がく as かく. */
    static final String PLAIN_GRAMS = "plainGrams";

    static final String TEXT = "text";
    static final String TEXT_GRAMS = "textGrams";
    /** Threes of characters of what the gram fields have in pairs: a longer word is found by few of them. */
    static final Map<String, String> THREES =
            Map.of(NAME_GRAMS, "nameThrees", TEXT_GRAMS, "textThrees", READING_GRAMS, "readingThrees");

    static final String ADDRESS = "address";
    static final String GROUP = "group";
    static final String PLACE = "place";
    /** Concept the name ends with, or that a curator or an import chose. */
    static final String HEAD_CONCEPT = "conceptHead";

    static final String NAME_CONCEPT = "conceptName";
    static final String TEXT_CONCEPT = "conceptText";
    static final String FEATURE = "feature";
    static final String KIND = "kind";
    static final String HUB = "hub";
    static final String AREA = "area";
    /** Codes of those whose own lists name it. */
    static final String LIST = "list";

    static final String SCOPE = "scope";
    static final String RESERVATION = "reservation";
    static final String FREE_OF_CHARGE = "feeNone";
    static final String FROM_YEN = "feeFrom";
    static final String PICK = "pick";
    static final String POINT = "point";
    static final String CAPACITY = "capacity";
    static final String QUANTITY = "quantity";
    /** Stored as written, for suggestions. */
    static final String TITLE = "title";

    static final String SITE = "site";
    /** Its own name, beside the index of words. */
    static final String LABEL = "label";
    /** Stored: all that an answer shows of it. */
    static final String FACE = "face";

    static final String NEWEST = "newest";
    static final String SORT_NAME = "sortName";
    static final String SAME_PLACE = "samePlace";
    static final String ORDINAL = "ordinal";
    /** What it is in all facets. */
    static final String FACETS = "facets";

    static final String CATEGORY = "category";

    private Fields() {}
}
