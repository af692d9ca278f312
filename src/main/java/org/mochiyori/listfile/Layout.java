package org.mochiyori.listfile;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;

/** Which list a file is, told by its headings. It names the list; rows are read by their columns either way. */
public enum Layout {
    /** Rooms with fees per part of the day, as JSON. */
    ROOMS(Kind.SPACE, has(Field.ROOM).and(has(Field.CAPACITY).or(has(Field.WEEKDAY_FEES)))),
    /** A registry of skills (人材バンク, 出前講座). */
    SKILLS(
            Kind.SKILL,
            has(Field.SKILL)
                    .or(has(Field.PERSON)
                            .and(has(Field.DESCRIPTION))
                            .and(has(Field.NAME).negate()))),
    /** A list of lent things (備品貸出, 備品台帳). */
    EQUIPMENT(
            Kind.EQUIPMENT,
            has(Field.ITEM)
                    .or(has(Field.QUANTITY)
                            .and(has(Field.UNIT))
                            .and(has(Field.NAME))
                            .and(has(Field.LATITUDE).negate()))),
    /** National land numerical information P05: town halls and public meeting places. */
    KSJ_P05(Kind.SPACE, has(Field.KSJ_CLASS)),
    /** 指定緊急避難場所, as CSV or by the Geospatial Information Authority. */
    EVACUATION(Kind.SPACE, has(Field.HAZARD)),
    /** 公共施設一覧, 2023 and later (GIF). */
    PUBLIC_FACILITY_2023(Kind.SPACE, has(Field.PLACE_CODE)),
    /** 公衆無線LANアクセスポイント一覧. */
    WIRELESS_LAN(Kind.SPACE, heading("SSID")),
    /** 文化財一覧. */
    CULTURAL_PROPERTY(Kind.SPACE, heading("文化財分類").or(heading("文化財指定日"))),
    /** 観光施設一覧. */
    TOURISM(Kind.SPACE, has(Field.CODE).and(has(Field.FEE).or(heading("アクセス方法")).or(has(Field.CONTACT_NAME)))),
    /** 公共施設一覧 of 2018 to 2021. */
    PUBLIC_FACILITY_2018(Kind.SPACE, has(Field.CODE).and(has(Field.ADDRESS)).and(has(Field.GROUP))),
    /** A LinkData table with English names. */
    LINK_DATA(Kind.SPACE, heading("#property")),
    /** Any other table with names. */
    GENERIC(Kind.SPACE, seen -> true);

    private final Kind kind;
    /** Made once from constants and holds no state. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Predicate<Seen> sign;

    Layout(Kind kind, Predicate<Seen> sign) {
        this.kind = kind;
        this.sign = sign;
    }

    /** What its rows are. */
    public Kind kind() {
        return kind;
    }

    /** The first layout whose signs are there. */
    static Layout of(Set<Field> fields, Set<String> headingKeys) {
        Seen seen = new Seen(fields, headingKeys);
        return Arrays.stream(values())
                .filter(one -> one.sign.test(seen))
                .findFirst()
                .orElse(GENERIC);
    }

    private record Seen(Set<Field> fields, Set<String> headingKeys) {}

    private static Predicate<Seen> has(Field field) {
        return seen -> seen.fields.contains(field);
    }

    private static Predicate<Seen> heading(String heading) {
        return seen -> seen.headingKeys.contains(Headings.key(heading));
    }
}
