package org.mochiyori.custody;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.booking.Terms;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;
import org.mochiyori.platform.jobs.Events;

/** What the change log gets of custody: ids, never anybody's words. */
final class News {
    private final Events events;

    News(Events events) {
        this.events = events;
    }

    /**
     * One happening.
     *
     * @param what its kind in the log
     * @param record or claim it is of
     * @param by empty for the clock
     * @param quiet for the log alone: nobody has to be told
     */
    record Item(UUID booking, String what, Optional<UUID> record, Optional<UUID> by, boolean quiet) {
        Item(UUID booking, String what) {
            this(booking, what, Optional.empty(), Optional.empty(), false);
        }

        Item of(UUID id) {
            return new Item(booking, what, Optional.of(id), by, quiet);
        }

        Item by(UUID person) {
            return new Item(booking, what, record, Optional.of(person), quiet);
        }

        Item quietly() {
            return new Item(booking, what, record, by, true);
        }
    }

    void tell(Tx tx, Terms terms, Item item) {
        tell(tx, terms.id(), terms.thing().hub(), item);
    }

    void tell(Tx tx, UUID line, String hub, Item item) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("line", line.toString());
        item.record().ifPresent(id -> data.put("of", id.toString()));
        if (item.quiet()) {
            data.put("quiet", true);
        }
        Event event = Event.of("custody", item.booking(), item.what()).in(hub).with(data);
        events.append(tx, item.by().map(event::by).orElse(event));
    }
}
