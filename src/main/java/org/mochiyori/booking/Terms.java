package org.mochiyori.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.mochiyori.catalogue.Cancellation;
import org.mochiyori.kernel.TimeWindow;

/**
 * What was agreed to be asked. It stays while the line goes through its states, but for a loan that is renewed: then it lasts
 * longer, at the price of that.
 *
 * @param id of the line
 * @param position in its booking, from 0
 * @param thing what is lent, as it was called then
 * @param window when it is used, buffers not included
 * @param quantity how many, 1 or more
 * @param optional the rest of the booking stands without it
 * @param price computed by the server when it was asked
 * @param conditions the lender's settings at that time
 * @param taking what it takes of the units behind the listing
 * @param candidates further times that would do as well, of what a person is asked for; what is agreed on becomes the window
 */
public record Terms(
        UUID id,
        int position,
        Thing thing,
        TimeWindow window,
        int quantity,
        boolean optional,
        Price price,
        Conditions conditions,
        Taking taking,
        List<Candidate> candidates) {
    public Terms {
        if (quantity < 1) {
            throw new IllegalArgumentException("a quantity is 1 or more");
        }
        candidates = List.copyOf(candidates);
    }

    /** At one time and no other. */
    public Terms(
            UUID id,
            int position,
            Thing thing,
            TimeWindow window,
            int quantity,
            boolean optional,
            Price price,
            Conditions conditions,
            Taking taking) {
        this(id, position, thing, window, quantity, optional, price, conditions, taking, List.of());
    }

    /**
     * A further time that would do as well.
     *
     * @param footprint what it would take from others, buffers included
     * @param price as reckoned for that time
     */
    public record Candidate(TimeWindow window, TimeWindow footprint, Price price) {}

    /** Every time that would do: the one wished for most, then the others. */
    public List<TimeWindow> windows() {
        return Stream.concat(Stream.of(window), candidates.stream().map(Candidate::window))
                .toList();
    }

    /** The same held to each of its times. */
    List<Terms> atEach() {
        return windows().stream().flatMap(at -> agreedAt(at).stream()).toList();
    }

    /** The same at one of its times, which it is held to from then on; empty for a time that was never asked for. */
    Optional<Terms> agreedAt(TimeWindow wanted) {
        if (wanted.equals(window)) {
            return Optional.of(this);
        }
        return candidates.stream()
                .filter(one -> one.window().equals(wanted))
                .findFirst()
                .map(one -> {
                    List<Candidate> others = new ArrayList<>(candidates);
                    others.set(others.indexOf(one), new Candidate(window, taking.during(), price));
                    Taking taken = new Taking(one.footprint(), taking.amounts());
                    return new Terms(
                            id, position, thing, wanted, quantity, optional, one.price(), conditions, taken, others);
                });
    }

    /** The same at another time, reckoned no further: neither its price nor what it takes is asked of it. */
    Terms at(TimeWindow other) {
        return new Terms(id, position, thing, other, quantity, optional, price, conditions, taking, candidates);
    }

    /**
     * What is lent and by whom.
     *
     * @param listing its id
     * @param kind space, equipment or skill
     * @param title its name when it was asked for
     * @param hub the owner's hub, the only one that decides about it
     * @param lender the group that lends it
     * @param zone of the owner's hub: its days begin and end there
     */
    public record Thing(UUID listing, String kind, String title, String hub, UUID lender, ZoneId zone) {}

    /**
     * The lender's settings that the line lives by.
     *
     * @param byPerson a person decides, within {@code answerWithin}
     * @param requestBlocks a request keeps others out while it waits
     * @param borrowerConfirms after an approval the borrower says once more that it is wanted
     * @param answerWithin how long a request waits
     * @param hold how long a hold is kept
     * @param cancellation what is owed for calling off
     * @param confirmBy a hold ends then at the latest, where that lies ahead
     */
    public record Conditions(
            boolean byPerson,
            boolean requestBlocks,
            boolean borrowerConfirms,
            Duration answerWithin,
            Duration hold,
            Cancellation cancellation,
            Optional<Instant> confirmBy) {
        public Conditions {
            if (!answerWithin.isPositive() || !hold.isPositive()) {
                throw new IllegalArgumentException("times to wait are longer than nothing");
            }
        }

        /** Without a moment at which every hold ends. */
        public Conditions(
                boolean byPerson,
                boolean requestBlocks,
                boolean borrowerConfirms,
                Duration answerWithin,
                Duration hold,
                Cancellation cancellation) {
            this(byPerson, requestBlocks, borrowerConfirms, answerWithin, hold, cancellation, Optional.empty());
        }

        /** When a hold that begins then ends. */
        public Instant heldUntil(Instant from) {
            Instant end = from.plus(hold);
            return confirmBy.filter(by -> by.isAfter(from) && by.isBefore(end)).orElse(end);
        }
    }

    /** The same at another place in its booking, and on other conditions. */
    Terms at(int other, Conditions changed) {
        return new Terms(id, other, thing, window, quantity, optional, price, changed, taking, candidates);
    }

    /** The same for longer. */
    Terms renewed(TimeWindow longer, Price reckoned, TimeWindow taken) {
        return new Terms(
                id,
                position,
                thing,
                longer,
                quantity,
                optional,
                reckoned,
                conditions,
                new Taking(taken, taking.amounts()),
                candidates);
    }

    /** The same, taking its units until a later moment: it is not back. */
    Terms takenUntil(Instant until) {
        return renewed(window, price, new TimeWindow(taking.during().from(), until));
    }

    /** Whether it keeps others out from its birth on. */
    boolean takesAtOnce() {
        return !conditions.byPerson() || conditions.requestBlocks();
    }

    /** Whether both take of one unit at one time. */
    boolean overlaps(Terms other) {
        return taking.during().overlaps(other.taking.during())
                && taking.amounts().keySet().stream().anyMatch(other.taking.amounts()::containsKey);
    }

    /** Until when cancelling costs nothing: the end of the day so many days before the use, never past its beginning. */
    public Instant cancelFreeUntil() {
        Instant until = window.from()
                .atZone(thing.zone())
                .toLocalDate()
                .minusDays(conditions.cancellation().freeDays() - 1L)
                .atStartOfDay(thing.zone())
                .toInstant();
        return until.isBefore(window.from()) ? until : window.from();
    }

    /** Percent of the price owed by a borrower who calls the use off then; empty where the lender decides. */
    public OptionalInt cancelPercent(Instant at) {
        if (!at.isBefore(window.from())) {
            return conditions.cancellation().late();
        }
        LocalDate use = LocalDate.ofInstant(window.from(), thing.zone());
        return conditions.cancellation().percent(ChronoUnit.DAYS.between(LocalDate.ofInstant(at, thing.zone()), use));
    }

    /**
     * What a line takes while it occupies.
     *
     * @param during buffers and whole days included
     * @param amounts how much of each unit, 1 or more; empty where nothing is kept from others
     */
    public record Taking(TimeWindow during, Map<UUID, Integer> amounts) {
        public Taking {
            amounts = Map.copyOf(amounts);
            if (amounts.values().stream().anyMatch(amount -> amount < 1)) {
                throw new IllegalArgumentException("an amount taken is 1 or more");
            }
        }

        /** What is left of it when some of several things are back; what is lent whole is out until all of it is back. */
        Taking without(int back, int quantity) {
            Map<UUID, Integer> left = new HashMap<>();
            amounts.forEach((unit, amount) -> left.put(unit, amount == quantity ? amount - back : amount));
            return new Taking(during, left);
        }
    }
}
