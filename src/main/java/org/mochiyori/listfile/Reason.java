package org.mochiyori.listfile;

import static org.mochiyori.listfile.Weight.DOUBTED;
import static org.mochiyori.listfile.Weight.INFO;
import static org.mochiyori.listfile.Weight.REFUSED;
import static org.mochiyori.listfile.Weight.REPAIRED;

/** Why: a stable code, its weight, and a sentence in {@code i18n/intake_*.properties} under {@code intake.<code>}. */
public enum Reason {
    FILE_EMPTY("file.empty", REFUSED),
    FILE_TOO_LARGE("file.too-large", REFUSED),
    FILE_OLD_EXCEL("file.old-excel", REFUSED),
    FILE_LOCKED("file.locked", REFUSED),
    FILE_HTML("file.html", REFUSED),
    FILE_XML("file.xml", REFUSED),
    FILE_PDF("file.pdf", REFUSED),
    FILE_OPEN_DOCUMENT("file.open-document", REFUSED),
    FILE_ARCHIVE("file.archive", REFUSED),
    FILE_BINARY("file.binary", REFUSED),
    FILE_UNDECODABLE("file.undecodable", REFUSED),
    FILE_INFLATES("file.inflates", REFUSED),
    FILE_WORKBOOK_BROKEN("file.workbook-broken", REFUSED),
    FILE_QUOTES_OPEN("file.quotes-open", REFUSED),
    FILE_JSON_BROKEN("file.json-broken", REFUSED),
    FILE_JSON_DEEP("file.json-deep", REFUSED),
    FILE_JSON_NO_LIST("file.json-no-list", REFUSED),
    FILE_TOO_MANY_ROWS("file.too-many-rows", REFUSED),
    FILE_TOO_MANY_COLUMNS("file.too-many-columns", REFUSED),
    FILE_NO_NAME_COLUMN("file.no-name-column", REFUSED),
    FILE_LINES_SKIPPED("file.lines-skipped", INFO),
    FILE_HEADERS_NUMBERED("file.headers-numbered", INFO),
    FILE_SHEET_SKIPPED("file.sheet-skipped", INFO),
    FILE_SHEET_HIDDEN("file.sheet-hidden", INFO),
    FILE_COLUMNS_UNREAD("file.columns-unread", INFO),
    FILE_RECORDS_GONE("file.records-gone", INFO),

    ROW_NO_NAME("row.no-name", REFUSED),
    ROW_SAMPLE("row.sample", REFUSED),
    ROW_TOTAL("row.total", REFUSED),
    ROW_HEADING("row.heading", REFUSED),
    ROW_NOT_LENT("row.not-lent", REFUSED),
    ROW_NONE_LEFT("row.none-left", REFUSED),
    ROW_REMARK("row.remark", REFUSED),
    ROW_RENAMED("row.renamed", INFO),
    ROW_PROMISED("row.promised", DOUBTED),
    ROW_JOINT("row.joint", INFO),
    ROW_JOINT_UNSURE("row.joint-unsure", DOUBTED),
    ROW_LONGER("row.longer", DOUBTED),
    CELL_TOO_LONG("cell.too-long", REFUSED),
    CELL_DITTO("cell.ditto", REPAIRED),
    CELL_GARBLED("cell.garbled", DOUBTED),

    NAME_SPACING("name.spacing", REPAIRED),
    NAME_LETTERS("name.letters", REPAIRED),
    NAME_ADVICE("name.advice", REPAIRED),
    NAME_CUT("name.cut", REPAIRED),
    KANA_NOT_KANA("kana.not-kana", DOUBTED),
    CODE_CHECK_DIGIT("code.check-digit", INFO),
    CODE_ZERO("code.zero", REPAIRED),
    CODE_UNKNOWN("code.unknown", DOUBTED),
    ADDRESS_EXCEL("address.excel", DOUBTED),
    ADDRESS_NAME("address.name", REPAIRED),
    POINT_SWAPPED("point.swapped", REPAIRED),
    POINT_DECIMALS("point.decimals", REPAIRED),
    POINT_MINUTES("point.minutes", REPAIRED),
    POINT_DATUM("point.datum", REPAIRED),
    POINT_UNREADABLE("point.unreadable", DOUBTED),
    POINT_OUTSIDE("point.outside", DOUBTED),
    POINT_FAR("point.far", DOUBTED),
    POINT_TOWN("point.town", INFO),
    NUMBER_EXCEL("number.excel", DOUBTED),
    NUMBER_UNREADABLE("number.unreadable", DOUBTED),
    POSTCODE_ZERO("postcode.zero", REPAIRED),
    POSTCODE_UNREADABLE("postcode.unreadable", DOUBTED),
    PHONE_ZERO("phone.zero", REPAIRED),
    PHONE_UNREADABLE("phone.unreadable", DOUBTED),
    URL_MENDED("url.mended", REPAIRED),
    URL_UNREADABLE("url.unreadable", DOUBTED),
    TIME_LOST_SIGN("time.lost-sign", DOUBTED),
    PERSON_HIDDEN("person.hidden", INFO);

    private final String code;
    private final Weight weight;

    Reason(String code, Weight weight) {
        this.code = code;
        this.weight = weight;
    }

    /** Stable name for programs, such as {@code point.swapped}. */
    public String code() {
        return code;
    }

    /** What it means for the row or file. */
    public Weight weight() {
        return weight;
    }

    /** Key of its sentence. */
    public String messageKey() {
        return "intake." + code;
    }
}
