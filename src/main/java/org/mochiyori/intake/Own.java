package org.mochiyori.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.calendar.JapaneseHours;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Slots;
import org.mochiyori.calendar.Validity.Dated;
import org.mochiyori.catalogue.Contact;
import org.mochiyori.catalogue.Imported.Fate;
import org.mochiyori.catalogue.Imported.Taken;
import org.mochiyori.catalogue.ListingMove;
import org.mochiyori.catalogue.ListingState;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.RuleScope;
import org.mochiyori.catalogue.RuleValues;
import org.mochiyori.kernel.Caller;
import org.mochiyori.listfile.Entry;
import org.mochiyori.listfile.Kind;
import org.mochiyori.listfile.Understood;
import org.mochiyori.platform.db.Tx;

/** What belongs to a new listing beside its draft: hours of a group's own things, and the contact behind a skill. */
final class Own {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final Slots HALF_HOURS = new Slots.Grid(30, 0);

    private final Tools tools;

    Own(Tools tools) {
        this.tools = tools;
    }

    void settle(Tx tx, Import run, List<Entry> entries, Map<Integer, Taken> taken) {
        for (Entry entry : entries) {
            Optional<Taken> written = Optional.ofNullable(taken.get(entry.record()))
                    .filter(one -> one.fate() == Fate.CREATED || one.fate() == Fate.UPDATED);
            if (written.isPresent() && entry.understood().isPresent()) {
                Understood one = entry.understood().get();
                if (written.get()
                        .before()
                        .filter(before -> saidHours(before, one))
                        .isEmpty()) {
                    settle(tx, run, one, written.get().listing());
                }
            }
        }
    }

    /** Whether the list says the same hours as before: those the lender has set since then stay. */
    private static boolean saidHours(JsonNode before, Understood one) {
        JsonNode said = before.path("said");
        String text = said.at("/listing/conditions").asText()
                + said.at("/place/hours_text").asText();
        return text.contains(Offers.hours(one.hours()));
    }

    private void settle(Tx tx, Import run, Understood one, UUID listing) {
        if (one.kind() == Kind.SKILL) {
            contact(one).ifPresent(contact -> tools.catalogue().contacts().keep(tx, listing, contact));
        } else if (run.whose().group().isPresent()) {
            opening(one).ifPresent(opening -> open(tx, run, listing, opening));
        }
    }

    private void open(Tx tx, Import run, UUID listing, Opening opening) {
        Caller caller = new Caller(run.whose().person(), Set.of(Caller.ALL));
        LocalDate today = LocalDate.ofInstant(tools.platform().clock().instant(), ZONE);
        RuleValues.Key key = new RuleValues.Key(RuleScope.ofListing(listing), RuleKind.OPENING);
        tools.catalogue().rules().put(tx, caller, key, new Dated<>(today, opening.toJson()));
        ListingState state =
                tools.catalogue().listings().get(tx, listing).listing().status().state();
        if (run.whose().publish() && state == ListingState.SUBMITTED) {
            tools.catalogue().listings().move(tx, run.whose().person(), listing, ListingMove.PUBLISH);
        }
    }

    private static Optional<Opening> opening(Understood one) {
        Understood.Hours hours = one.hours();
        JapaneseHours.Columns columns = new JapaneseHours.Columns(
                hours.days().orElse(""),
                hours.opens().orElse(""),
                hours.closes().orElse(""),
                hours.note().or(hours::hours).orElse(""));
        return JapaneseHours.read(columns, ZONE).opening().map(opening -> opening.withSlots(HALF_HOURS));
    }

    private static Optional<Contact> contact(Understood one) {
        Understood.Contact said = one.contact();
        Contact contact = new Contact(
                said.desk().orElse(""),
                String.join(" ", said.phones()),
                said.email().orElse(""),
                String.join(" ", said.urls()));
        return contact.equals(Contact.NONE) ? Optional.empty() : Optional.of(contact);
    }
}
