/**
 * Pages for people: fills the view records of {@code site.view}, renders their templates, serves the
 * files beside them.
 *
 * <p>Words: {@link org.mochiyori.site.Pages} (view and shell to HTML), {@link
 * org.mochiyori.site.StaticFiles}, {@link org.mochiyori.site.ProblemPages} (a refusal as a page that
 * says what to do).
 *
 * <p>Where a page is made, by what people do:
 *
 * <ul>
 *   <li>find: HomePages, MonthPages, SavedPages, SavedLetterPages; ListingPages; EmbedPages for other sites; HelpPages; RankPages for operators
 *   <li>ask: RequestPages, CartPages for several things, SeriesRequestPages for many dates
 *   <li>have booked: BookingPages, of which LinePages, OfferPages, DuesPages, ReportPages and TalkPages make parts; PaperPages,
 *       SeriesPages, SeriesChangePages
 *   <li>hand out and take back: CustodyPages, AccessPages, UseReportPages with ReportPhotoPages
 *   <li>lend: WritingPages, WritingPartPages, PhotoPages, RulePages, KeyPages, OutsidePages, BlockPages, OutagePages, MarkPages,
 *       ImportPages, ClaimPages
 *   <li>work at the desk: DeskPages, DayPages, CurationPages, RegistrationPages, DisplacedPages, UsesPages, EmergencyPages,
 *       EmergencySettingPages; for skills SoundingPages, AnswerPages, RenewalPages
 *   <li>be somebody: RegisterPages, AccountPages, MyPages, NoticePages, CalendarPages, LeavingPages; as a group GroupPages,
 *       KeepingPages, InvitationPages
 * </ul>
 *
 * <p>Each of them begins with its addresses. Beside it stand {@code …Forms} or {@code …Questions} (what is asked), {@code
 * …Answers} (what is answered, as a value of a feature and back), {@code …Sheet} (a page of many parts) and {@code …Words} (values
 * as sentences).
 *
 * <p>What all share: PageRouter (routes, forms, refusals), Visit (what was asked), Reply (what is answered), Shells (what
 * stands around each page), Standing (the page a refused form goes back to, filled as it was sent).
 *
 * <p>Arrows: every front door, platform, kernel.
 */
@NullMarked
package org.mochiyori.site;

import org.jspecify.annotations.NullMarked;
