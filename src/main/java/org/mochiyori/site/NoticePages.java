package org.mochiyori.site;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Page;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.notice.Notice;
import org.mochiyori.site.view.NoticesView;
import org.mochiyori.site.view.Pager;

/** お知らせ: all that was written to the person, by mail or not. What has been shown counts as read. */
final class NoticePages {
    private static final int LIMIT = 20;

    private final Doors doors;

    NoticePages(Doors doors) {
        this.doors = doors;
    }

    void mount(PageRouter pages) {
        pages.get("/notices", this::list);
    }

    private Reply list(Visit visit) {
        UUID person = visit.caller().person();
        Optional<UUID> before = visit.asked("cursor").map(NoticePages::id);
        Page<Notice> page = doors.notice().notices().list(person, before, LIMIT);
        List<NoticesView.Notice> shown =
                page.items().stream().map(NoticePages::view).toList();
        doors.platform().db().inTransaction(tx -> {
            page.items().stream()
                    .filter(notice -> notice.readAt().isEmpty())
                    .forEach(notice -> doors.notice().notices().read(tx, person, notice.id()));
            return shown;
        });
        return Reply.show(new NoticesView(
                shown, new Pager(before.map(id -> "/notices"), page.next().map(next -> "/notices?cursor=" + next))));
    }

    private static NoticesView.Notice view(Notice notice) {
        return new NoticesView.Notice(
                notice.about().path(),
                notice.at().atZone(notice.zone()).toLocalDateTime(),
                notice.title(),
                notice.booked(),
                notice.text(),
                notice.readAt().isEmpty());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw new Refused(new Problem.NotFound());
        }
    }
}
