package org.mochiyori.arrangement;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.State;
import org.mochiyori.notice.HelperLetter;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Change;

/**
 * What the clock and the change log bring about: reminders, the end of waiting, and word to helpers of what became of what they
 * had accepted. Rows are taken by one process each, and letters have keys, so two servers do each thing once.
 */
final class Rounds {
    private static final int BATCH = 50;

    private final Workshop shop;
    private final Soundings soundings;

    Rounds(Workshop shop, Soundings soundings) {
        this.shop = shop;
        this.soundings = soundings;
    }

    /** Reminds and gives up. Returns how many soundings it touched. */
    int run() {
        return shop.platform().db().inTransaction(this::giveUp)
                + shop.platform().db().inTransaction(this::remind);
    }

    private int remind(Tx tx) {
        List<Sounding> due = SoundingStore.takeToRemind(tx, shop.now(), BATCH);
        for (Sounding sounding : due) {
            soundings.write(tx, sounding, booking(tx, sounding), HelperLetter.Kind.REMINDER);
            shop.tell(tx, sounding, "reminded", Optional.empty());
        }
        return due.size();
    }

    private int giveUp(Tx tx) {
        Instant now = shop.now();
        List<Sounding> over = SoundingStore.takeOver(tx, now, BATCH);
        for (Sounding sounding : over) {
            boolean waits = booking(tx, sounding)
                            .find(sounding.subject().line())
                            .orElseThrow()
                            .line()
                            .state()
                    == State.REQUESTED;
            Sounding settled = new Sounding(
                    sounding.id(),
                    sounding.subject(),
                    sounding.asked(),
                    waits ? Sounding.State.UNANSWERED : Sounding.State.CLOSED,
                    Optional.of(new Sounding.Settled(
                            now, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
            SoundingStore.settle(tx, settled);
            shop.tell(tx, settled, settled.state().word(), Optional.empty());
        }
        return over.size();
    }

    /** Tells helpers that what they accepted is agreed, with whom to speak, or that it does not take place. */
    void follow(Tx tx, List<Change> changes) {
        Set<UUID> lines = new HashSet<>();
        for (Change change : changes) {
            if (change.subjectKind().equals("booking") && kind(change).isPresent()) {
                lines.add(line(change));
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        Map<UUID, Sounding> accepted = SoundingStore.listAccepted(tx, lines).stream()
                .collect(Collectors.toMap(sounding -> sounding.subject().line(), Function.identity()));
        for (Change change : changes) {
            Optional<HelperLetter.Kind> kind = change.subjectKind().equals("booking") ? kind(change) : Optional.empty();
            if (kind.isPresent() && accepted.containsKey(line(change))) {
                Sounding sounding =
                        Optional.ofNullable(accepted.get(line(change))).orElseThrow();
                shop.write(
                        tx,
                        booking(tx, sounding),
                        sounding,
                        new Workshop.Writing(kind.get(), Optional.empty(), Optional.empty()));
            }
        }
    }

    private static Optional<HelperLetter.Kind> kind(Change change) {
        if (!change.data().has("line")) {
            return Optional.empty();
        }
        return switch (change.kind()) {
            case "confirmed" -> Optional.of(HelperLetter.Kind.ARRANGED);
            case "cancelled", "withdrawn", "expired" -> Optional.of(HelperLetter.Kind.CANCELLED);
            default -> Optional.empty();
        };
    }

    private static UUID line(Change change) {
        return UUID.fromString(change.data().path("line").asText());
    }

    private Booking booking(Tx tx, Sounding sounding) {
        return shop.booking().answering().get(tx, sounding.subject().booking());
    }
}
