package org.mochiyori.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mochiyori.notice.BookingNews.Happening;
import org.mochiyori.notice.SubjectStore.Lent;
import org.mochiyori.people.Hubs;
import org.mochiyori.platform.Platform;

/** What the clock tells: a hold about to end, the day before, due back tomorrow and today, overdue. Runs often; what has been told is not told again. */
final class Reminders {
    private static final int MORNING = 9;
    private static final int EVENING = 20;
    private static final Duration GRACE = Duration.ofHours(1);

    private static final Set<Kind> FOR_BORROWER = EnumSet.of(Kind.HOLD_ENDING, Kind.DUE_TOMORROW);

    private final Platform platform;
    private final Hubs hubs;
    private final BookingNews news;
    private final SubjectStore subjects = new SubjectStore();

    Reminders(Platform platform, Hubs hubs, BookingNews news) {
        this.platform = platform;
        this.hubs = hubs;
        this.news = news;
    }

    void run() {
        Instant now = platform.clock().instant();
        List<Lent> toCome = subjects.linesToCome(platform.db(), now, now.plus(Duration.ofDays(2)));
        List<Lent> held = subjects.linesHeld(platform.db(), now, now.plus(Duration.ofDays(1)));
        List<Lent> out = subjects.linesOut(platform.db(), now.plus(Duration.ofDays(2)));
        tell(Kind.HOLD_ENDING, now, keep(held, line -> isDaytime(line, now)), "");
        tell(Kind.DAY_BEFORE, now, keep(toCome, line -> isTomorrow(line, now)), "");
        tell(Kind.DUE_TOMORROW, now, keep(out, line -> isDueTomorrow(line, now)), "");
        tell(Kind.DUE_BACK, now, keep(out, line -> isDueToday(line, now)), "");
        for (int days : List.of(0, 3, 7)) {
            List<Lent> late = keep(out, line -> isLate(line, now, days));
            tell(Kind.OVERDUE, now, late, "-" + days);
            // First kindly, among the two; later the desk that accompanies the borrower knows too.
            if (days > 0) {
                tell(Kind.ACCOMPANYING_OVERDUE, now, late, "-" + days);
            }
        }
    }

    /** One transaction a booking: a failure with one does not hold up the others. */
    private void tell(Kind kind, Instant now, List<Lent> lines, String stage) {
        Map<UUID, List<Lent>> bookings =
                lines.stream().collect(Collectors.groupingBy(Lent::booking, LinkedHashMap::new, Collectors.toList()));
        bookings.values().forEach(own -> {
            // The window is part of the key: lines of one booking on different days are different news.
            Map<Instant, List<Lent>> windows =
                    own.stream().collect(Collectors.groupingBy(Lent::from, LinkedHashMap::new, Collectors.toList()));
            windows.forEach((from, same) -> platform.db().inTransaction(tx -> {
                Happening happening = new Happening(kind, from + stage, now, java.util.Optional.empty());
                if (FOR_BORROWER.contains(kind)) {
                    news.tellBorrower(tx, happening, same);
                } else if (kind == Kind.ACCOMPANYING_OVERDUE) {
                    news.tellAccompanying(tx, happening, same);
                } else {
                    news.tell(tx, happening, same);
                }
                return same.size();
            }));
        });
    }

    private static List<Lent> keep(List<Lent> lines, Predicate<Lent> which) {
        return lines.stream().filter(which).toList();
    }

    private boolean isTomorrow(Lent line, Instant now) {
        return isDaytime(line, now)
                && day(line, line.from()).equals(day(line, now).plusDays(1));
    }

    /** In the morning of its last day; what goes out and comes back on one day needs no reminder. */
    private boolean isDueToday(Lent line, Instant now) {
        // A loan of whole days ends at midnight after its last day.
        LocalDate last = day(line, line.to().minusNanos(1));
        return isDaytime(line, now)
                && line.to().isAfter(now)
                && last.equals(day(line, now))
                && !day(line, line.from()).equals(last);
    }

    /** The day before; whoever fetches it only today knows when it is due. */
    private boolean isDueTomorrow(Lent line, Instant now) {
        LocalDate last = day(line, line.to().minusNanos(1));
        return isDaytime(line, now)
                && last.equals(day(line, now).plusDays(1))
                && day(line, line.from()).isBefore(day(line, now));
    }

    private boolean isLate(Lent line, Instant now, int days) {
        Instant since = line.to().plus(GRACE).plus(Duration.ofDays(days));
        // Later stages end earlier ones: a server that stood still for a week sends one letter, not three.
        return isDaytime(line, now)
                && !now.isBefore(since)
                && (days == 7 || now.isBefore(since.plus(Duration.ofDays(days == 0 ? 3 : 4))));
    }

    private boolean isDaytime(Lent line, Instant now) {
        int hour = local(line, now).getHour();
        return hour >= MORNING && hour < EVENING;
    }

    private LocalDate day(Lent line, Instant at) {
        return local(line, at).toLocalDate();
    }

    private ZonedDateTime local(Lent line, Instant at) {
        return at.atZone(hubs.get(line.thing().hub()).zone());
    }
}
