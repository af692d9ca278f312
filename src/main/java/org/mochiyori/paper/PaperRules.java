package org.mochiyori.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.State;
import org.mochiyori.catalogue.PaperText;
import org.mochiyori.dues.Account;
import org.mochiyori.dues.Demand;
import org.mochiyori.dues.Payment;
import org.mochiyori.kernel.Yen;

/** Which paper follows from whose thing it is and what it is, and what must stand on it. Pure. */
final class PaperRules {
    private PaperRules() {}

    /** The papers that a line calls for now. */
    static List<PaperKind> kinds(Line line, boolean publicLender) {
        return switch (line.state()) {
            case CONFIRMED, OUT, CLOSED -> List.of(given(line, publicLender));
            case DECLINED -> publicLender && isSpace(line) ? List.of(PaperKind.REFUSAL) : List.of();
            // A paper that approves must not exist before anybody has approved.
            case REQUESTED, HELD, WITHDRAWN, CANCELLED, EXPIRED -> List.of();
        };
    }

    /** Whether a line stands on a paper of this kind. */
    static boolean belongs(Line line, PaperKind kind, boolean publicLender) {
        return kinds(line, publicLender).contains(kind);
    }

    /** For what money was received (但し書き): for the use, and for what was lost or damaged as it was owed at that time. */
    static String received(Payment payment, Account account, boolean publicLender) {
        if (payment.deposit()) {
            return "保証金として";
        }
        String use = publicLender ? "使用料" : "利用料金";
        List<Demand> owed = account.demands().stream()
                .filter(demand -> demand.isOwed(payment.at()))
                .toList();
        if (owed.isEmpty()) {
            return use + "として";
        }
        String made = owed.stream().map(PaperRules::made).collect(Collectors.joining("・"));
        Yen sum = owed.stream().map(Demand::yen).reduce(Yen.ZERO, Yen::plus);
        boolean alone = sum.equals(payment.yen());
        return (alone ? "" : use + "・") + made + "として";
    }

    private static String made(Demand demand) {
        String what = switch (demand.kind()) {
            case LOST -> "紛失";
            case DAMAGED -> "破損";
        };
        return "弁償金（%s %d点 %,d円）".formatted(what, demand.count(), demand.yen().value());
    }

    /** The move after which a paper of this kind may be given. */
    static State decided(PaperKind kind) {
        return kind == PaperKind.REFUSAL ? State.DECLINED : State.CONFIRMED;
    }

    private static PaperKind given(Line line, boolean publicLender) {
        return switch (line.terms().thing().kind()) {
            case "equipment" -> PaperKind.LOAN;
            case "skill" -> PaperKind.REQUEST;
            default -> publicLender ? PaperKind.PERMIT : PaperKind.APPROVAL;
        };
    }

    private static boolean isSpace(Line line) {
        return line.terms().thing().kind().equals("space");
    }

    /** What the owner has set, else what is usual; what a listing says of itself comes after it. */
    static List<String> conditions(PaperKind kind, PaperText text, List<String> own) {
        List<String> all = new ArrayList<>(text.conditions().isEmpty() ? usual(kind) : text.conditions());
        own.stream().filter(condition -> !condition.isBlank()).forEach(all::add);
        return all;
    }

    private static List<String> usual(PaperKind kind) {
        return switch (kind) {
            case PERMIT, APPROVAL ->
                List.of(
                        "この書面を当日お持ちになり、窓口でお見せください。",
                        "目的以外に使用したり、使用する権利を他の人に譲ったりしないでください。",
                        "使用後は元どおりに片付け、壊したり汚したりしたときは、すぐに窓口へお知らせください。");
            case LOAN ->
                List.of(
                        "借りた物は大切に扱い、他の人に貸さないでください。",
                        "期限までに、数を確かめ、きれいにしてお返しください。ぬれた物は乾かしてください。",
                        "壊したとき、なくしたときは、すぐにお知らせください。修理または同等の品でお返しいただくことがあります。");
            case REQUEST -> List.of("材料費・交通費などの実費は、依頼する側が負担します。", "ご都合が悪くなったときは、早めに窓口へお知らせください。");
            case REFUSAL, RECEIPT -> List.of();
        };
    }

    /** 教示 by 行政不服審査法第82条 and 行政事件訴訟法第46条. */
    static List<String> appeal(PaperText text, String issuer) {
        String authority = text.authority().isEmpty() ? issuer : text.authority();
        String defendant = text.defendant().isEmpty() ? "この処分をした者の属する市区町村" : text.defendant();
        String speaks =
                text.defendant().isEmpty() ? "" : "（訴訟において%sを代表する者は、%sとなります。）".formatted(text.defendant(), authority);
        return List.of(
                "この処分に不服があるときは、この処分があったことを知った日の翌日から起算して3か月以内に、%sに対して審査請求をすることができます。".formatted(authority),
                "この処分の取消しの訴えは、この処分があったことを知った日の翌日から起算して6か月以内に、%sを被告として%s提起することができます。".formatted(defendant, speaks),
                "ただし、これらの期間内であっても、この処分の日の翌日から起算して1年を経過したときは、正当な理由がある場合を除き、審査請求をすることも取消しの訴えを提起することもできません。"
                        + "審査請求をしたときは、その裁決があったことを知った日の翌日から起算して6か月以内に取消しの訴えを提起することができます。");
    }
}
