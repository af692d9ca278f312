package org.mochiyori.arrangement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mochiyori.booking.Agreement.DataItem;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.BookingModule;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Side;
import org.mochiyori.booking.Terms;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.catalogue.Contact;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Problem.RuleRefuses;
import org.mochiyori.kernel.Refused;
import org.mochiyori.notice.HelperLetter;
import org.mochiyori.notice.HelperLetters;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;
import org.mochiyori.platform.text.Named;

/** What all parts of this feature work with: the doors of others, letters to helpers, lines of the change log. */
record Workshop(Platform platform, BookingModule booking, CatalogueModule catalogue, HelperLetters letters) {
    /**
     * What a letter says.
     *
     * @param path where it is answered
     * @param until when the answer is waited for
     */
    record Writing(HelperLetter.Kind kind, Optional<String> path, Optional<Instant> until) {}

    /**
     * Who asks for help.
     *
     * @param name of the group; empty for a person, who is named with the ways to reach them only
     */
    record Asker(String name, String contact) {}

    Instant now() {
        return platform.clock().instant();
    }

    Contact contact(Sql sql, Terms terms) {
        return catalogue.contacts().find(sql, terms.thing().listing());
    }

    private Named called(Sql sql, Terms.Thing thing) {
        Entry entry = catalogue.listings().get(sql, thing.listing());
        return entry.listing().called().asOf(thing.title());
    }

    Asker asker(Sql sql, Booking booking) {
        Map<DataItem, String> known = booking().answering().borrower(sql, booking);
        return new Asker(
                known.getOrDefault(DataItem.GROUP_NAME, ""),
                Stream.of(DataItem.PERSON_NAME, DataItem.PHONE, DataItem.MAIL)
                        .map(item -> known.getOrDefault(item, ""))
                        .filter(text -> !text.isBlank())
                        .collect(Collectors.joining(" ")));
    }

    /** Writes to the person behind a line; nothing where there is no address. What says how to reach the asker waits for the agreement. */
    void write(Tx tx, Booking booking, Sounding sounding, Writing writing) {
        Line line = booking.find(sounding.subject().line()).orElseThrow().line();
        Terms terms = line.terms();
        Contact contact = contact(tx, terms);
        if (contact.mail().isBlank()) {
            return;
        }
        Asker asker = asker(tx, booking);
        boolean open = writing.path().isPresent();
        letters.send(
                tx,
                new HelperLetter(
                        new HelperLetter.About(
                                writing.kind(),
                                "helper:" + sounding.id() + ":" + writing.kind(),
                                terms.thing().hub()),
                        new HelperLetter.To(contact.name(), contact.mail(), contact.language()),
                        new HelperLetter.Said(
                                called(tx, terms.thing()),
                                open ? terms.windows() : List.of(terms.window()),
                                asker.name(),
                                booking.request().purpose(),
                                writing.kind() == HelperLetter.Kind.ARRANGED ? asker.contact() : "",
                                writing.until()),
                        writing.path()));
    }

    /** A line of somebody's skill for which the reader may act. @throws Refused where there is none */
    static Line requireLent(Seen seen, UUID line) {
        Line found = seen.entries().stream()
                .map(Booking.Entry::line)
                .filter(one -> one.terms().id().equals(line))
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        if (!seen.sidesOf(found).contains(Side.LENDER)) {
            throw new Refused(new Problem.NotAllowed("side.lender"));
        }
        if (!found.terms().thing().kind().equals("skill")) {
            throw new Refused(new RuleRefuses("sounding.no-person", "", Map.of()));
        }
        return found;
    }

    /** Whether the borrower's and the helper's ways to be reached are open to each other. */
    static boolean isAgreed(Line line) {
        return switch (line.state()) {
            case CONFIRMED, OUT -> true;
            case REQUESTED, HELD, CLOSED, DECLINED, WITHDRAWN, CANCELLED, EXPIRED -> false;
        };
    }

    void tell(Tx tx, Sounding sounding, String what, Optional<UUID> by) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("booking", sounding.subject().booking().toString())
                .put("line", sounding.subject().line().toString())
                .put("listing", sounding.subject().listing().toString());
        if (sounding.state() == Sounding.State.OFFERED) {
            sounding.settled()
                    .flatMap(Sounding.Settled::window)
                    .ifPresent(window -> data.put("from", window.from().toString())
                            .put("to", window.until().toString()));
        }
        Event event = Event.of("sounding", sounding.id(), what)
                .in(sounding.subject().hub())
                .with(data);
        platform.events().append(tx, by.map(event::by).orElse(event));
    }
}
