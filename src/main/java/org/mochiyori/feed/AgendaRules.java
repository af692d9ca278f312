package org.mochiyori.feed;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.property.Status;
import org.mochiyori.booking.State;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Words;
import org.mochiyori.platform.web.PublicOrigin;

/** What an event of a calendar says of a use. Pure. */
final class AgendaRules {
    private AgendaRules() {}

    /** The same id in every feed that shows it. */
    static String uid(String id, PublicOrigin origin) {
        return id + "@" + origin.host();
    }

    /** A use in the words of who reads it. */
    static CalendarText.Event event(Agenda.Use use, Words words, PublicOrigin origin) {
        return new CalendarText.Event(
                uid(use.line().toString(), origin),
                use.sequence(),
                use.at(),
                use.window(),
                use.zone(),
                status(use.state()),
                isBusy(use),
                new CalendarText.Words(
                        words.plain(summary(use)),
                        Optional.of(description(use, words)),
                        use.thing().place(),
                        origin.address("/bookings/" + use.request().booking())));
    }

    /** A taken time as everybody may know it. */
    static CalendarText.Event event(AgendaStore.Taken taken, CalendarText.Words words, Where where) {
        return new CalendarText.Event(
                uid(taken.id(), where.origin()),
                taken.sequence(),
                taken.at(),
                taken.window(),
                where.zone(),
                taken.agreed() ? Status.VALUE_CONFIRMED : Status.VALUE_TENTATIVE,
                true,
                words);
    }

    /** Where a listing's times are told. */
    record Where(PublicOrigin origin, java.time.ZoneId zone) {}

    static String status(State state) {
        return switch (state) {
            case REQUESTED, HELD -> Status.VALUE_TENTATIVE;
            case CONFIRMED, OUT, CLOSED -> Status.VALUE_CONFIRMED;
            case DECLINED, WITHDRAWN, CANCELLED, EXPIRED -> Status.VALUE_CANCELLED;
        };
    }

    /** Who sits in a room is busy; who has a tent at home, or lends it, is not. */
    private static boolean isBusy(Agenda.Use use) {
        boolean stands = !status(use.state()).equals(Status.VALUE_CANCELLED);
        return stands && use.borrowing() && !use.thing().kind().equals("equipment");
    }

    private static Phrase summary(Agenda.Use use) {
        Agenda.Thing thing = use.thing();
        Phrase what = thing.quantity() == 1
                ? Phrase.literal(thing.title())
                : Phrase.of("feed.several", "title", thing.title(), "n", thing.quantity());
        Phrase told = use.borrowing() ? what : Phrase.of("feed.lent", "what", what, "who", who(use.other()));
        return switch (use.state()) {
            case REQUESTED -> Phrase.of("feed.requested", "what", told);
            case HELD -> Phrase.of("feed.held", "what", told);
            case CONFIRMED, OUT, CLOSED -> told;
            case DECLINED, WITHDRAWN, CANCELLED, EXPIRED -> Phrase.of("feed.cancelled", "what", told);
        };
    }

    private static Phrase who(Agenda.Other other) {
        return switch (other) {
            case Agenda.Other.Named named -> Phrase.literal(named.name());
            case Agenda.Other.Unnamed unnamed -> Phrase.of("feed.unnamed");
            case Agenda.Other.Somebody somebody -> Phrase.of("feed.somebody");
        };
    }

    private static String description(Agenda.Use use, Words words) {
        String number = words.plain("booking.number", "number", use.request().number());
        String purpose = use.borrowing() ? use.request().purpose() : "";
        return Stream.of(number, purpose).filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
    }
}
