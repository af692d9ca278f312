package org.mochiyori.arrangement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.mochiyori.booking.Actor;
import org.mochiyori.booking.Answering;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.LineChanges;
import org.mochiyori.booking.Move;
import org.mochiyori.booking.Moving;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Side;
import org.mochiyori.booking.State;
import org.mochiyori.booking.Terms;
import org.mochiyori.booking.Wish.WishLine;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Problem.RuleRefuses;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Tx;

/**
 * Other times that people behind skills have offered: they have said yes already, so it is settled when whoever asked for help
 * takes one.
 */
public final class Offers {
    private final Workshop shop;
    private final Soundings soundings;

    Offers(Workshop shop, Soundings soundings) {
        this.shop = shop;
        this.soundings = soundings;
    }

    /**
     * What somebody has offered instead.
     *
     * @param terms of the request as it stands
     * @param window a time that may be taken now; empty where they said it in words, which the desk talks over with both
     */
    public record Offer(UUID sounding, Terms terms, Optional<TimeWindow> window) {}

    /** What has been offered to the reader of a booking, as its borrower or their desk. */
    public List<Offer> list(Seen seen) {
        List<Line> open = seen.entries().stream()
                .map(Booking.Entry::line)
                .filter(line -> line.state() == State.REQUESTED
                        && line.terms().thing().kind().equals("skill")
                        && seen.sidesOf(line).contains(Side.BORROWER))
                .toList();
        if (open.isEmpty()) {
            return List.of();
        }
        Map<UUID, Sounding> latest =
                soundings.latest(open.stream().map(line -> line.terms().id()).toList());
        return open.stream()
                .flatMap(line -> Optional.ofNullable(latest.get(line.terms().id())).stream()
                        .filter(sounding -> sounding.state() == Sounding.State.OFFERED)
                        .map(sounding -> new Offer(sounding.id(), line.terms(), time(sounding))))
                .toList();
    }

    /**
     * Takes an offered time: the request is for that time from now on, and agreed.
     *
     * @return what the person is held to have accepted
     * @throws Refused as not found for strangers, as not allowed for all but the borrowing side, in the wrong state where it is
     *     decided otherwise or over, with {@code Taken} where the person has been promised elsewhere meanwhile
     */
    public Sounding take(Tx tx, Caller caller, UUID id) {
        Sounding offered = SoundingStore.lock(tx, id).orElseThrow(Soundings::absent);
        UUID old = offered.subject().line();
        Seen seen = shop.booking().bookings().get(tx, caller, offered.subject().booking());
        Line line = seen.booking().find(old).orElseThrow(Soundings::absent).line();
        if (!seen.sidesOf(line).contains(Side.BORROWER)) {
            throw new Refused(new Problem.NotAllowed("side.borrower"));
        }
        if (offered.state() != Sounding.State.OFFERED || line.state() != State.REQUESTED) {
            throw new Refused(new Problem.WrongState(line.state().code(), "take"));
        }
        TimeWindow window =
                time(offered).orElseThrow(() -> new Refused(new RuleRefuses("sounding.past", "", Map.of())));
        soundings.close(tx, old);
        Seen changed =
                shop.booking().changes().replace(tx, caller, seen.booking().id(), change(seen, line, window));
        Sounding accepted = accepted(offered, Soundings.inPlaceOf(changed, old), window);
        SoundingStore.insert(tx, accepted, Optional.empty());
        SoundingStore.settle(tx, accepted);
        Actor helper =
                new Actor(Optional.empty(), Optional.of(line.terms().thing().lender()));
        Moving.Words words = new Moving.Words(Optional.of(Soundings.BY_LINK), Optional.empty(), OptionalInt.empty());
        shop.booking()
                .answering()
                .answer(
                        tx,
                        changed.booking(),
                        new Answering.Answer(
                                accepted.subject().line(), Move.APPROVE, helper, words, Optional.of(window)));
        shop.tell(tx, accepted, accepted.state().word(), Optional.of(caller.person()));
        return accepted;
    }

    private LineChanges.Change change(Seen seen, Line line, TimeWindow window) {
        Terms terms = line.terms();
        WishLine wanted = new WishLine(
                terms.thing().listing(),
                window,
                terms.quantity(),
                terms.optional(),
                shop.booking().changes().extras(terms));
        return new LineChanges.Change(
                terms.id(),
                wanted,
                Moving.Words.NONE,
                OptionalLong.of(seen.booking().version()));
    }

    private Sounding accepted(Sounding offered, UUID line, TimeWindow window) {
        Sounding.Subject subject = offered.subject();
        return new Sounding(
                shop.platform().ids().next(),
                new Sounding.Subject(subject.booking(), line, subject.listing(), subject.hub()),
                offered.asked(),
                Sounding.State.ACCEPTED,
                Optional.of(new Sounding.Settled(
                        shop.now(),
                        Optional.empty(),
                        Optional.of(window),
                        Optional.empty(),
                        offered.settled().flatMap(Sounding.Settled::note))));
    }

    private Optional<TimeWindow> time(Sounding sounding) {
        return sounding.state() == Sounding.State.OFFERED
                ? sounding.settled()
                        .flatMap(Sounding.Settled::window)
                        .filter(window -> shop.now().isBefore(window.from()))
                : Optional.empty();
    }
}
