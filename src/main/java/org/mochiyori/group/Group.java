package org.mochiyori.group;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A group known to a hub.
 *
 * @param hub the hub that registers it
 * @param number 受付番号, unique inside the hub
 * @param validUntil last day of the registration; empty: open or not yet registered
 * @param renewalAsked whether the group wishes to go on and waits for the hub
 * @param reason of the last decision, or empty
 * @param umbrella the 連合会 it belongs to
 * @param classes what the hub's rules call it beside its kind, such as 登録団体
 * @param version rises with each change
 */
public record Group(
        UUID id,
        String hub,
        Profile profile,
        State state,
        String number,
        Optional<LocalDate> validUntil,
        boolean renewalAsked,
        String reason,
        Optional<UUID> umbrella,
        List<String> classes,
        Instant createdAt,
        int version) {

    /** Copies the classes. */
    public Group {
        classes = List.copyOf(classes);
    }

    /**
     * What a group tells of itself.
     *
     * @param name 1 to 200 characters
     * @param kana reading, hiragana, or empty
     * @param purpose what it does, or empty
     * @param phone digits, or empty
     * @param mail or empty
     * @param address or empty
     */
    public record Profile(
            String name, String kana, Kind kind, String purpose, String phone, String mail, String address) {}

    /** Its name. */
    public String name() {
        return profile.name();
    }

    /** Whether it may borrow and lend on that day. */
    public boolean isRegisteredOn(LocalDate day) {
        return state == State.ACTIVE
                && validUntil.map(last -> !day.isAfter(last)).orElse(true);
    }

    /** Where a registration stands. */
    public enum State {
        /** Waits for the hub's decision. */
        APPLIED("applied"),
        /** Approved; counts until its last day. */
        ACTIVE("active"),
        /** Refused, with a reason. */
        DECLINED("declined"),
        /** Given up or taken away. */
        ENDED("ended");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** As in the API and the database. */
        public String code() {
            return code;
        }

        static State of(String code) {
            return Arrays.stream(values())
                    .filter(one -> one.code.equals(code))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What kind of group it is. */
    public enum Kind {
        /** 自治会・町内会. */
        NEIGHBOURHOOD("neighbourhood"),
        /** NPO and other non-profit bodies. */
        NPO("npo"),
        /** サークル. */
        CLUB("club"),
        /** 学生団体. */
        STUDENT("student"),
        /** 学校・園. */
        SCHOOL("school"),
        /** 企業・商店. */
        FIRM("firm"),
        /** The municipality and its bodies. */
        PUBLIC("public"),
        /** 中間支援組織; its people may accompany groups. */
        INTERMEDIARY("intermediary"),
        /** 連合会. */
        UNION("union"),
        /** Anything else. */
        OTHER("other");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As in the API and the database. */
        public String code() {
            return code;
        }

        /** The kind of this name. */
        public static Optional<Kind> find(String code) {
            return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
        }
    }
}
