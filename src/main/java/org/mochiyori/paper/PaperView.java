package org.mochiyori.paper;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mochiyori.booking.Price;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Words;

/**
 * A paper as its template shows it.
 *
 * @param style written into the page; empty where the page names a style sheet
 */
public record PaperView(Paper paper, Words words, PaperPrinter.Addresses addresses, String style) {
    /** A label and its text. */
    public record Row(String label, String text) {}

    /** Whether it is a PDF, with all it needs inside. */
    public boolean isPdf() {
        return !style.isEmpty();
    }

    /** Of what its own number is. */
    public String numberLabel() {
        return switch (paper.kind()) {
            case PERMIT -> "許可番号";
            case REFUSAL -> "通知番号";
            case APPROVAL -> "承認番号";
            case LOAN -> "貸出番号";
            case REQUEST -> "依頼番号";
            case RECEIPT -> "領収番号";
        };
    }

    /** The sentence that does it. */
    public String body() {
        String basis = paper.from().basis();
        String by = basis.isEmpty() ? "" : basis + "の規定により、";
        return switch (paper.kind()) {
            case PERMIT -> by + "次のとおり使用を許可します。";
            case REFUSAL -> by + "次の申込みについては、下記の理由により使用を許可しないことに決定しました。";
            case APPROVAL -> by + "次のとおり利用を承認します。";
            case LOAN -> by + "次のとおり貸し出します。";
            case REQUEST -> "次のとおりご協力をお願いします。";
            case RECEIPT -> "上記の金額を正に領収しました。";
        };
    }

    /** What it is, for readers of easy Japanese (in kana, as a paper has no readings) and of English. */
    public List<String> gloss() {
        return switch (paper.kind()) {
            case PERMIT, APPROVAL ->
                List.of(
                        "この かみを まどぐちで みせると、へやを つかう ことが できます。",
                        "This paper lets you use the room. Please show it at the desk.");
            case REFUSAL ->
                List.of(
                        "この ひは つかう ことが できません。わからない ときは、まどぐちで きいて ください。",
                        "The use was not permitted. Please ask the desk if anything is unclear.");
            case LOAN ->
                List.of(
                        "ものを かりる かみです。うえに かいた ひまでに かえして ください。",
                        "Loan slip. Please return the items by the date above.");
            case REQUEST -> List.of("てつだいを おねがいする かみです。", "A request for your help at the time above.");
            case RECEIPT -> List.of("おかねを うけとった かみです。", "Receipt for the amount above.");
        };
    }

    /** The heading of the names of what it is about. */
    public String itemLabel() {
        return switch (paper.kind()) {
            case LOAN -> "品名";
            case REQUEST -> "お願いする内容";
            case PERMIT, REFUSAL, APPROVAL, RECEIPT -> "施設・室名";
        };
    }

    /** The heading of the times. */
    public String timeLabel() {
        return paper.kind() == PaperKind.LOAN ? "貸出日から返却期限まで" : "日時";
    }

    /** A day as an office writes it, with the western year. */
    public String day(LocalDate day) {
        return words.dates().day(day).plain();
    }

    /** From when until when in two lines, so that no hour is torn apart; loans by days name the day on which they are due. */
    public List<String> time(Paper.Item item) {
        LocalDate first = item.from().toLocalDate();
        // What ends at midnight ends with the day before.
        LocalDate last = item.until().minusNanos(1).toLocalDate();
        if (item.wholeDays()) {
            return first.equals(last) ? List.of(day(first)) : List.of(day(first) + "から", day(last) + "まで");
        }
        String from = words.dates().time(item.from().toLocalTime()).plain() + "から";
        String until = (item.until().toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? "午後12時"
                        : words.dates().time(item.until().toLocalTime()).plain())
                + "まで";
        return first.equals(last) ? List.of(day(first), from + until) : List.of(day(first) + from, day(last) + until);
    }

    /** 使用目的 and the like. */
    public List<Row> facts() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("受付番号", paper.booking()));
        if (!paper.use().purpose().isEmpty()) {
            rows.add(new Row(
                    paper.kind() == PaperKind.RECEIPT ? "但し書き" : "目的",
                    paper.use().purpose()));
        }
        paper.use().persons().ifPresent(n -> rows.add(new Row("人数", n + "人")));
        paper.sum().method().ifPresent(method -> rows.add(new Row("お支払いの方法", method)));
        return rows;
    }

    /** Amounts one by one. */
    public List<Row> amounts() {
        return paper.sum().parts().stream()
                .map(part -> new Row(what(part), part.code().equals(Price.UNKNOWN) ? "窓口でお知らせします" : yen(part.yen())))
                .toList();
    }

    /** What it is called to pay here: 使用料 of a city, 謝礼 to who helps, else 利用料金. */
    public String totalLabel() {
        return switch (paper.kind()) {
            case PERMIT -> "使用料　合計";
            case REQUEST -> "謝礼・実費　合計";
            case REFUSAL, APPROVAL, LOAN, RECEIPT -> "利用料金　合計";
        };
    }

    /** Whether things are counted on it. */
    public boolean counts() {
        return paper.items().stream().anyMatch(item -> item.quantity() > 1) || paper.kind() == PaperKind.LOAN;
    }

    /** The sum in words and figures. */
    public String total() {
        String sum = yen(paper.sum().total());
        return paper.sum().complete()
                ? sum
                : paper.sum().total().equals(Yen.ZERO) ? "窓口でお知らせします" : sum + "のほか、窓口でお知らせする額";
    }

    /** 保証金, where there is one. */
    public Optional<String> deposit() {
        return Optional.of(paper.sum().deposit())
                .filter(yen -> !yen.equals(Yen.ZERO))
                .map(yen -> yen(yen) + "（返却後にお返しします）");
    }

    /** ￥ and full figures, closed so that nobody adds any. */
    public String received() {
        return "金　%,d　円　也".formatted(paper.sum().total().value());
    }

    private String yen(Yen yen) {
        return words.dates().yen(yen).plain();
    }

    private String what(Price.Part part) {
        if (part.code().equals(Price.UNKNOWN)) {
            return part.label().isBlank() ? "料金" : part.label();
        }
        Map<String, Object> values = new HashMap<>(part.figures());
        values.put("label", part.label());
        return words.plain(new Phrase("booking.price-" + part.code(), values)).strip();
    }
}
