package org.mochiyori.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mochiyori.catalogue.Audience;
import org.mochiyori.catalogue.Fee;
import org.mochiyori.catalogue.Terms;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.kernel.Yen;
import org.mochiyori.listfile.Kind;
import org.mochiyori.listfile.Understood;

/** What is lent, for how much and on what terms, as the record says it. */
final class Offers {
    private static final BigDecimal LARGEST = new BigDecimal("9999999");
    private static final long DEAREST = 100_000_000;

    private Offers() {}

    static Thing thing(Understood one) {
        Understood.Offer offer = one.offer();
        return switch (one.kind()) {
            case SPACE -> new Thing.Space(offer.capacity().filter(persons -> persons > 0), area(offer), List.of());
            case EQUIPMENT ->
                Thing.Equipment.pool(
                        offer.quantity().filter(many -> many > 0).orElse(1),
                        offer.unit().orElse(""));
            case SKILL ->
                new Thing.Skill(
                        offer.terms().audience().orElse(""),
                        hours(one.hours()),
                        offer.terms().reach().orElse(""),
                        feeText(one));
        };
    }

    static Terms terms(Understood one, String page) {
        return new Terms(
                fee(one), feeText(one), audience(one), conditions(one), "", one.kind() == Kind.SKILL ? "" : page);
    }

    /** What is said about it, the remarks under their headings. */
    static String description(Understood one) {
        List<String> lines = new ArrayList<>();
        one.texts().description().ifPresent(lines::add);
        if (!one.names().aliases().isEmpty()) {
            lines.add("別名：" + String.join("、", one.names().aliases()));
        }
        one.belonging()
                .group()
                .ifPresent(group -> lines.add(
                        switch (one.kind()) {
                            case SPACE -> "団体：" + group;
                            case EQUIPMENT -> "貸出元：" + group;
                            case SKILL -> "登録先：" + group;
                        }));
        if (!one.offer().terms().languages().isEmpty()) {
            lines.add("使用言語：" + String.join("、", one.offer().terms().languages()));
        }
        one.texts().features().stream()
                .map(feature -> feature.word() + "：" + (feature.present() ? "あり" : "なし"))
                .forEach(lines::add);
        one.texts().remarks().forEach(remark -> lines.add(remark.heading() + "：" + remark.text()));
        return String.join("\n", lines);
    }

    /** Days and times in one line, as the list says them. */
    static String hours(Understood.Hours hours) {
        Optional<String> times = hours.opens().isEmpty() && hours.closes().isEmpty()
                ? Optional.empty()
                : Optional.of(hours.opens().orElse("") + "～" + hours.closes().orElse(""));
        return Stream.of(hours.days(), times, hours.hours(), hours.closed().map(days -> "休み：" + days), hours.note())
                .flatMap(Optional::stream)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static Optional<BigDecimal> area(Understood.Offer offer) {
        return offer.area()
                .map(area -> area.setScale(2, RoundingMode.HALF_UP))
                .filter(area -> area.signum() > 0 && area.compareTo(LARGEST) < 0);
    }

    /** Figures only where the list says one amount, or that it costs nothing; all else is read as text. */
    private static Fee fee(Understood one) {
        List<Understood.Fee> fees = one.offer().fees();
        boolean free = !fees.isEmpty()
                && fees.stream()
                        .allMatch(fee -> fee.amount().filter(Yen.ZERO::equals).isPresent());
        if (free) {
            return new Fee.Free();
        }
        if (fees.size() != 1 || fees.getFirst().amount().isEmpty()) {
            return new Fee.Unknown();
        }
        Understood.Fee only = fees.getFirst();
        long yen = only.amount().orElseThrow().value();
        Optional<Fee.Per> per = per(one.kind(), only.per().orElse(""));
        return per.isPresent() && yen <= DEAREST ? Fee.of(yen, per.get()) : new Fee.Unknown();
    }

    private static Optional<Fee.Per> per(Kind kind, String word) {
        return switch (word) {
            case "時間" -> Optional.of(Fee.Per.HOUR);
            case "日" -> Optional.of(kind == Kind.EQUIPMENT ? Fee.Per.UNIT_DAY : Fee.Per.DAY);
            case "回", "件", "" -> Optional.of(Fee.Per.USE);
            case "台", "枚", "本", "脚", "張", "個", "点", "組" -> Optional.of(Fee.Per.UNIT);
            default -> Optional.empty();
        };
    }

    private static String feeText(Understood one) {
        List<Understood.Fee> fees = one.offer().fees();
        return fees.stream()
                .map(fee -> Stream.of(fee.days(), fee.amount().isPresent() ? fee.per() : Optional.<String>empty())
                                .flatMap(Optional::stream)
                                .collect(Collectors.joining(" ", "", " "))
                        + fee.amount()
                                .map(yen -> yen.value() == 0 ? "無料" : String.format("%,d円", yen.value()))
                                .orElse(fee.text()))
                .map(String::strip)
                .distinct()
                .collect(Collectors.joining("、"));
    }

    private static Set<Audience> audience(Understood one) {
        String text = one.offer().terms().audience().orElse("");
        Set<Audience> found = EnumSet.noneOf(Audience.class);
        if (one.kind() == Kind.EQUIPMENT && text.equals("登録団体")) {
            found.add(Audience.REGISTERED);
        }
        return found;
    }

    private static String conditions(Understood one) {
        Understood.Terms terms = one.offer().terms();
        return Stream.of(
                        line("対象", terms.audience()),
                        line("受け渡し", terms.pickup()),
                        line("貸出期間", terms.loanPeriod()),
                        line("受付開始", terms.applyFrom()),
                        line("所要時間", terms.duration()),
                        line("抽選", terms.lottery()),
                        one.kind() == Kind.EQUIPMENT
                                ? line(
                                        "利用できる日時",
                                        Optional.of(hours(one.hours())).filter(text -> !text.isEmpty()))
                                : Optional.<String>empty())
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
    }

    private static Optional<String> line(String heading, Optional<String> text) {
        return text.map(said -> heading + "：" + said);
    }
}
