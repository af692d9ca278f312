package org.mochiyori.listfile;

/** What a column can mean. Its headings are in {@code listfile/headings.tsv}. */
enum Field {
    CODE,
    PLACE_CODE,
    ID,
    ROW_NUMBER,
    PREFECTURE,
    CITY,
    PUBLISHER,
    NAME,
    ITEM,
    SKILL,
    ROOM,
    PERSON,
    KANA,
    ENGLISH,
    NICKNAME,
    BUILDING,
    BUILDING_KANA,
    CATEGORY,
    POI,
    KSJ_CLASS,
    ADDRESS,
    ADDRESS_PREFECTURE,
    ADDRESS_CITY,
    ADDRESS_TOWN,
    ADDRESS_BLOCK,
    ADDRESS_BUILDING,
    POSTCODE,
    LATITUDE,
    LONGITUDE,
    POINT,
    PHONE,
    EXTENSION,
    EMAIL,
    FORM,
    URL,
    IMAGE,
    IMAGE_LICENCE,
    CORPORATE_NUMBER,
    GROUP,
    CONTACT_NAME,
    DAYS,
    CLOSED,
    OPENS,
    CLOSES,
    HOURS,
    HOURS_NOTE,
    DESCRIPTION,
    DESCRIPTION_ENGLISH,
    CAPACITY,
    AREA,
    QUANTITY,
    UNIT,
    FEE,
    FEE_UNIT,
    FEE_DETAIL,
    WEEKDAY_FEES,
    HOLIDAY_FEES,
    PART_FEE,
    AUDIENCE,
    PICKUP,
    LOAN_PERIOD,
    LENT,
    APPLY_FROM,
    DURATION,
    REACH,
    LANGUAGES,
    LOTTERY,
    BARRIER_FREE,
    FEATURE,
    PLAYABLE,
    REMARK,
    HAZARD,
    IGNORED;

    /** Whether such a column names the thing itself. */
    boolean names() {
        return this == NAME || this == ITEM || this == SKILL || this == ROOM;
    }

    /** Whether such a column is filled in templates and blank rows too, so that it tells nothing about a thing. */
    boolean frame() {
        return switch (this) {
            case CODE, ID, ROW_NUMBER, PREFECTURE, CITY, PUBLISHER, IGNORED -> true;
            default -> false;
        };
    }
}
