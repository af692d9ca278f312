package org.mochiyori.site;

import org.mochiyori.access.AccessModule;
import org.mochiyori.arrangement.ArrangementModule;
import org.mochiyori.booking.BookingModule;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.closure.ClosureModule;
import org.mochiyori.conversation.ConversationModule;
import org.mochiyori.curation.CurationModule;
import org.mochiyori.custody.CustodyModule;
import org.mochiyori.dues.DuesModule;
import org.mochiyori.emergency.EmergencyModule;
import org.mochiyori.feed.FeedModule;
import org.mochiyori.group.GroupModule;
import org.mochiyori.intake.IntakeModule;
import org.mochiyori.notice.NoticeModule;
import org.mochiyori.outside.OutsideModule;
import org.mochiyori.paper.PaperModule;
import org.mochiyori.people.Leaving;
import org.mochiyori.people.PeopleModule;
import org.mochiyori.platform.Platform;
import org.mochiyori.report.ReportModule;
import org.mochiyori.saved.SavedModule;
import org.mochiyori.search.SearchModule;
import org.mochiyori.series.SeriesModule;

/** The features behind the pages. */
public record Doors(
        Platform platform,
        PeopleModule people,
        GroupModule groups,
        CatalogueModule catalogue,
        CurationModule curation,
        IntakeModule intake,
        BookingModule booking,
        FeedModule feed,
        ConversationModule conversation,
        SeriesModule series,
        OutsideModule outside,
        DuesModule dues,
        ReportModule report,
        ClosureModule closure,
        CustodyModule custody,
        EmergencyModule emergency,
        AccessModule access,
        PaperModule papers,
        SearchModule search,
        NoticeModule notice,
        SavedModule saved,
        ArrangementModule arrangement,
        Leaving leaving) {}
