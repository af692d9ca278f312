package org.mochiyori.site.view;

import java.time.LocalDateTime;
import java.util.List;
import org.mochiyori.platform.text.Phrase;

/** お知らせ: everything that was also sent by mail. */
public record NoticesView(List<Notice> notices, Pager pager) implements View {
    public NoticesView {
        notices = List.copyOf(notices);
    }

    /** One message. */
    public record Notice(String href, LocalDateTime at, Phrase title, Phrase text, boolean unread) {}

    @Override
    public String template() {
        return "notice/list.jte";
    }
}
