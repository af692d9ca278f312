package org.mochiyori.conversation;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.State;
import org.mochiyori.booking.Terms;
import org.mochiyori.conversation.Message.Voice;
import org.mochiyori.group.Right;
import org.mochiyori.group.Standing;
import org.mochiyori.platform.text.Typed;

/** Who reads and writes what. Pure. */
final class ConversationRules {
    /** So long after the use things are still asked for: what was forgotten, what was broken. */
    static final Duration AFTER_USE = Duration.ofDays(60);

    /** What one side writes within such a time is told once. */
    static final Duration BURST = Duration.ofHours(1);

    private static final Set<State> AGREED = EnumSet.of(State.CONFIRMED, State.OUT, State.CLOSED);
    private static final Pattern MAIL = Pattern.compile("[\\p{Alnum}._%+-]++@[\\p{Alnum}-]++(?:\\.[\\p{Alnum}-]++)++");
    private static final Pattern PHONE = Pattern.compile("(?<![0-9])(?:\\+81|0)[0-9() \\u2010-\\u2015ー−-]{7,15}[0-9]");
    private static final String HIDDEN = "＊＊＊";

    private ConversationRules() {}

    /**
     * What a person is to a conversation today.
     *
     * @param own sides the person is of, in this order the first is whose voice they write with
     * @param writes whether they may write at all, or only read
     */
    record Place(Set<Voice> own, Optional<Voice> writes) {}

    /** Empty for somebody who has no part in it, or not any more. */
    static Optional<Place> place(Standing standing, Booking booking, UUID lender) {
        Booking.Borrower borrower = booking.borrower();
        Set<Voice> reads = EnumSet.noneOf(Voice.class);
        Set<Voice> writes = EnumSet.noneOf(Voice.class);
        boolean self = borrower.group().isEmpty() && standing.person().equals(borrower.person());
        if (self || borrower.group().filter(id -> standing.sees(id, Right.BOOK)).isPresent()) {
            reads.add(Voice.BORROWER);
        }
        if (self || borrower.group().filter(id -> standing.may(id, Right.BOOK)).isPresent()) {
            writes.add(Voice.BORROWER);
        }
        if (standing.sees(lender, Right.LIST)) {
            reads.add(Voice.LENDER);
        }
        if (standing.may(lender, Right.LIST)) {
            writes.add(Voice.LENDER);
        }
        if (hubs(booking, lender).stream().anyMatch(standing::actsAt)) {
            reads.add(Voice.DESK);
            writes.add(Voice.DESK);
        }
        return reads.isEmpty()
                ? Optional.empty()
                : Optional.of(new Place(reads, writes.stream().findFirst()));
    }

    /** The hubs whose desks stand between the two sides. */
    static Set<String> hubs(Booking booking, UUID lender) {
        Set<String> hubs = terms(booking, lender).stream()
                .map(terms -> terms.thing().hub())
                .collect(Collectors.toSet());
        hubs.add(booking.borrower().hub());
        return hubs;
    }

    /** The lenders of a booking, in the order of its lines. */
    static List<UUID> lenders(Booking booking) {
        return booking.entries().stream()
                .map(entry -> entry.line().terms().thing().lender())
                .distinct()
                .toList();
    }

    /** Until when something may be written. */
    static Instant open(Booking booking, UUID lender) {
        return terms(booking, lender).stream()
                .map(terms -> terms.window().until())
                .max(Instant::compareTo)
                .orElse(booking.at())
                .plus(AFTER_USE);
    }

    /** What a reader may read: until something is agreed the other side's ways to reach somebody are left out. */
    static Message.Text shown(String text, boolean ownOrDesk, Booking booking, UUID lender) {
        boolean agreed = booking.entries().stream()
                .map(Booking.Entry::line)
                .anyMatch(line -> line.terms().thing().lender().equals(lender) && AGREED.contains(line.state()));
        String covered = ownOrDesk || agreed ? text : covered(text);
        return new Message.Text.Shown(covered, !covered.equals(text));
    }

    private static String covered(String text) {
        // One letter may become several, so that what is found is cut out of the plain form.
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String without = MAIL.matcher(plain).replaceAll(HIDDEN);
        without = PHONE.matcher(without)
                .replaceAll(found -> isPhone(found.group()) ? HIDDEN : Matcher.quoteReplacement(found.group()));
        return without.equals(plain) ? text : without;
    }

    private static boolean isPhone(String digits) {
        long count = digits.chars().filter(code -> code >= '0' && code <= '9').count();
        return count >= 9 && count <= 12;
    }

    /** As typed, line by line, without what one cannot see. */
    static String tidy(String typed) {
        return typed.lines()
                .map(Typed::line)
                .collect(Collectors.joining("\n"))
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    private static List<Terms> terms(Booking booking, UUID lender) {
        return booking.entries().stream()
                .map(entry -> entry.line().terms())
                .filter(terms -> terms.thing().lender().equals(lender))
                .toList();
    }
}
