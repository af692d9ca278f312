package org.mochiyori.site;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.series.Outcome;
import org.mochiyori.site.view.BlocksView;
import org.mochiyori.site.view.BookingRow;
import org.mochiyori.site.view.BookingView;
import org.mochiyori.site.view.BookingsView;
import org.mochiyori.site.view.Card;
import org.mochiyori.site.view.CartView;
import org.mochiyori.site.view.Chip;
import org.mochiyori.site.view.CreditsView;
import org.mochiyori.site.view.DeskView;
import org.mochiyori.site.view.Fact;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.GroupView;
import org.mochiyori.site.view.HelpView;
import org.mochiyori.site.view.HomeView;
import org.mochiyori.site.view.ImportView;
import org.mochiyori.site.view.ImportsView;
import org.mochiyori.site.view.InboxView;
import org.mochiyori.site.view.Kind;
import org.mochiyori.site.view.LendingView;
import org.mochiyori.site.view.Line;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.ListingView;
import org.mochiyori.site.view.Month;
import org.mochiyori.site.view.Month.Free;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.NoticesView;
import org.mochiyori.site.view.Pager;
import org.mochiyori.site.view.PhotosView;
import org.mochiyori.site.view.QueueView;
import org.mochiyori.site.view.Quote;
import org.mochiyori.site.view.RequestView;
import org.mochiyori.site.view.Reservation;
import org.mochiyori.site.view.SeriesListView;
import org.mochiyori.site.view.SeriesRequestView;
import org.mochiyori.site.view.SeriesView;
import org.mochiyori.site.view.SheetView;
import org.mochiyori.site.view.Stage;
import org.mochiyori.site.view.Status;
import org.mochiyori.site.view.Talk;
import org.mochiyori.site.view.Together;
import org.mochiyori.site.view.View;
import org.mochiyori.site.view.WritingView;

/** One of each page, filled as a real day would fill it; texts of people are invented. */
final class SampleViews {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 9);
    private static final Span WHEN = new Span(DAY.atTime(13, 0), DAY.atTime(16, 0));
    private static final Span LOAN = new Span(DAY.atTime(10, 0), DAY.plusDays(3).atTime(17, 0));
    private static final Pager NO_PAGER = new Pager(Optional.empty(), Optional.empty());

    private SampleViews() {}

    static Map<String, View> all() {
        Map<String, View> views = new LinkedHashMap<>();
        views.put("home", home(Optional.empty()));
        views.put("results", home(Optional.of(results(cards()))));
        views.put("results-none", home(Optional.of(results(List.of()))));
        views.put("listing-space", listing(hall(), true));
        views.put("listing-equipment", listing(tables(), true));
        views.put("listing-skill", listing(interpreter(), false));
        views.put("listing-place-only", listing(gym(), false));
        views.put("request-space", request(Kind.SPACE, Answers.none(), Optional.empty()));
        views.put("request-equipment-quoted", request(Kind.EQUIPMENT, typed(), Optional.of(quote())));
        views.put("request-skill-errors", request(Kind.SKILL, wrong(), Optional.empty()));
        views.put("cart", cart());
        views.put("cart-none", new CartView(List.of(), List.of(), cart().form(), Optional.empty()));
        views.put("bookings", bookings());
        views.put("series-request", seriesRequest());
        views.put("series", series());
        views.put("series-list", seriesList());
        views.put("series-list-none", new SeriesListView(List.of(), NO_PAGER));
        views.put("bookings-none", new BookingsView(List.of(), List.of()));
        views.put("booking", booking());
        views.put("inbox", inbox());
        views.put("inbox-none", new InboxView(List.of(), List.of()));
        views.put("queue", queue());
        views.put("queue-none", new QueueView(List.of(), Set.of(), List.of(), "/curation", List.of()));
        views.put("sign-in", AccountForms.signIn(Answers.none()));
        views.put("register-person-errors", AccountForms.person(wrong()));
        for (int step = 1; step <= AccountForms.GROUP_STEPS.size(); step++) {
            views.put("register-group-" + step, AccountForms.group(step, List.of(), Answers.none()));
        }
        views.put("desk", desk(""));
        views.put("desk-none-found", desk("ささき"));
        views.put("blocks", blocks());
        views.put("group", group());
        views.put("import", imported());
        views.put("imports", imports());
        views.put("sheet", sheet());
        views.put("lending", lending());
        views.put("writing", writing());
        views.put("photos", photos());
        views.put("notices", notices());
        views.put("notices-none", new NoticesView(List.of(), NO_PAGER));
        views.put("help", new HelpView());
        views.put("credits", credits());
        problems(views);
        return views;
    }

    private static BlocksView blocks() {
        Form form = new Form(
                "/listings/1/blocks",
                List.of(
                        Field.of(Field.Type.DATE, "from", "desk.block-from"),
                        Field.of(Field.Type.TEXT, "reason", "desk.block-reason")),
                Phrase.of("desk.block-go"));
        Move lift =
                new Move("/listings/1/blocks/lift", Phrase.of("desk.block-lift"), false, Optional.empty(), List.of());
        BlocksView.Displaced under = new BlocksView.Displaced(
                "/bookings/1",
                "B0000123",
                said("第1会議室（例）"),
                WHEN,
                Phrase.of("booking.state-confirmed"),
                Optional.empty());
        return new BlocksView(
                said("桜町市民館 第1会議室（例）"),
                new Link(Phrase.of("desk.block-back"), "/listings/1"),
                Phrase.of("desk.blocks-lead"),
                Optional.of(form),
                Optional.of(Phrase.of("problem.not-allowed-block-public-space")),
                Optional.of(new Link(Phrase.of("desk.block-building", "name", "桜町市民館（例）"), "/places/1/blocks")),
                List.of(
                        new BlocksView.Block(
                                Phrase.of("booking.span", "span", WHEN),
                                "市議会議員選挙の投票所（例）",
                                Phrase.of("desk.block-closed"),
                                Phrase.of("desk.block-kind-official"),
                                false,
                                List.of(under),
                                Optional.of(lift),
                                Optional.empty()),
                        new BlocksView.Block(
                                Phrase.of("desk.block-open-from", "from", DAY.atTime(9, 0)),
                                "空調の工事（例）",
                                Phrase.of("desk.block-to-come", "from", DAY.atTime(9, 0)),
                                Phrase.of("desk.block-kind-outage"),
                                false,
                                List.of(),
                                Optional.empty(),
                                Optional.of(new Link(Phrase.of("desk.block-of-building"), "/places/1/blocks")))));
    }

    private static Phrase said(String text) {
        return Phrase.literal(text);
    }

    private static Card card(String title, Kind kind, Reservation reservation, String place, String... facts) {
        return new Card(
                "/listings/1",
                title,
                kind,
                reservation,
                place,
                List.of(facts).stream().map(Phrase::literal).toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Card hall() {
        Card card = card("桜町集会所　大広間（例）", Kind.SPACE, Reservation.HERE, "例市桜町2丁目", "定員40人", "1時間 300円", "現在地から350m");
        return new Card(
                card.href(),
                card.title(),
                card.kind(),
                card.reservation(),
                card.place(),
                card.facts(),
                Optional.of(said("5月9日（土）の午後、空いています")),
                Optional.empty(),
                Optional.empty());
    }

    private static Card tables() {
        return card("長机（折りたたみ）20台（例）", Kind.EQUIPMENT, Reservation.HERE, "例市本町　市民活動センター", "20台のうち12台", "無料");
    }

    private static Card interpreter() {
        return card("ベトナム語の通訳（例）", Kind.SKILL, Reservation.HERE, "例市内・オンライン", "土日", "交通費のみ");
    }

    private static Card gym() {
        return card("第三小学校 体育館（例）", Kind.SPACE, Reservation.ELSEWHERE, "例市緑が丘5-1", "現在地から1.2km");
    }

    private static List<Card> cards() {
        Card far = card("プロジェクター（4,000ルーメン）（例）", Kind.EQUIPMENT, Reservation.HERE, "みずうみ市中央1-1", "1日 500円");
        Card other = new Card(
                far.href(),
                far.title(),
                far.kind(),
                far.reservation(),
                far.place(),
                far.facts(),
                far.free(),
                Optional.of(said("ほかの窓口：みずうみ市民協働センター（例）・3分前に確認")),
                Optional.empty());
        return List.of(hall(), tables(), interpreter(), gym(), other);
    }

    private static HomeView home(Optional<HomeView.Results> results) {
        boolean asked = results.isPresent();
        var bar = asked
                ? new HomeView.Bar("しゅうかいしつ　土よう　午後", "桜町", "2026-05-09", "afternoon", "20", "space")
                : new HomeView.Bar("", "", "", "any", "", "");
        var kinds = List.of(
                new HomeView.KindCount(Kind.SPACE, 1284, "/?kind=space"),
                new HomeView.KindCount(Kind.EQUIPMENT, 312, "/?kind=equipment"),
                new HomeView.KindCount(Kind.SKILL, 47, "/?kind=skill"));
        return new HomeView(bar, results, kinds, cards().subList(0, 3));
    }

    private static HomeView.Results results(List<Card> cards) {
        return new HomeView.Results(
                said(cards.size() + "件見つかりました"),
                List.of(
                        new Chip(said("桜町"), "/?q=x", true),
                        new Chip(said("5月9日（土）午後"), "/?q=x", true),
                        new Chip(said("20人"), "/?q=x", true)),
                List.of(
                        new Chip(said("ここで申し込める"), "/?reservation=here", true),
                        new Chip(said("無料"), "/?fee=none", false),
                        new Chip(said("段差なし"), "/?feature=step-free", false),
                        new Chip(said("駐車場あり"), "/?feature=parking", false)),
                cards,
                cards.isEmpty() ? NO_PAGER : new Pager(Optional.empty(), Optional.of("/?cursor=x")),
                help(cards),
                "/saved-searches/new?query=q%3Dx",
                "/months?q=x");
    }

    private static HomeView.Help help(List<Card> cards) {
        List<Link> hints =
                List.of(new Link(said("時間帯を問わずにさがす"), "/?part=any"), new Link(said("となりの町までさがす"), "/?within=5000"));
        return cards.isEmpty()
                ? new HomeView.Help(
                        List.of(new Link(said("集会室"), "/?q=x")),
                        List.of(new HomeView.Near(Phrase.of("search.near-day"), said("3件"), cards().subList(0, 1))),
                        List.of(new Link(said("会議室"), "/?q=x")),
                        hints)
                : new HomeView.Help(List.of(), List.of(), List.of(), hints);
    }

    private static Month month() {
        YearMonth may = YearMonth.of(2026, 5);
        List<Month.Day> days = new ArrayList<>();
        Free[] turns = {Free.FREE, Free.SOME, Free.FULL, Free.FREE, Free.FREE, Free.SOME};
        for (LocalDate day = may.atDay(1); !day.isAfter(may.atEndOfMonth()); day = day.plusDays(1)) {
            Free free = day.getDayOfMonth() < 4
                    ? Free.UNKNOWN
                    : day.getDayOfWeek().getValue() == 1 ? Free.CLOSED : turns[day.getDayOfMonth() % turns.length];
            boolean open = free == Free.FREE || free == Free.SOME;
            List<Month.Band> bands = free == Free.SOME
                    ? List.of(
                            new Month.Band(Phrase.of("search.part-morning"), Free.FULL),
                            new Month.Band(Phrase.of("search.part-afternoon"), Free.FREE),
                            new Month.Band(Phrase.of("search.part-evening"), Free.FREE))
                    : List.of();
            boolean rest = day.getDayOfWeek().getValue() == 7 || (day.getDayOfMonth() > 2 && day.getDayOfMonth() < 7);
            days.add(new Month.Day(
                    day, free, bands, open ? Optional.of("/listings/1/book?date=" + day) : Optional.empty(), rest));
        }
        return new Month(may, Optional.empty(), Optional.of("/listings/1?month=2026-06"), days);
    }

    private static ListingView listing(Card card, boolean withMonth) {
        boolean here = card.reservation() == Reservation.HERE;
        return new ListingView(
                card,
                "さくらまちしゅうかいしょ おおひろま",
                here ? "畳28畳の広間です。自治会の集まり、子育てサロン、太鼓の練習などに使われています。台所も一緒に使えます。" : "",
                List.of(
                        new Fact(said("定員"), said("40人")),
                        new Fact(said("使用料"), said("1時間 300円（登録団体は無料）")),
                        new Fact(said("開館"), said("午前9時から午後9時まで")),
                        new Fact(said("休館日"), said("月曜日、年末年始")),
                        new Fact(said("かぎ"), said("管理人（隣の家）"))),
                List.of(said("段差なし"), said("駐車場4台"), said("台所"), said("音を出せる（午後8時まで）")),
                here ? List.of(said("使ったあとは、掃除をして元どおりにしてください。"), said("くつを脱いで上がってください。")) : List.of(),
                Optional.empty(),
                here ? Optional.of(new Link(said("桜町自治会（例）"), "/groups/1")) : Optional.empty(),
                here ? Optional.of("/listings/1/book") : Optional.empty(),
                withMonth ? Optional.of(month()) : Optional.empty(),
                here
                        ? Optional.empty()
                        : Optional.of(new ListingView.Elsewhere(
                                "例市 教育委員会 生涯学習課", "0120-000-001", "https://city.example/gym")),
                here ? Optional.empty() : Optional.of(said("出典：例市「公共施設一覧」（CC BY 4.0）を加工、12行目")),
                Optional.empty(),
                List.of());
    }

    private static Answers typed() {
        return new Answers(
                Map.of(
                        "borrower",
                        "g1",
                        "quantity",
                        "10",
                        "fetch",
                        "2026-05-09",
                        "bring",
                        "2026-05-12",
                        "persons",
                        "30",
                        "purpose",
                        "春の防災訓練"),
                Map.of());
    }

    private static Answers wrong() {
        return new Answers(
                Map.of("purpose", "母語での<面談>", "name", "髙﨑 𠮷子", "phone", "０９０－０００"),
                Map.of(
                        "phone", said("電話番号の数字が足りません。10けたか11けたで書いてください。"),
                        "persons", said("人数を数字で書いてください。"),
                        "wish1", said("今日より後の日を選んでください。")));
    }

    private static Phrase yen(long value) {
        return Phrase.of("booking.amount", "yen", new Yen(value));
    }

    private static Quote quote() {
        return new Quote(
                List.of(
                        new Quote.Line(said("長机 10台 × 3日（1台1日 50円）"), yen(1500)),
                        new Quote.Line(said("登録団体の減免（50%）"), yen(-750)),
                        new Quote.Line(said("運搬"), yen(0))),
                yen(750),
                List.of(said("5月6日（水）までは、取り消しても料金はかかりません。"), said("貸す団体が返事をします（ふつう2日以内）。")),
                List.of());
    }

    private static RequestView request(Kind kind, Answers answers, Optional<Quote> quote) {
        var borrowers =
                List.of(new Field.Option("g1", said("桜町自治会（例）")), new Field.Option("me", said("自分の名前で（佐藤 花子）")));
        List<Line> lines = quote.isPresent()
                ? List.of(new Line(said("長机（折りたたみ）（例）"), Kind.EQUIPMENT, LOAN, Optional.of(said("10台"))))
                : List.of();
        var way = switch (kind) {
            case SPACE -> Pieces.Way.HOURS;
            case EQUIPMENT -> Pieces.Way.DAYS;
            case SKILL -> Pieces.Way.WISHES;
        };
        Pieces pieces = new Pieces(way, List.of(), java.time.ZoneId.of("Asia/Tokyo"));
        var form = RequestForms.of(
                kind,
                "/listings/1/book",
                new RequestForms.Offered(pieces, borrowers, new RequestChoices(List.of(), true)),
                answers);
        return new RequestView(
                "長机（折りたたみ）（例）",
                "/listings/1",
                lines,
                form,
                quote,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of("/listings/1/series"));
    }

    private static BookingRow row(Stage stage, Kind kind, String title) {
        LocalDateTime until = DAY.minusDays(3).atTime(17, 0);
        return new BookingRow("/bookings/1", "2026-000123", said(title), "桜町自治会（例）", WHEN, stage.status(kind, until));
    }

    private static BookingsView bookings() {
        List<BookingRow> coming = new ArrayList<>();
        for (Stage stage :
                List.of(Stage.HELD, Stage.REQUESTED, Stage.CONFIRMED, Stage.OUT, Stage.QUEUED, Stage.OVERDUE)) {
            coming.add(row(stage, Kind.EQUIPMENT, "テント（2間×3間）（例）"));
        }
        List<BookingRow> past = new ArrayList<>();
        for (Stage stage : List.of(Stage.CLOSED, Stage.DECLINED, Stage.WITHDRAWN, Stage.CANCELLED, Stage.EXPIRED)) {
            past.add(row(stage, Kind.SPACE, "桜町集会所　大広間（例）"));
        }
        past.add(row(Stage.CLOSED, Kind.SKILL, "ベトナム語の通訳（例）"));
        past.add(row(Stage.OUT, Kind.SKILL, "おはやし（例）"));
        past.add(row(Stage.OUT, Kind.SPACE, "会議室（例）"));
        past.add(row(Stage.CLOSED, Kind.EQUIPMENT, "テント（例）"));
        return new BookingsView(coming, past);
    }

    private static BookingView booking() {
        var confirm = new Move("/bookings/1/confirm", said("確定する"), true, Optional.empty(), List.of());
        var withdraw = new Move(
                "/bookings/1/withdraw",
                said("取り下げる"),
                false,
                Optional.of(said("取り下げても料金はかかりません。空きはすぐに、ほかの方に回ります。")),
                List.of(Field.of(Field.Type.TEXT, "reason", "booking.purpose").optional()));
        return new BookingView(
                "2026-000123",
                Phrase.of("booking.title-more", "title", "桜町集会所　大広間（例）", "n", 1),
                new Link(Phrase.of("booking.back"), "/bookings"),
                Stage.HELD.status(Kind.SPACE, DAY.minusDays(3).atTime(17, 0)),
                List.of(
                        new Line(said("桜町集会所　大広間（例）"), Kind.SPACE, WHEN, Optional.empty()),
                        new Line(said("長机（折りたたみ）（例）"), Kind.EQUIPMENT, LOAN, Optional.of(said("10台")))),
                List.of(new Fact(said("目的"), said("春の防災訓練の打ち合わせ")), new Fact(said("人数"), said("30人"))),
                quote(),
                List.of(confirm, withdraw),
                List.of(),
                List.of(
                        new BookingView.Event(
                                DAY.minusDays(8).atTime(9, 12),
                                said("申し込みました（窓口で受付）"),
                                Optional.of(said("佐藤 花子（代理：窓口 高橋）"))),
                        new BookingView.Event(
                                DAY.minusDays(6).atTime(14, 30), said("承認されました"), Optional.of(said("桜町自治会（例）")))),
                List.of(new Link(Phrase.of("booking.paper", "title", "使用許可書"), "/bookings/1/papers/permit/1")),
                together(),
                List.of(talk()),
                Optional.of(new Link(Phrase.of("series.of-booking", "number", 3), "/series/1?occurrence=3")));
    }

    private static Talk talk() {
        var write = new Move(
                "/bookings/1/messages",
                said("送る"),
                false,
                Optional.empty(),
                List.of(Field.of(Field.Type.LONG_TEXT, "text", "talk.text")));
        var report = new Move("/bookings/1/messages/1/report", said("窓口に知らせる"), false, Optional.empty(), List.of());
        return new Talk(
                said("さくら子育ての会（例）・桜町自治会（例）・窓口が読めます。"),
                List.of(
                        new Talk.Said(
                                said("桜町自治会（例）"),
                                DAY.minusDays(5).atTime(18, 5),
                                Optional.of("鍵は前の日の夕方に渡せます。\n連絡先は ＊＊＊ です。"),
                                Optional.of(said("連絡先（＊＊＊）は、予約が確定すると見えます。")),
                                false,
                                true,
                                List.of(report)),
                        new Talk.Said(
                                said("さくら子育ての会（例）"),
                                DAY.minusDays(5).atTime(18, 20),
                                Optional.empty(),
                                Optional.of(said("取り消しました")),
                                true,
                                false,
                                List.of())),
                Optional.of(write));
    }

    private static SeriesRequestView seriesRequest() {
        List<Field> fields = Answers.none().fill(SeriesForms.fields());
        SeriesRequestView.Plan plan = new SeriesRequestView.Plan(
                said("毎月 第2土曜日"),
                Phrase.of("series.summary", "had", 2, "moved", 1, "skipped", 1),
                Optional.of(yen(1500)),
                List.of(
                        new SeriesRequestView.Date(
                                Phrase.of("series.day", "day", DAY), SeriesWords.status(Outcome.KEPT), List.of()),
                        new SeriesRequestView.Date(
                                Phrase.of("series.day", "day", DAY.plusDays(28)),
                                SeriesWords.status(Outcome.SKIPPED),
                                List.of(Phrase.of("problem.rule-taken"), Phrase.of("series.nearest", "span", WHEN)))));
        return new SeriesRequestView(
                "桜町集会所　大広間（例）",
                "/listings/1/book",
                new Form("/listings/1/series", fields, Phrase.of("series.submit", "n", 2)),
                Optional.of(plan),
                List.of(),
                List.of(new Move(
                        "/listings/1/series/waive",
                        Phrase.of("rule.waive"),
                        false,
                        Optional.of(Phrase.of("rule.waive-note-days", "rule", said("締め切り"), "n", 2)),
                        List.of(Field.of(Field.Type.TEXT, "waivedBecause-opening.lead-time", "rule.waive-why")))));
    }

    private static SeriesView series() {
        return new SeriesView(
                said("桜町集会所　大広間（例）"),
                said("毎月 第2土曜日"),
                Phrase.of("series.summary", "had", 2, "moved", 1, "skipped", 1),
                List.of(Phrase.of("series.done", "n", 2)),
                List.of(
                        new SeriesView.Date(
                                1,
                                Phrase.of("booking.span", "span", WHEN),
                                Stage.HELD.status(Kind.SPACE, DAY.minusDays(3).atTime(17, 0)),
                                List.of(Phrase.of("series.moved-from", "day", DAY), SeriesWords.reason("taken")),
                                Optional.of("/bookings/1")),
                        new SeriesView.Date(
                                2,
                                Phrase.of("series.day", "day", DAY.plusDays(28)),
                                SeriesWords.status(Outcome.SKIPPED),
                                List.of(SeriesWords.reason("quota.period")),
                                Optional.empty())),
                Optional.empty());
    }

    private static SeriesListView seriesList() {
        return new SeriesListView(
                List.of(new SeriesListView.Row(
                        said("桜町集会所　大広間（例）"),
                        "/series/1",
                        "太極拳の練習",
                        said("毎週 土曜日"),
                        Phrase.of("series.row", "first", DAY, "last", DAY.plusDays(70), "n", 9),
                        Optional.of(Phrase.of("series.next", "at", DAY.atTime(10, 0))))),
                NO_PAGER);
    }

    private static Together together() {
        var take = new Move("/bookings/1/lines/2/replace", said("これにする"), false, Optional.empty(), List.of());
        var without = new Move("/bookings/1/lines/2/drop", said("これなしで進める"), false, Optional.empty(), List.of());
        var equal = new Together.Equal(
                said("音響の手伝い2（例）"), "/listings/2", "音の会（例）", Optional.of(said("例市桜町1-2")), said("500円"), take);
        return new Together(
                Optional.of(said("ほかの分は、まだ取ってあります。")),
                List.of(new Together.Lost(
                        Phrase.of("booking.lost", "title", "音響の手伝い（例）"), List.of(equal), Optional.of(without))),
                List.of(new Link(said("大広間の日時や数を変える"), "/bookings/1/lines/1")));
    }

    private static InboxView inbox() {
        return new InboxView(
                List.of(
                        new InboxView.Item(
                                row(Stage.REQUESTED, Kind.SPACE, "大広間（例）"),
                                "子育てサロンの交流会",
                                said("24人"),
                                said("2日前から待っています")),
                        new InboxView.Item(
                                row(Stage.REQUESTED, Kind.SPACE, "和室1（例）"), "茶道の体験会", said("12人"), said("今日届きました"))),
                List.of(row(Stage.CONFIRMED, Kind.SPACE, "大広間（例）")));
    }

    private static QueueView queue() {
        return new QueueView(
                List.of(
                        new QueueView.Item(
                                "1",
                                "/curation/1",
                                "テント（2間×3間）（例）",
                                Kind.EQUIPMENT,
                                "本町商店会（例）",
                                said("3日前"),
                                Optional.of(new Link(said("「テント2間×3間」と同じかもしれません"), "/curation/1/duplicate")),
                                true),
                        new QueueView.Item(
                                "2",
                                "/curation/2",
                                "会議室A（例）",
                                Kind.SPACE,
                                "みどり福祉会（例）",
                                said("昨日"),
                                Optional.empty(),
                                true),
                        new QueueView.Item(
                                "3",
                                "/curation/3",
                                "手話の付き添い（例）",
                                Kind.SKILL,
                                "手話サークル てのひら（例）",
                                said("今日"),
                                Optional.empty(),
                                true)),
                Set.of(),
                List.of(new Field.Option("photo", said("写真に人の顔が写っています")), new Field.Option("fee", said("料金の説明が足りません"))),
                "/curation",
                List.of());
    }

    private static DeskView desk(String find) {
        var out = new Move("/bookings/1/hand-over", said("渡した"), false, Optional.empty(), List.of());
        var back = new Move("/bookings/1/return", said("返ってきた"), false, Optional.empty(), List.of());
        var tables = row(Stage.CONFIRMED, Kind.EQUIPMENT, "長机（折りたたみ）（例）");
        var found = find.isEmpty()
                ? List.of(new DeskView.Group("桜町自治会（例）", "さくらまちじちかい", "0120-000-002", "/desk/act/1"))
                : List.<DeskView.Group>of();
        return new DeskView(
                DAY,
                find.isEmpty() ? "さくら" : find,
                found,
                List.of(
                        new DeskView.Item(tables, Optional.of(said("10台")), said("午前10時"), out, Optional.empty()),
                        new DeskView.Item(tables, Optional.of(said("2張")), said("午後1時"), out, Optional.empty())),
                find.isEmpty()
                        ? List.of(new DeskView.Item(
                                tables,
                                Optional.of(said("5脚")),
                                said("午後5時まで"),
                                back,
                                Optional.of(new Link(Phrase.of("desk.part-back"), "/bookings/1/custody"))))
                        : List.of(),
                find.isEmpty()
                        ? List.of(new DeskView.Item(
                                tables, Optional.of(said("1台")), said("2日遅れ"), back, Optional.empty()))
                        : List.of(),
                List.of(),
                Optional.of(said("緊急モード中です。回収するものの一覧を見る（理由：地震のため）")));
    }

    private static GroupView group() {
        return new GroupView(
                "桜町自治会（例）",
                "さくらまちじちかい",
                "桜町1〜3丁目の412世帯の自治会です。集会所の管理、防災訓練、夏祭りをしています。",
                List.of(new Fact(said("種類"), said("自治会")), new Fact(said("区域"), said("例市桜町1〜3丁目"))),
                List.of(said("例大学 地域づくりゼミ（例）が伴走しています（2027年3月31日まで）。"), said("登録の期限：2027年3月31日")),
                List.of(hall(), tables()),
                List.of(new Link(said("団体のことを見直す"), "/groups/1/keep")));
    }

    private static ImportView imported() {
        var apply = new Move(
                "/imports/1/apply",
                said("この内容で取り込む"),
                true,
                Optional.of(said("58件を「下書き」として加えます。あとで取り消せます。")),
                List.of());
        return new ImportView(
                "備品台帳.csv",
                said("桜町自治会（例）"),
                new Status(said("確認待ち"), Status.Tone.WAITING, said("まだ何も変わっていません。")),
                Optional.empty(),
                List.of(said("見出しの前の 1 行は、表題や説明とみて読み飛ばしました：備品一覧")),
                List.of(new Chip(said("すべて 66行"), "/imports/1", true), new Chip(said("読めません 2行"), "/imports/1", false)),
                List.of(),
                List.of(
                        row(1, "長机", Status.Tone.GOOD, "読めました", List.of(said("数量 20"))),
                        row(2, "テント 2間×3間", Status.Tone.WAITING, "直しました", List.of(said("数量 2"))),
                        row(3, "", Status.Tone.BAD, "読めません", List.of())),
                new Pager(Optional.empty(), Optional.of("/imports/1?cursor=x")),
                List.of(apply));
    }

    private static ImportView.Row row(int number, String name, Status.Tone tone, String state, List<Phrase> facts) {
        List<Phrase> notes = tone == Status.Tone.BAD ? List.of(said("名称がありません。")) : List.of();
        return new ImportView.Row(number, name, tone, said(state), facts, notes, Optional.empty());
    }

    private static ImportsView imports() {
        List<Field> fields = List.of(
                Field.of(Field.Type.CHOICE, "whose", "intake.whose")
                        .options(List.of(new Field.Option("group:1", said("桜町自治会（例）")))),
                Field.of(Field.Type.FILE, "file", "intake.choose").hint(Phrase.of("intake.choose-hint")));
        Status done = new Status(Phrase.of("intake.run-applied"), Status.Tone.GOOD, Phrase.of("intake.then-applied"));
        return new ImportsView(
                new Form("/imports", fields, Phrase.of("intake.read")),
                List.of(new ImportsView.Run("/imports/1", "備品台帳.csv", said("桜町自治会（例）"), done, said("66行"))));
    }

    private static CartView cart() {
        Move remove = new Move("/cart/remove", Phrase.of("cart.remove"), false, Optional.empty(), List.of());
        Move fewer = new Move("/cart/change", Phrase.of("cart.fewer", "n", 8), false, Optional.empty(), List.of());
        return new CartView(
                List.of(
                        new CartView.Item(
                                new Line(said("大広間（例）"), Kind.SPACE, WHEN, Optional.empty()),
                                List.of(Phrase.of("booking.span", "span", WHEN)),
                                "/listings/1",
                                Optional.of(yen(1200)),
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                "/listings/1/book?line=0",
                                remove),
                        new CartView.Item(
                                new Line(said("長机（例）"), Kind.EQUIPMENT, WHEN, Optional.of(said("数量 10"))),
                                List.of(Phrase.of("booking.span", "span", WHEN)),
                                "/listings/2",
                                Optional.empty(),
                                List.of(Phrase.of("problem.rule-taken")),
                                List.of(fewer),
                                Optional.of(new Move(
                                        "/cart/waive",
                                        Phrase.of("rule.waive"),
                                        false,
                                        Optional.of(Phrase.of("rule.waive-note", "rule", said("締め切り"))),
                                        List.of(Field.of(Field.Type.TEXT, "waivedBecause1", "rule.waive-why")))),
                                "/listings/2/book?line=1",
                                remove),
                        new CartView.Item(
                                new Line(said("音響の手伝い（例）"), Kind.SKILL, WHEN, Optional.empty()),
                                List.of(wish(1), wish(2)),
                                "/listings/3",
                                Optional.of(yen(0)),
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                "/listings/3/book?line=2",
                                remove)),
                List.of(Phrase.of("cart.cannot", "title", "長机（例）"), Phrase.of("cart.all-or-none")),
                new Form(
                        "/cart",
                        List.of(Field.of(Field.Type.TEXT, "purpose", "booking.purpose")),
                        Phrase.of("booking.work-out")),
                Optional.of(quote()));
    }

    private static Phrase wish(int number) {
        return Phrase.of("cart.wish", "n", number, "when", Phrase.of("booking.span", "span", WHEN));
    }

    private static SheetView sheet() {
        Move remove = new Move("/groups/1/member", said("外す"), false, Optional.empty(), List.of());
        SheetView.Part members = SheetView.Part.of("group.members")
                .facts(List.of(new Fact(said("受付番号"), said("2026-0001"))))
                .items(List.of(new SheetView.Item(said("佐藤 花子"), "/me", List.of(said("代表")), List.of(remove))))
                .ways(List.of(new Link(said("名簿"), "/groups/1/roster")))
                .moves(List.of(new Move("/groups/1/invite", said("招く"), true, Optional.empty(), List.of())));
        Link back = new Link(said("団体のページ"), "/groups/1");
        return new SheetView(
                said("桜町自治会（例）"), Optional.of(said("見直し")), Optional.of(back), List.of(), List.of(members));
    }

    private static LendingView lending() {
        Status draft = new Status(Phrase.of("lend.state-draft"), Status.Tone.WAITING, Phrase.of("lend.then-draft"));
        return new LendingView(
                List.of(new LendingView.Item("/listings/1/edit", "テント（例）", Kind.EQUIPMENT, "桜町自治会（例）", draft)),
                NO_PAGER);
    }

    private static WritingView writing() {
        Status back = new Status(Phrase.of("lend.state-returned"), Status.Tone.BAD, Phrase.of("lend.then-returned"));
        Move submit = new Move("/listings/1/submit", Phrase.of("lend.submit"), true, Optional.empty(), List.of());
        return new WritingView(
                tables(),
                back,
                List.of(Phrase.of("lend.curator-says", "text", "写真をもう一枚お願いします")),
                List.of(Phrase.of("lend.refused-opening")),
                List.of(
                        new WritingView.Part(
                                Phrase.of("lend.part-name"), "/listings/1/edit/name", Optional.of(said("長机"))),
                        new WritingView.Part(Phrase.of("lend.part-times"), "/listings/1/edit/times", Optional.empty())),
                "/listings/1",
                List.of(submit));
    }

    private static PhotosView photos() {
        Move remove = new Move(
                "/listings/1/photos/remove", Phrase.of("lend.photo-remove"), false, Optional.empty(), List.of());
        Form form = new Form(
                "/listings/1/photos",
                List.of(Field.of(Field.Type.FILE, "file", "lend.photo-file")),
                Phrase.of("lend.photo-add"));
        return new PhotosView(
                "太鼓（例）",
                "/listings/1/edit",
                List.of(new PhotosView.Photo("/static/mark.svg", "赤い太鼓", Optional.empty(), remove)),
                form);
    }

    private static NoticesView notices() {
        return new NoticesView(
                List.of(
                        new NoticesView.Notice(
                                "/bookings/1",
                                DAY.atTime(9, 5),
                                said("申し込みが承認されました"),
                                Optional.of(said("桜町集会所 大広間（例）　5月6日（水） 午前10時から正午まで")),
                                said("桜町集会所 大広間（例）。5月6日の午後5時までに確定してください。"),
                                true),
                        new NoticesView.Notice(
                                "/bookings/2",
                                DAY.minusDays(4).atTime(18, 0),
                                said("明日は返す日です"),
                                Optional.empty(),
                                said("テント（例）2張。午後5時までに市民活動センターへ。"),
                                false)),
                NO_PAGER);
    }

    private static CreditsView credits() {
        return new CreditsView(
                List.of(new CreditsView.Credit("公共施設一覧", "例市", "CC BY 4.0", "https://data.example/facilities")),
                List.of(new CreditsView.Credit("htmx", "Big Sky Software", "0BSD", "https://htmx.org")));
    }

    private static void problems(Map<String, View> views) {
        List<Link> instead = List.of(
                new Link(said("5月9日（土）午後5時から8時まで　大広間"), "/listings/1/book"),
                new Link(said("5月10日（日）午後1時から4時まで　大広間"), "/listings/1/book"),
                new Link(said("同じ時間　和室1・2（定員24人）"), "/listings/2/book"));
        views.put("problem-404", ProblemPages.of(new Problem.NotFound(), "/", List.of()));
        views.put("problem-401", ProblemPages.of(new Problem.NotSignedIn(), "/", List.of()));
        views.put("problem-403", ProblemPages.of(new Problem.NotAllowed("role.curator"), "/", List.of()));
        views.put("problem-409-taken", ProblemPages.of(new Problem.Taken(Map.of()), "/listings/1/book", instead));
        views.put(
                "problem-409-state",
                ProblemPages.of(new Problem.WrongState("closed", "cancel"), "/bookings/1", List.of()));
        views.put(
                "problem-422",
                ProblemPages.of(
                        Problem.Invalid.of("/persons", "range", "人数は1人から40人までです。"), "/listings/1/book", List.of()));
        views.put("problem-429", ProblemPages.of(new Problem.TooMany(Duration.ofSeconds(30)), "/", List.of()));
        views.put("problem-500", ProblemPages.failed("/", "7f3a-20c1"));
        views.put(
                "problem-503",
                ProblemPages.of(new Problem.Unavailable("database", Duration.ofSeconds(15)), "/", List.of()));
    }
}
