package org.mochiyori.conversation;

import java.util.List;
import org.mochiyori.booking.Bookings;
import org.mochiyori.people.Belongings;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Check.Promise;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.RowCheck;
import org.mochiyori.platform.keeping.RowTerm;
import org.mochiyori.platform.keeping.Term;
import org.mochiyori.platform.web.Api;

/** Makes this feature and hands out its door. */
public final class ConversationModule {
    private final Platform platform;
    private final Conversations conversations;

    private ConversationModule(Platform platform, Bookings bookings) {
        this.platform = platform;
        this.conversations = new Conversations(platform, bookings);
    }

    /** Over a platform and its bookings. */
    public static ConversationModule over(Platform platform, Bookings bookings) {
        return new ConversationModule(platform, bookings);
    }

    /** Mounts the JSON routes. */
    public void mount(Api api) {
        new ConversationRoutes(conversations).mount(api);
    }

    /** What was written goes when what is written beside a booking does. */
    public static List<Term> terms(Periods periods) {
        int years = periods.contacts().getYears();
        return List.of(
                RowTerm.of(
                                "messages",
                                "What people wrote about a booking goes after " + years + " years.",
                                periods.contacts())
                        .clear("messages", "body = null", "t.body is not null and t.at < $1"),
                RowTerm.of(
                                "message-reports",
                                "What was reported of messages goes after " + years + " years.",
                                periods.contacts())
                        .delete("message_reports", "t.reported_at < $1"));
    }

    /** What this feature keeps of people. */
    public Belongings belongings() {
        return new ConversationBelongingsStore(platform.db());
    }

    /** What is promised about messages, for the doctor. */
    public static List<Check> checks() {
        return List.of(
                RowCheck.of(
                        new Promise(
                                "message-lenders",
                                "Each message is of a booking and one of its lenders.",
                                "Find out how these rows of messages came about; nobody can read them."),
                        """
                        select 'A message is with a group that lends nothing to its booking.' as what, array[m.id::text] as ids
                        from messages m where not exists (
                          select from booking_lines l where l.booking = m.booking and l.lender = m.lender)
                        """),
                RowCheck.of(
                        new Promise(
                                "message-writers",
                                "Nothing is left of what somebody wrote who has left.",
                                "Set body to null in these rows of messages."),
                        """
                        select 'The words of somebody who has left are kept.' as what, array[m.id::text] as ids
                        from messages m join people p on p.id = m.author where p.withdrawn_at is not null and m.body is not null
                        """));
    }

    /** What the sides of bookings write to each other. */
    public Conversations conversations() {
        return conversations;
    }
}
