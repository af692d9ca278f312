package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import org.mochiyori.calendar.Opening;

/** The kinds of rules whose values hubs, places and listings set. Each is a record with one strict JSON form. */
public enum RuleKind {
    /** When it is open, in which pieces time is lent, when one may ask: {@link Opening}. */
    OPENING,
    /** How requests are answered: {@link Lending}. */
    LENDING,
    /** How rates become a price: {@link Tariff}. */
    TARIFF,
    /** For whom and for what less is paid: {@link Reduction}. */
    REDUCTION,
    /** What is owed for calling off: {@link Cancellation}. */
    CANCELLATION,
    /** Who may borrow, and for what: {@link Admission}. */
    ADMISSION,
    /** How much one borrower may have: {@link Quotas}. */
    QUOTAS,
    /** What stands on papers: {@link PaperText}. */
    PAPER,
    /** How a thing is handed over, taken back and kept longer: {@link CustodyTerms}. */
    CUSTODY,
    /** After which uses the borrower reports what came of them: {@link ReportTerms}. */
    REPORT;

    /** The word in addresses and in the database. */
    public String word() {
        return Word.of(this);
    }

    /**
     * The value as it is kept.
     *
     * @throws org.mochiyori.kernel.Refused for what is not one, with pointers into the value
     */
    public JsonNode canonical(JsonNode value) {
        return switch (this) {
            case OPENING -> Opening.fromJson(value).toJson();
            case LENDING -> Lending.fromJson(value).toJson();
            case TARIFF -> Tariff.fromJson(value).toJson();
            case REDUCTION -> Reduction.fromJson(value).toJson();
            case CANCELLATION -> Cancellation.fromJson(value).toJson();
            case ADMISSION -> Admission.fromJson(value).toJson();
            case QUOTAS -> Quotas.fromJson(value).toJson();
            case PAPER -> PaperText.fromJson(value).toJson();
            case CUSTODY -> CustodyTerms.fromJson(value).toJson();
            case REPORT -> ReportTerms.fromJson(value).toJson();
        };
    }
}
