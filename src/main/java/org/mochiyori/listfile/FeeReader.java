package org.mochiyori.listfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mochiyori.kernel.Yen;
import org.mochiyori.listfile.Understood.Fee;

/** Reads fees. An amount is taken only where one amount is said; all else stays text. */
final class FeeReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String YEN = "([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,8})";
    private static final Pattern AMOUNT = Pattern.compile("(?:¥|\\\\)?" + YEN + "\\s*円?(?:\\s*\\([^()0-9]{0,60}\\))?");
    private static final Pattern AMOUNT_PER = Pattern.compile(YEN + "\\s*円\\s*(?:/|毎)\\s*(?:1)?([^0-9\\s]{1,6})");
    private static final Pattern PER_AMOUNT =
            Pattern.compile("(?:1)?(時間|日|回|本|人|泊|台|枚|点|張|件|組|脚|個|名)(?:につき|あたり|当たり)?\\s*" + YEN + "\\s*円");
    private static final Pattern BETWEEN_PARTS = Pattern.compile("\\s*[/;、・]\\s*|(?<=円)[,\\s]\\s*");
    private static final Pattern PART = Pattern.compile(
            "(早朝|午前|午後[12]?|夕方|夜間|昼間|全日|終日|一日|[1-9]?区分)\\s*(?:\\([^()]{0,20}\\))?\\s*[::は]?\\s*" + YEN + "\\s*円?");
    private static final Pattern HOURS = Pattern.compile("\\([^()]{0,40}\\)| \\([0-9]+\\)$");
    private static final Pattern FREE = Pattern.compile("(?:入場|入館|拝観|参拝|観覧|利用)?(?:料)?(?:は)?(?:無料|不要|0円?|なし)。?");

    private static final Map<String, String> DIVISIONS = Map.of(
            "MORNING", "午前",
            "AFTERNOON", "午後",
            "AFTERNOON_ONE", "午後1",
            "AFTERNOON_TWO", "午後2",
            "EVENING", "夜間",
            "ONE_HOUR", "時間",
            "FULL_DAY", "全日");

    private FeeReader() {}

    static List<Fee> read(Row row) {
        List<Fee> fees = new ArrayList<>();
        Optional<String> unit = row.find(Field.FEE_UNIT).map(FeeReader::unit).filter(text -> !text.isEmpty());
        row.all(Field.FEE).forEach(cell -> fees.addAll(fees(cell.text(), unit)));
        row.all(Field.WEEKDAY_FEES).forEach(cell -> fees.addAll(divided(cell.text(), "平日")));
        row.all(Field.HOLIDAY_FEES).forEach(cell -> fees.addAll(divided(cell.text(), "土日祝")));
        row.all(Field.PART_FEE).stream()
                .filter(cell -> saysAmount(cell.text()))
                .forEach(cell -> fees.add(fee(cell.text(), Optional.of(part(cell.heading())))));
        return fees;
    }

    /** Whether the cell says an amount, or that it costs nothing: 午前 may also head ○ and ×. */
    static boolean saysAmount(String cell) {
        return fee(cell, Optional.empty()).amount().isPresent();
    }

    /** 午前（9:00～12:00） is 午前. */
    private static String part(String heading) {
        return HOURS.matcher(Tidy.plain(heading))
                .replaceAll("")
                .replaceFirst("料金$", "")
                .strip();
    }

    /** 円/日 is 日; a bare 円 says nothing. */
    private static String unit(String text) {
        return Tidy.plain(text).replaceFirst("^円?\\s*[/／]?\\s*", "").replaceFirst("^1(?=[^0-9])", "");
    }

    /** 午前 1,000円／午後1,500円 is a fee for each part of the day; what is not all of that kind stays one text. */
    private static List<Fee> fees(String written, Optional<String> unit) {
        List<Fee> parts = new ArrayList<>();
        if (written.length() <= 300) {
            for (String part : BETWEEN_PARTS
                    .splitAsStream(Tidy.plain(written.replace('\n', ';')))
                    .toList()) {
                Matcher one = PART.matcher(part.strip());
                if (!one.matches()) {
                    return List.of(fee(written, unit));
                }
                parts.add(new Fee(yen(one.group(2)), Optional.of(one.group(1)), Optional.empty(), part.strip()));
            }
        }
        return parts.size() > 1 ? parts : List.of(fee(written, unit));
    }

    static Fee fee(String written, Optional<String> unit) {
        String text = Tidy.plain(written.length() > 300 ? written.substring(0, 300) : written);
        if (FREE.matcher(text).matches()) {
            return new Fee(Optional.of(Yen.ZERO), unit, Optional.empty(), written);
        }
        Matcher amount = AMOUNT.matcher(text);
        if (amount.matches()) {
            return new Fee(yen(amount.group(1)), unit, Optional.empty(), written);
        }
        Matcher amountPer = AMOUNT_PER.matcher(text);
        if (amountPer.matches()) {
            return new Fee(yen(amountPer.group(1)), Optional.of(amountPer.group(2)), Optional.empty(), written);
        }
        Matcher perAmount = PER_AMOUNT.matcher(text);
        if (perAmount.matches()) {
            return new Fee(yen(perAmount.group(2)), Optional.of(perAmount.group(1)), Optional.empty(), written);
        }
        return new Fee(Optional.empty(), unit, Optional.empty(), written);
    }

    /** A JSON list of fees per part of the day; a plain text is one fee. */
    private static List<Fee> divided(String cell, String days) {
        if (!cell.startsWith("[")) {
            Fee plain = fee(cell, Optional.empty());
            return List.of(new Fee(plain.amount(), plain.per(), Optional.of(days), cell));
        }
        List<Fee> fees = new ArrayList<>();
        for (JsonNode one : parse(cell)) {
            String division = one.path("division").asText().replaceFirst("^FEE_DIVISION_", "");
            String per = DIVISIONS.getOrDefault(division, division.replaceFirst("^DIVISION_([0-9]+)$", "区分$1"));
            JsonNode amount = one.path("fee");
            Optional<Yen> yen = amount.canConvertToLong() && amount.asLong() >= 0
                    ? Optional.of(new Yen(amount.asLong()))
                    : Optional.empty();
            fees.add(new Fee(
                    yen,
                    Optional.of(per).filter(text -> !text.isEmpty()),
                    Optional.of(days),
                    per + " " + amount.asText()));
        }
        return fees;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException notOurs) {
            // A table may hold a text that begins with a bracket: no list of fees then.
            return JSON.createArrayNode();
        }
    }

    private static Optional<Yen> yen(String digits) {
        return Optional.of(new Yen(Long.parseLong(digits.replace(",", ""))));
    }
}
