package org.mochiyori.conversation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.Bookings;
import org.mochiyori.conversation.ConversationRules.Place;
import org.mochiyori.conversation.Message.Voice;
import org.mochiyori.conversation.MessageStore.Written;
import org.mochiyori.group.Standing;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/** The front door: reading and writing what belongs to a booking. Whoever loses a role loses the conversation at once. */
public final class Conversations {
    /** The longest message, in characters. */
    public static final int LONGEST = 2000;

    private static final int MOST = 500;
    private static final int MOST_AT_ONCE = 20;
    private static final Duration AT_ONCE = Duration.ofMinutes(10);

    private final Platform platform;
    private final Bookings bookings;

    Conversations(Platform platform, Bookings bookings) {
        this.platform = platform;
        this.bookings = bookings;
    }

    /** Those of a booking that the caller has a part in, by lender. @throws Refused as not found for others */
    public List<Conversation> list(Caller caller, UUID id) {
        Booking booking = bookings.get(caller, id).booking();
        return places(platform.db(), caller, booking).entrySet().stream()
                .map(place -> conversation(caller, booking, place.getKey(), place.getValue()))
                .toList();
    }

    /**
     * Writes.
     *
     * @param lender with which lender; empty where the booking has only one for the caller
     * @throws Refused as not found, as not allowed for one who only reads, as invalid without a word, as a rule refuses,
     *     {@code conversation.over} or {@code conversation.full}, as too many for one who writes without end
     */
    public Message write(Tx tx, Caller caller, UUID id, Optional<UUID> lender, String typed) {
        Booking booking = bookings.get(tx, caller, id).booking();
        Map<UUID, Place> places = places(tx, caller, booking);
        if (lender.isEmpty() && places.size() != 1) {
            throw new Refused(Problem.Invalid.of("/lender", "required", "which of the booking's lenders"));
        }
        UUID with = lender.orElseGet(() -> places.keySet().iterator().next());
        Voice voice = Optional.ofNullable(places.get(with))
                .orElseThrow(() -> new Refused(new Problem.NotFound()))
                .writes()
                .orElseThrow(() -> new Refused(new Problem.NotAllowed("group.role")));
        String text = ConversationRules.tidy(typed);
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new Refused(Problem.Invalid.of("/text", "length", "1 to " + LONGEST + " characters"));
        }
        Instant now = platform.clock().instant();
        MessageStore.lock(tx, id);
        Optional<Written> last = MessageStore.findLast(tx, id, with);
        int n = last.map(Written::n).orElse(0) + 1;
        requireRoom(tx, caller, ConversationRules.open(booking, with), n);
        UUID message = platform.ids().next();
        UUID burst = last.filter(before -> before.side() == voice
                        && before.at().plus(ConversationRules.BURST).isAfter(now))
                .map(Written::burst)
                .orElse(message);
        Written written =
                new Written(message, id, with, n, voice, caller.person(), Optional.of(text), now, burst, false);
        MessageStore.insert(tx, written);
        MessageStore.markRead(tx, written, caller.person());
        note(tx, caller, booking, written, "written");
        return shown(written, booking, true);
    }

    /** Notes that the caller has read all that is there. */
    public void read(Tx tx, Caller caller, UUID id) {
        Booking booking = bookings.get(tx, caller, id).booking();
        places(tx, caller, booking)
                .keySet()
                .forEach(lender -> MessageStore.findLast(tx, id, lender)
                        .ifPresent(last -> MessageStore.markRead(tx, last, caller.person())));
    }

    /** Takes back what the caller wrote; again changes nothing. @throws Refused as not found for what is another's */
    public Message retract(Tx tx, Caller caller, UUID id, UUID message) {
        Booking booking = bookings.get(tx, caller, id).booking();
        Written written = get(tx, caller, booking, message);
        if (!written.author().equals(caller.person())) {
            throw new Refused(new Problem.NotFound());
        }
        if (!written.retracted()) {
            MessageStore.retract(tx, message, platform.clock().instant());
            note(tx, caller, booking, written, "retracted");
        }
        return shown(MessageStore.find(tx, id, message).orElseThrow(), booking, true);
    }

    /** Tells the desk of a message; again by the same person changes nothing. @throws Refused as not found */
    public void report(Tx tx, Caller caller, UUID id, UUID message, String reason) {
        Booking booking = bookings.get(tx, caller, id).booking();
        Written written = get(tx, caller, booking, message);
        String hub = hubOf(
                Optional.ofNullable(places(tx, caller, booking).get(written.lender())), booking, written.lender());
        ReportStore.Said said = new ReportStore.Said(
                caller.person(),
                ConversationRules.tidy(reason),
                platform.clock().instant());
        if (ReportStore.insert(tx, platform.ids().next(), written, hub, said)) {
            note(tx, caller, booking, written, "reported");
        }
    }

    /** What waits at the desks that the caller works at, the oldest first. */
    public List<Report> reports(Caller caller) {
        Standing standing = standing(platform.db(), caller);
        return ReportStore.listOpen(
                platform.db(),
                standing.offices().keySet().stream().filter(standing::actsAt).toList());
    }

    /** Ends a report. @throws Refused as not found for all but the desk, and for one that is ended */
    public void settle(Tx tx, Caller caller, UUID id, String note) {
        String hub = ReportStore.findHub(tx, id)
                .filter(standing(tx, caller)::actsAt)
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        ReportStore.settle(
                tx,
                id,
                new ReportStore.Said(
                        caller.person(),
                        ConversationRules.tidy(note),
                        platform.clock().instant()));
        platform.events()
                .append(
                        tx,
                        Event.of("messagereport", id, "settled")
                                .by(caller.person())
                                .in(hub));
    }

    private Conversation conversation(Caller caller, Booking booking, UUID lender, Place place) {
        List<Written> all = MessageStore.list(platform.db(), booking.id(), List.of(lender));
        int upto =
                MessageStore.read(platform.db(), booking.id(), caller.person()).getOrDefault(lender, 0);
        List<Message> messages = new ArrayList<>();
        int unread = 0;
        for (Written one : all) {
            boolean near = place.own().contains(one.side()) || place.own().contains(Voice.DESK);
            messages.add(shown(one, booking, near));
            unread += one.n() > upto && !one.author().equals(caller.person()) ? 1 : 0;
        }
        boolean open = platform.clock().instant().isBefore(ConversationRules.open(booking, lender));
        return new Conversation(booking.id(), lender, messages, place.writes(), open, unread);
    }

    private static Message shown(Written one, Booking booking, boolean near) {
        Message.Text text = one.body()
                .map(body -> ConversationRules.shown(body, near, booking, one.lender()))
                .orElseGet(() -> one.retracted() ? new Message.Text.Retracted() : new Message.Text.Gone());
        return new Message(one.id(), one.lender(), one.side(), one.author(), one.at(), text);
    }

    private void requireRoom(Tx tx, Caller caller, Instant until, int n) {
        Instant now = platform.clock().instant();
        if (!now.isBefore(until)) {
            throw new Refused(new Problem.RuleRefuses("conversation.over", "", Map.of()));
        }
        if (MessageStore.countBy(tx, caller.person(), now.minus(AT_ONCE)) >= MOST_AT_ONCE) {
            throw new Refused(new Problem.TooMany(AT_ONCE));
        }
        if (n > MOST) {
            throw new Refused(new Problem.RuleRefuses("conversation.full", "", Map.of("most", MOST)));
        }
    }

    private Written get(Tx tx, Caller caller, Booking booking, UUID message) {
        return MessageStore.find(tx, booking.id(), message)
                .filter(one -> places(tx, caller, booking).containsKey(one.lender()))
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    private Map<UUID, Place> places(Sql sql, Caller caller, Booking booking) {
        Standing standing = standing(sql, caller);
        Map<UUID, Place> places = new java.util.LinkedHashMap<>();
        ConversationRules.lenders(booking)
                .forEach(lender -> ConversationRules.place(standing, booking, lender)
                        .ifPresent(place -> places.put(lender, place)));
        return places;
    }

    /** The desk of one's own side. */
    private static String hubOf(Optional<Place> place, Booking booking, UUID lender) {
        Stream<String> others = ConversationRules.hubs(booking, lender).stream()
                .filter(hub -> !hub.equals(booking.borrower().hub()));
        return place.filter(one -> one.own().contains(Voice.BORROWER)).isPresent()
                ? booking.borrower().hub()
                : others.findFirst().orElse(booking.borrower().hub());
    }

    private Standing standing(Sql sql, Caller caller) {
        return Standings.of(sql, caller.person(), platform.clock().instant());
    }

    private void note(Tx tx, Caller caller, Booking booking, Written message, String what) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("booking", booking.id().toString())
                .put("lender", message.lender().toString())
                .put("side", message.side().code())
                .put("burst", message.burst().toString());
        String hub = booking.entries().stream()
                .map(entry -> entry.line().terms().thing())
                .filter(thing -> thing.lender().equals(message.lender()))
                .findFirst()
                .orElseThrow()
                .hub();
        platform.events()
                .append(
                        tx,
                        Event.of("message", message.id(), what)
                                .by(caller.person())
                                .in(hub)
                                .with(data));
    }
}
