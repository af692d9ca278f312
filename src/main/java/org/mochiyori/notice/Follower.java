package org.mochiyori.notice;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.notice.SubjectStore.Named;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Change;

/** Turns changes of the log into news. A change of which nobody need hear, or whose thing is gone, is passed over. */
final class Follower {
    private final Postbox postbox;
    private final BookingNews bookings;
    private final SubjectStore subjects = new SubjectStore();
    private final RecipientStore recipients = new RecipientStore();

    Follower(Postbox postbox, BookingNews bookings) {
        this.postbox = postbox;
        this.bookings = bookings;
    }

    void take(Tx tx, Change change) {
        switch (change.subjectKind()) {
            case "booking" -> bookings.take(tx, change);
            case "listing" ->
                listingKind(change)
                        .ifPresent(kind -> tell(tx, change, kind, subjects.findListing(tx, subject(change))));
            case "group" ->
                groupKind(change).ifPresent(kind -> tell(tx, change, kind, subjects.findGroup(tx, subject(change))));
            default -> {}
        }
    }

    private void tell(Tx tx, Change change, Kind kind, Optional<Named> thing) {
        if (thing.isEmpty() || thing.get().group().isEmpty()) {
            return;
        }
        Named named = thing.get();
        UUID group = named.group().get();
        // A list of sixty things published at once is sixty notices and one letter.
        String hour = change.at().truncatedTo(ChronoUnit.HOURS).toString();
        News.Keys keys = new News.Keys(
                kind.code() + ":" + change.subject() + ":" + change.n(), kind.code() + ":" + group + ":" + hour);
        News news = new News(kind, named.hub(), subject(change), Facts.of(named.name()), keys, change.at());
        postbox.tell(tx, news, recipients.ofGroup(tx, group, postbox.today(named.hub())));
    }

    private static UUID subject(Change change) {
        return UUID.fromString(change.subject());
    }

    private static Optional<Kind> listingKind(Change change) {
        return switch (change.kind()) {
            case "published" -> Optional.of(Kind.LISTING_PUBLISHED);
            case "returned" -> Optional.of(Kind.LISTING_RETURNED);
            default -> Optional.empty();
        };
    }

    private static Optional<Kind> groupKind(Change change) {
        return switch (change.kind()) {
            case "approved" -> Optional.of(Kind.GROUP_APPROVED);
            case "declined" -> Optional.of(Kind.GROUP_DECLINED);
            default -> Optional.empty();
        };
    }
}
