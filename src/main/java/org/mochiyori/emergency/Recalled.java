package org.mochiyori.emergency;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.booking.State;
import org.mochiyori.kernel.TimeWindow;

/**
 * A thing that is called back.
 *
 * @param name of the listing
 * @param place where it is kept; empty where nobody said
 * @param address of that place, where known
 * @param owner who lends it, and how they are reached
 * @param quantity how many there are
 * @param marked its owner offered it; else it is one of the hub's kinds
 * @param lent who has it now, and who has been promised it
 */
public record Recalled(
        UUID listing,
        String name,
        Optional<String> place,
        Optional<String> address,
        Reach owner,
        int quantity,
        boolean marked,
        List<Lent> lent) {
    public Recalled {
        lent = List.copyOf(lent);
    }

    /**
     * Somebody and their telephone number, as far as the two hubs tell each other.
     *
     * @param phone empty where there is none
     */
    public record Reach(String name, String phone) {}

    /**
     * A booking of it.
     *
     * @param number 受付番号
     * @param count how many are out, or promised
     * @param window as booked
     */
    public record Lent(UUID booking, String number, State state, int count, TimeWindow window, Reach holder) {
        /** Whether it is with them now. */
        public boolean isOut() {
            return state == State.OUT;
        }
    }

    Recalled lentTo(List<Lent> others) {
        return new Recalled(listing, name, place, address, owner, quantity, marked, others);
    }

    /** How many are out now. */
    public int out() {
        return lent.stream().filter(Lent::isOut).mapToInt(Lent::count).sum();
    }

    /** How many should lie at their place. */
    public int here() {
        return Math.max(0, quantity - out());
    }

    /** Who has it now. */
    public List<Lent> holders() {
        return lent.stream().filter(Lent::isOut).toList();
    }

    /** Who has been promised it, the next first. */
    public List<Lent> upcoming(Instant now) {
        return lent.stream()
                .filter(one -> !one.isOut() && one.window().until().isAfter(now))
                .toList();
    }
}
