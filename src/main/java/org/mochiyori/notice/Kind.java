package org.mochiyori.notice;

import java.util.Locale;

/** What there is to tell. Texts: {@code notice.kind-<code>} and, for what to do next, {@code notice.kind-<code>-text}. */
enum Kind {
    RECEIVED,
    HELD,
    APPROVED,
    DECLINED,
    CONFIRMED,
    WITHDRAWN,
    CANCELLED,
    EXPIRED,
    CLOSED_OFF,
    CLOSED_MOVED,
    RECALLED,
    EMERGENCY_OVER,
    HOLD_ENDING,
    DAY_BEFORE,
    DUE_TOMORROW,
    DUE_BACK,
    OVERDUE,
    LENDER_RECEIVED,
    LENDER_HELD,
    LENDER_APPROVED,
    LENDER_DECLINED,
    LENDER_CONFIRMED,
    LENDER_WITHDRAWN,
    LENDER_CANCELLED,
    LENDER_EXPIRED,
    LENDER_RECALLED,
    LENDER_DAY_BEFORE,
    LENDER_DUE_BACK,
    LENDER_OVERDUE,
    LISTING_PUBLISHED,
    LISTING_RETURNED,
    GROUP_APPROVED,
    GROUP_DECLINED,
    ACCOMPANYING_OVERDUE,
    CUSTODY_RECORD,
    CUSTODY_SILENT,
    CUSTODY_CONTESTED,
    CUSTODY_RENEWAL,
    CUSTODY_CLAIM,
    CUSTODY_ENDANGERED,
    CUSTODY_KEPT_LATE,
    REPORT_DUE,
    REPORT_OVERDUE,
    LENDER_REPORT,
    LENDER_REDUCTION,
    REDUCTION_GRANTED,
    REDUCTION_REFUSED,
    BLOCK_DISPLACES,
    OUTAGE_DISPLACES,
    SOUNDING_ACCEPTED,
    SOUNDING_DECLINED,
    SOUNDING_OFFERED,
    SOUNDING_UNANSWERED,
    OTHER_TIME,
    OTHER_TIMES,
    RENEWAL_CALL,
    RENEWAL_RESTS,
    SAVED_FOUND,
    MESSAGE,
    LENDER_MESSAGE,
    MESSAGE_REPORTED,
    OUTSIDE_STALE,
    OUTSIDE_EMPTIED,
    OUTSIDE_CLASH;

    /** Its name in the database, the API and message keys. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the lending side is told of the same move of a booking. */
    Kind forLender() {
        return switch (this) {
            case CLOSED_OFF -> LENDER_CANCELLED;
            case CLOSED_MOVED -> LENDER_CONFIRMED;
            default -> valueOf("LENDER_" + name());
        };
    }
}
