package org.mochiyori.site.view;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/** お知らせ: everything that was also sent by mail. */
public record NoticesView(List<Notice> notices, Pager pager) implements View {
    public NoticesView {
        notices = List.copyOf(notices);
    }

    /**
     * One message.
     *
     * @param booked what is booked and when, of bookings
     */
    public record Notice(
            String href, LocalDateTime at, Phrase title, Optional<Phrase> booked, Phrase text, boolean unread) {}

    @Override
    public String template() {
        return "notice/list.jte";
    }
}
