package org.mochiyori.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What differs between the kinds of listing. */
public sealed interface Thing {
    /** Which kind. */
    default ListingKind kind() {
        return switch (this) {
            case Space space -> ListingKind.SPACE;
            case Equipment equipment -> ListingKind.EQUIPMENT;
            case Skill skill -> ListingKind.SKILL;
        };
    }

    /**
     * A room, hall or ground.
     *
     * @param capacity persons; empty when unknown
     * @param areaM2 square metres; empty when unknown
     * @param parts the units of its place that a use takes whole: 和室1・2 takes 和室1 and 和室2, the whole hall all its
     *     cells; empty for a room that is one unit of its own
     */
    record Space(Optional<Integer> capacity, Optional<BigDecimal> areaM2, List<UUID> parts) implements Thing {
        public Space {
            capacity.ifPresent(persons -> positive(persons, "a capacity"));
            areaM2.ifPresent(area -> positive(area.signum(), "an area"));
            parts = List.copyOf(parts);
            if (parts.stream().distinct().count() < parts.size()) {
                throw new IllegalArgumentException("a part is named once");
            }
        }

        /** A room that is one unit of its own. */
        public static Space forPersons(int capacity) {
            return new Space(Optional.of(capacity), Optional.empty(), List.of());
        }

        /** A room made of units. */
        public static Space madeOf(int capacity, List<UUID> parts) {
            return new Space(Optional.of(capacity), Optional.empty(), parts);
        }
    }

    /**
     * A pool of equal things.
     *
     * @param quantity how many there are
     * @param unit how they are counted: 台, 張, 式
     * @param serials of single things, where the lender keeps them; never more than there are
     */
    record Equipment(int quantity, String unit, List<String> serials) implements Thing {
        public Equipment {
            positive(quantity, "a quantity");
            serials = List.copyOf(serials);
            if (serials.size() > quantity || serials.stream().distinct().count() < serials.size()) {
                throw new IllegalArgumentException("serials are distinct and no more than the quantity");
            }
        }

        /** A pool without serials. */
        public static Equipment pool(int quantity, String unit) {
            return new Equipment(quantity, unit, List.of());
        }
    }

    /**
     * What somebody can do. Who it is, and how to reach that person, is kept apart (see {@link Contacts}).
     *
     * @param forWhom whom it is for: 子ども, 高齢者, 団体
     * @param days when it is possible, in words
     * @param reach where the person comes to, in words
     * @param thanks 謝礼 and travel, in words
     */
    record Skill(String forWhom, String days, String reach, String thanks) implements Thing {
        /** Nothing said yet. */
        public static final Skill PLAIN = new Skill("", "", "", "");
    }

    private static void positive(int number, String what) {
        if (number < 1) {
            throw new IllegalArgumentException(what + " is 1 or more");
        }
    }
}
