package org.mochiyori.people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * The desk of a hub saw a paper with a person's address: when and which kind; no copy is kept.
 *
 * @param checkedOn the day
 * @param checkedBy who of the desk
 */
public record AddressCheck(String hub, UUID person, LocalDate checkedOn, Method method, UUID checkedBy) {

    /** What was shown. */
    public enum Method {
        /** 運転免許証. */
        LICENCE("licence"),
        /** マイナンバーカード. */
        MY_NUMBER_CARD("my-number-card"),
        /** 資格確認書・保険証. */
        INSURANCE_CARD("insurance-card"),
        /** 公共料金の領収書. */
        UTILITY_BILL("utility-bill"),
        /** Something else. */
        OTHER("other");

        private final String code;

        Method(String code) {
            this.code = code;
        }

        /** As in the API and the database. */
        public String code() {
            return code;
        }

        static Optional<Method> find(String code) {
            return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
        }
    }
}
