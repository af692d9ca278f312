package org.mochiyori.arrangement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mochiyori.arrangement.Sounding.Choice;
import org.mochiyori.arrangement.Sounding.Given;
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
import org.mochiyori.booking.Wish;
import org.mochiyori.catalogue.Contact;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Problem.RuleRefuses;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.notice.HelperLetter;
import org.mochiyori.people.Secrets;
import org.mochiyori.platform.db.Tx;

/**
 * 打診: the desk asks the person behind a skill, who answers by a link of their own or on the telephone. What they accept is an
 * approval of the line in booking's own table; a no leaves the request open, so that the desk can ask somebody else.
 */
public final class Soundings {
    /** How many days an answer is waited for, where the desk says nothing else. */
    public static final int USUAL_DAYS = 5;
    /** The longest an answer is waited for. */
    public static final int MOST_DAYS = 30;
    /** Why not: the time, the way there, what is asked for, or something else. */
    public static final Set<String> REASONS = Set.of("busy", "far", "content", "other");

    private static final int MOST_OPEN = 100;

    /** Said of an approval that came by a link: nobody with an account has given it. */
    static final String BY_LINK = "by-link";
    /** Said of an approval that the desk has written down. */
    static final String BY_PHONE = "by-phone";

    private final Workshop shop;
    private final Secrets secrets = new Secrets();

    Soundings(Workshop shop) {
        this.shop = shop;
    }

    /**
     * How somebody shall be asked.
     *
     * @param way empty: by letter where there is an address, else on the telephone
     * @param days how long the answer is waited for
     */
    public record Asking(Optional<Sounding.Way> way, int days) {}

    /** Which line of which booking. */
    public record At(UUID booking, UUID line) {}

    /**
     * Asks the person behind a line.
     *
     * @throws Refused as not allowed for all but the lending side; where the request is decided, somebody is being asked, or
     *     there is no address to write to
     */
    public Sounding ask(Tx tx, Caller caller, At at, Asking asking) {
        UUID booking = at.booking();
        UUID line = at.line();
        Seen seen = shop.booking().bookings().get(tx, caller, booking);
        Terms terms = requireOpen(seen, line);
        if (SoundingStore.lockOpen(tx, line).isPresent()) {
            throw new Refused(new RuleRefuses("sounding.open", "", Map.of()));
        }
        Contact contact = shop.contact(tx, terms);
        Sounding.Way way = asking.way().orElse(contact.mail().isBlank() ? Sounding.Way.PHONE : Sounding.Way.MAIL);
        if (way == Sounding.Way.MAIL && contact.mail().isBlank()) {
            throw new Refused(new RuleRefuses("sounding.no-mail", "", Map.of()));
        }
        Instant now = shop.now();
        Instant answerBy = SoundingRules.answerBy(
                        new SoundingRules.Moment(
                                now,
                                lapses(seen, line),
                                terms.windows(),
                                terms.thing().zone()),
                        asking.days())
                .orElseThrow(() -> new Refused(new RuleRefuses("sounding.past", "", Map.of())));
        Sounding sounding = new Sounding(
                shop.platform().ids().next(),
                new Sounding.Subject(
                        booking, line, terms.thing().listing(), terms.thing().hub()),
                new Sounding.Asked(way, caller.person(), now, answerBy),
                Sounding.State.OPEN,
                Optional.empty());
        boolean writes = way == Sounding.Way.MAIL;
        SoundingStore.insert(
                tx,
                sounding,
                Optional.of(answerBy)
                        .filter(by -> writes)
                        .flatMap(by ->
                                SoundingRules.remindAt(now, by, terms.thing().zone())));
        if (writes) {
            write(tx, sounding, seen.booking(), HelperLetter.Kind.SOUNDING);
        }
        shop.tell(tx, sounding, "asked", Optional.of(caller.person()));
        return sounding;
    }

    /**
     * Asks another person of the same skill instead: their line takes the place of the one that waits, with the same times.
     *
     * @param listing one of {@link #alternatives}
     */
    public Sounding askNext(Tx tx, Caller caller, At at, UUID listing, Asking asking) {
        UUID booking = at.booking();
        UUID line = at.line();
        close(tx, line);
        Seen seen = shop.booking().bookings().get(tx, caller, booking);
        Terms terms = requireOpen(seen, line);
        Wish.WishLine wanted = new Wish.WishLine(
                listing,
                terms.window(),
                terms.quantity(),
                terms.optional(),
                Set.of(),
                terms.candidates().stream().map(Terms.Candidate::window).toList());
        Seen changed = shop.booking()
                .changes()
                .replace(
                        tx,
                        caller,
                        booking,
                        new LineChanges.Change(
                                line,
                                wanted,
                                Moving.Words.NONE,
                                OptionalLong.of(seen.booking().version())));
        return ask(tx, caller, new At(booking, inPlaceOf(changed, line)), asking);
    }

    /** The line that has taken the place of one. */
    static UUID inPlaceOf(Seen changed, UUID line) {
        return changed.booking().entries().stream()
                .filter(entry -> entry.replaces().filter(line::equals).isPresent())
                .reduce((first, last) -> last)
                .orElseThrow()
                .line()
                .terms()
                .id();
    }

    /** Others of the same skill who could be asked at these times, for whom may change the line; else nobody. */
    public List<Terms> alternatives(Caller caller, Seen seen, UUID line) {
        boolean may = seen.booking()
                .find(line)
                .filter(entry -> seen.sidesOf(entry.line()).contains(Side.BORROWER))
                .isPresent();
        return may ? shop.booking().changes().alternatives(caller, seen, line) : List.of();
    }

    /** Writes down what somebody has said on the telephone. @throws Refused without a memo, or where it is settled already */
    public Sounding answerAtDesk(Tx tx, Caller caller, UUID id, Given given) {
        Sounding sounding = SoundingStore.lock(tx, id).orElseThrow(Soundings::absent);
        Seen seen = shop.booking().bookings().get(tx, caller, sounding.subject().booking());
        Terms terms = Workshop.requireLent(seen, sounding.subject().line()).terms();
        Actor by = Actor.of(caller.person(), terms.thing().lender());
        return settle(tx, sounding, seen.booking(), new Answered(given, by, true));
    }

    /**
     * Answers by the link of a letter: once, whatever mail programs have opened before.
     *
     * @throws Refused as not found for a link that never was; where it is settled, or too late; with {@code Taken} where the
     *     person has been promised elsewhere meanwhile, and then another time can still be chosen
     */
    public Sounding answerByLink(Tx tx, String secret, Given given) {
        UUID id = SoundingStore.findByLink(tx, Secrets.hash(secret))
                .orElseThrow(Soundings::absent)
                .id();
        Sounding sounding = SoundingStore.lock(tx, id).orElseThrow(Soundings::absent);
        Booking booking = shop.booking().answering().get(tx, sounding.subject().booking());
        Terms terms =
                booking.find(sounding.subject().line()).orElseThrow().line().terms();
        Actor by = new Actor(Optional.empty(), Optional.of(terms.thing().lender()));
        return settle(tx, sounding, booking, new Answered(given, by, false));
    }

    /** What a link asks; empty for one that never was. Reading it changes nothing. */
    public Optional<Question> read(String secret) {
        return SoundingStore.findByLink(shop.platform().db(), Secrets.hash(secret))
                .map(sounding -> question(
                        sounding,
                        shop.booking()
                                .answering()
                                .get(shop.platform().db(), sounding.subject().booking())));
    }

    /**
     * What somebody is asked.
     *
     * @param line as it stands
     * @param who asks: a group's name; empty for a person
     * @param purpose in the asker's words
     * @param contact how to reach who asks; empty until all is agreed
     * @param answerable whether an answer is still waited for
     */
    public record Question(
            Sounding sounding,
            Line line,
            String who,
            String purpose,
            OptionalInt persons,
            String contact,
            boolean answerable) {}

    /** What was asked about a booking, oldest first. @throws Refused as not allowed for all but the lending side */
    public List<Sounding> list(Caller caller, UUID booking) {
        Seen seen = shop.booking().bookings().get(caller, booking);
        Set<UUID> own = seen.entries().stream()
                .filter(entry -> seen.sidesOf(entry.line()).contains(Side.LENDER))
                .map(entry -> entry.line().terms().id())
                .collect(Collectors.toSet());
        if (own.isEmpty()) {
            throw new Refused(new Problem.NotAllowed("side.lender"));
        }
        return SoundingStore.listOfBooking(shop.platform().db(), booking).stream()
                .filter(sounding -> own.contains(sounding.subject().line()))
                .toList();
    }

    /**
     * Bookings of a hub with a skill that is asked for, or whose time is over and that nobody has reported; the oldest first.
     *
     * @throws Refused as not found for all but the hub's staff
     */
    public List<Seen> listOpen(Caller caller, String hub) {
        return shop.booking()
                .bookings()
                .listAt(caller, hub, SoundingStore.listOpen(shop.platform().db(), hub, shop.now(), MOST_OPEN));
    }

    /** Of each of these lines what was asked last; whose lines they are the caller has seen to. */
    public Map<UUID, Sounding> latest(List<UUID> lines) {
        return SoundingStore.listLatest(shop.platform().db(), lines).stream()
                .collect(Collectors.toMap(sounding -> sounding.subject().line(), Function.identity()));
    }

    /** Writes to somebody, with a fresh link; those of earlier letters stay good. */
    void write(Tx tx, Sounding sounding, Booking booking, HelperLetter.Kind kind) {
        String secret = secrets.draw();
        SoundingStore.addLink(tx, Secrets.hash(secret), sounding.id());
        shop.write(
                tx,
                booking,
                sounding,
                new Workshop.Writing(
                        kind,
                        Optional.of("/answer?token=" + secret),
                        Optional.of(sounding.asked().answerBy())));
    }

    private record Answered(Given given, Actor by, boolean atDesk) {}

    private Sounding settle(Tx tx, Sounding sounding, Booking booking, Answered answered) {
        Given given = answered.given();
        UUID id = sounding.subject().line();
        Line line = booking.find(id).orElseThrow().line();
        Instant now = shop.now();
        requireWaiting(sounding, line, answered.atDesk(), now);
        List<TimeWindow> windows = line.terms().windows();
        SoundingRules.refusal(given, windows, now, answered.atDesk()).ifPresent(problem -> {
            throw new Refused(problem);
        });
        Optional<TimeWindow> window = switch (given.choice()) {
            case ACCEPT -> SoundingRules.accepted(given, windows);
            case OFFER -> given.window();
            case DECLINE -> Optional.empty();
        };
        Sounding settled = new Sounding(
                sounding.id(),
                sounding.subject(),
                sounding.asked(),
                given.choice().state(),
                Optional.of(new Sounding.Settled(now, answered.by().person(), window, given.reason(), given.note())));
        SoundingStore.settle(tx, settled);
        if (given.choice() == Choice.ACCEPT) {
            Moving.Words words = new Moving.Words(
                    Optional.of(answered.atDesk() ? BY_PHONE : BY_LINK), given.note(), OptionalInt.empty());
            shop.booking()
                    .answering()
                    .answer(tx, booking, new Answering.Answer(id, Move.APPROVE, answered.by(), words, window));
        }
        shop.tell(tx, settled, settled.state().word(), answered.by().person());
        return settled;
    }

    /** The desk may write down an answer that came late, as long as the request waits. */
    private static void requireWaiting(Sounding sounding, Line line, boolean atDesk, Instant now) {
        boolean late = atDesk && sounding.state() == Sounding.State.UNANSWERED;
        if (sounding.state() != Sounding.State.OPEN && !late) {
            throw new Refused(new Problem.WrongState(sounding.state().word(), "answer"));
        }
        if (!atDesk && !now.isBefore(sounding.asked().answerBy())) {
            throw new Refused(new Problem.WrongState(Sounding.State.UNANSWERED.word(), "answer"));
        }
        if (line.state() != State.REQUESTED) {
            throw new Refused(new Problem.WrongState(line.state().code(), "answer"));
        }
    }

    private Question question(Sounding sounding, Booking booking) {
        Line line = booking.find(sounding.subject().line()).orElseThrow().line();
        boolean agreed = sounding.state() == Sounding.State.ACCEPTED && Workshop.isAgreed(line);
        boolean answerable = sounding.state() == Sounding.State.OPEN
                && line.state() == State.REQUESTED
                && shop.now().isBefore(sounding.asked().answerBy());
        Workshop.Asker asker = shop.asker(shop.platform().db(), booking);
        return new Question(
                sounding,
                line,
                asker.name(),
                booking.request().purpose(),
                booking.request().persons(),
                agreed ? asker.contact() : "",
                answerable);
    }

    void close(Tx tx, UUID line) {
        SoundingStore.lockOpen(tx, line).ifPresent(open -> {
            Sounding closed = new Sounding(
                    open.id(),
                    open.subject(),
                    open.asked(),
                    Sounding.State.CLOSED,
                    Optional.of(new Sounding.Settled(
                            shop.now(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
            SoundingStore.settle(tx, closed);
            shop.tell(tx, closed, closed.state().word(), Optional.empty());
        });
    }

    private static Terms requireOpen(Seen seen, UUID line) {
        Line lent = Workshop.requireLent(seen, line);
        if (lent.state() != State.REQUESTED) {
            throw new Refused(new Problem.WrongState(lent.state().code(), "sound"));
        }
        return lent.terms();
    }

    private static Instant lapses(Seen seen, UUID line) {
        return seen.booking().find(line).orElseThrow().line().lapsesAt().orElseThrow();
    }

    static Refused absent() {
        return new Refused(new Problem.NotFound());
    }
}
