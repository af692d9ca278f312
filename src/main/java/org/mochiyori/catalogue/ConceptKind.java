package org.mochiyori.catalogue;

/** What sort of thing a concept names. */
public enum ConceptKind {
    /** A kind of building or ground: 公民館, 図書館, 公園. */
    PLACE,
    /** A kind of room, hall or court that can be used: 会議室, 和室, テニスコート. */
    SPACE,
    /** A kind of thing that is lent: テント, プロジェクター. */
    EQUIPMENT,
    /** What somebody can do or teach: 書道, 通訳. */
    SKILL,
    /** What a place or thing has or allows: 段差なし, ピアノ. */
    FEATURE,
    /** What it costs: 無料. */
    FEE,
    /** What people want to do, served by other concepts: 料理をする, お祭り. */
    PURPOSE
}
