package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import org.mochiyori.calendar.Opening;

/** The kinds of rules whose values hubs, places and listings set. Each is a record with one strict JSON form. */
public enum RuleKind {
    /** When it is open, in which pieces time is lent, when one may ask: {@link Opening}. */
    OPENING {
        @Override
        JsonNode canonical(JsonNode value) {
            return Opening.fromJson(value).toJson();
        }
    },
    /** How requests are answered: {@link Lending}. */
    LENDING {
        @Override
        JsonNode canonical(JsonNode value) {
            return Lending.fromJson(value).toJson();
        }
    },
    /** How rates become a price: {@link Tariff}. */
    TARIFF {
        @Override
        JsonNode canonical(JsonNode value) {
            return Tariff.fromJson(value).toJson();
        }
    },
    /** For whom and for what less is paid: {@link Reduction}. */
    REDUCTION {
        @Override
        JsonNode canonical(JsonNode value) {
            return Reduction.fromJson(value).toJson();
        }
    },
    /** What is owed for calling off: {@link Cancellation}. */
    CANCELLATION {
        @Override
        JsonNode canonical(JsonNode value) {
            return Cancellation.fromJson(value).toJson();
        }
    },
    /** Who may borrow, and for what: {@link Admission}. */
    ADMISSION {
        @Override
        JsonNode canonical(JsonNode value) {
            return Admission.fromJson(value).toJson();
        }
    },
    /** How much one borrower may have: {@link Quotas}. */
    QUOTAS {
        @Override
        JsonNode canonical(JsonNode value) {
            return Quotas.fromJson(value).toJson();
        }
    },
    /** What stands on papers: {@link PaperText}. */
    PAPER {
        @Override
        JsonNode canonical(JsonNode value) {
            return PaperText.fromJson(value).toJson();
        }
    };

    /** The word in addresses and in the database. */
    public String word() {
        return Word.of(this);
    }

    /** The value as it is kept; refuses what is not one, with pointers into the value. */
    abstract JsonNode canonical(JsonNode value);
}
