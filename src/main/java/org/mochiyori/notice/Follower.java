package org.mochiyori.notice;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mochiyori.notice.SubjectStore.Lent;
import org.mochiyori.notice.SubjectStore.Subject;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Change;

/** Turns changes of the log into news, all of a step together. A change of which nobody need hear, or whose thing is gone, is passed over. */
final class Follower {
    private final Postbox postbox;
    private final BookingNews bookings;
    private final SubjectStore subjects = new SubjectStore();

    Follower(Postbox postbox, BookingNews bookings) {
        this.postbox = postbox;
        this.bookings = bookings;
    }

    void take(Tx tx, List<Change> changes) {
        Function<Change, List<Told>> ofBookings = bookings.read(tx, only(changes, "booking"));
        Map<UUID, Subject> listings = subjects.listings(tx, subjects(only(changes, "listing"), Follower::listingKind));
        Map<UUID, Subject> blocked = new HashMap<>(subjects.listings(tx, BlockNews.listings(only(changes, "block"))));
        blocked.putAll(subjects.places(tx, BlockNews.places(only(changes, "block"))));
        Map<UUID, Subject> sounded = subjects.listings(tx, SoundingNews.listings(changes));
        Map<UUID, Subject> groups = subjects.groups(tx, subjects(only(changes, "group"), Follower::groupKind));
        Map<UUID, Subject> elsewhere = subjects.listings(tx, OutsideNews.listings(only(changes, "outsidecalendar")));
        Map<UUID, List<Lent>> written = subjects.lines(tx, MessageNews.bookings(only(changes, "message")));
        Map<UUID, List<Lent>> handed = subjects.lines(
                tx,
                changes.stream()
                        .filter(change -> CustodyNews.line(change)
                                .or(() -> ReportNews.line(change))
                                .or(() -> DuesNews.line(change))
                                .or(() -> SoundingNews.line(change))
                                .isPresent())
                        .map(Follower::booking)
                        .collect(Collectors.toSet()));
        List<Told> all = new ArrayList<>();
        for (Change change : changes) {
            switch (change.subjectKind()) {
                case "booking" -> all.addAll(ofBookings.apply(change));
                case "listing" ->
                    listingKind(change)
                            .flatMap(kind -> told(change, kind, listings))
                            .ifPresent(all::add);
                case "group" ->
                    groupKind(change)
                            .flatMap(kind -> told(change, kind, groups))
                            .ifPresent(all::add);
                case "sounding", "renewal" -> {
                    SoundingNews.of(change, sounded).ifPresent(all::add);
                    line(SoundingNews.line(change), change, handed)
                            .ifPresent(line -> all.add(SoundingNews.toBorrower(change, line)));
                }
                case "outsidecalendar" -> OutsideNews.of(change, elsewhere).ifPresent(all::add);
                case "message" -> all.addAll(MessageNews.of(change, written));
                case "custody" ->
                    line(CustodyNews.line(change), change, handed)
                            .ifPresent(line -> all.addAll(CustodyNews.of(change, line)));
                case "report" ->
                    line(ReportNews.line(change), change, handed)
                            .ifPresent(line -> all.add(ReportNews.of(change, line)));
                case "dues" ->
                    line(DuesNews.line(change), change, handed).ifPresent(line -> all.add(DuesNews.of(change, line)));
                case "block" -> BlockNews.of(change, blocked).ifPresent(all::add);
                case "emergency" -> {
                    if (change.kind().equals("on")) {
                        all.addAll(bookings.recalls(tx, change));
                    } else if (change.kind().equals("off")) {
                        all.addAll(bookings.endsRecall(tx, change));
                    }
                }
                default -> {}
            }
        }
        postbox.tell(tx, all);
    }

    /** The line that a change of its booking is about, with what is said of it. */
    private static Optional<Lent> line(Optional<UUID> wanted, Change change, Map<UUID, List<Lent>> bookings) {
        return wanted.flatMap(line -> bookings.getOrDefault(booking(change), List.of()).stream()
                .filter(one -> one.line().equals(line))
                .findFirst());
    }

    private static Optional<Told> told(Change change, Kind kind, Map<UUID, Subject> things) {
        return Optional.ofNullable(things.get(subject(change)))
                .flatMap(named -> named.group().map(group -> told(change, kind, named, group)));
    }

    private static Told told(Change change, Kind kind, Subject named, UUID group) {
        // A list of sixty things published at once is sixty notices and one letter.
        String hour = change.at().truncatedTo(ChronoUnit.HOURS).toString();
        News.Keys keys = new News.Keys(
                kind.code() + ":" + change.subject() + ":" + change.n(), kind.code() + ":" + group + ":" + hour);
        News news = new News(kind, named.hub(), named.id(), Facts.of(named.called()), keys, change.at());
        return new Told(news, List.of(new Address.Speakers(group)), Optional.empty());
    }

    private static List<Change> only(List<Change> changes, String subjectKind) {
        return changes.stream()
                .filter(change -> change.subjectKind().equals(subjectKind))
                .toList();
    }

    /** The things of which there is something to tell. */
    private static Set<UUID> subjects(List<Change> changes, Function<Change, Optional<Kind>> kind) {
        return changes.stream()
                .filter(change -> kind.apply(change).isPresent())
                .map(Follower::subject)
                .collect(Collectors.toSet());
    }

    /** The booking of a line: most changes of lines are about it, a sounding only names it. */
    private static UUID booking(Change change) {
        return change.subjectKind().equals("sounding")
                ? UUID.fromString(change.data().path("booking").asText())
                : subject(change);
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
