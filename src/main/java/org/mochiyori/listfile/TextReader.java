package org.mochiyori.listfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mochiyori.catalogue.JapaneseText;
import org.mochiyori.listfile.Understood.Feature;
import org.mochiyori.listfile.Understood.Picture;
import org.mochiyori.listfile.Understood.Remark;
import org.mochiyori.listfile.Understood.Texts;

/** Reads what is said about a thing: description, categories, what it has and has not, remarks, pictures. */
final class TextReader {
    private static final Pattern YES = Pattern.compile("(?:有|可|○|◯|〇|あり|有り|TRUE|はい|[A-Z_]*_(?:AVAILABLE|EQUIPPED))");
    private static final Pattern NO =
            Pattern.compile("(?:無|否|不可|貸出不可|×|✕|なし|無し|無い|FALSE|いいえ|[A-Z_]*_(?:UNAVAILABLE|UNEQUIPPED))");
    private static final Pattern UNKNOWN = Pattern.compile("[A-Z_]+_UNKNOWN");
    private static final Pattern SAID = Pattern.compile("^(.{1,40}?)[はの:：；]?\\s*+(有り?|あり|可能?|無し?|なし|不可|否|○|×)$");
    private static final Pattern PARTS = Pattern.compile("[;；、，,\\n/]|(?<=[可有り])[::]|・(?=[^・]{1,12}(?:有|無)り?$)");
    private static final Pattern WHETHER = Pattern.compile("[_の・]?(?:有無|可否)$|(?<=.)可$");
    private static final Pattern URL_ENDS = Pattern.compile("[\\s;]+");
    private static final Pattern URL = Pattern.compile("https?://[^\\s\"<>]{3,1000}");
    private static final Pattern BRACKETED_NUMBER = Pattern.compile("[(（][^)）]{0,60}[0-9０-９]");
    private static final Pattern BRACKETS = Pattern.compile("[(（][^()（）]{0,20}[)）]");

    /** Headings of JSON lists in the words people use. */
    private static final Map<String, String> WORDS = Map.of(
            "is_equipped_piano", "ピアノ",
            "is_equipped_music_stand", "譜面台",
            "is_available_strings", "弦楽器の演奏",
            "is_available_woodwind", "木管楽器の演奏",
            "is_available_brass", "金管楽器の演奏",
            "is_available_percussion", "打楽器の演奏",
            "parking", "駐車場",
            "access", "アクセス",
            "note", "備考");

    private static final Map<String, String> KSJ_CLASSES =
            Map.of("1", "市役所・役場", "2", "支所", "3", "出張所・連絡所", "4", "公民館", "5", "集会施設");

    private final Context context;

    TextReader(Context context) {
        this.context = context;
    }

    Texts read(Row row) {
        Map<String, Feature> features = new LinkedHashMap<>();
        List<Remark> remarks = new ArrayList<>();
        flags(row, features, remarks);
        row.all(Field.BARRIER_FREE).forEach(cell -> said(cell, features, remarks));
        row.all(Field.QUANTITY).stream()
                .filter(cell -> BRACKETED_NUMBER.matcher(cell.text()).find())
                .forEach(cell -> remarks.add(remark(cell)));
        row.all(Field.LENT).stream()
                .filter(cell -> !saysWhether(cell.text()))
                .forEach(cell -> remarks.add(remark(cell)));
        row.all(Field.FEE_DETAIL).forEach(cell -> remarks.add(remark(cell)));
        row.all(Field.REMARK).forEach(cell -> remarks.add(remark(cell)));
        row.notes().stream()
                .filter(note -> note.reason() == Reason.NAME_ADVICE)
                .forEach(note -> remarks.add(
                        new Remark("名称の注記", String.valueOf(note.values().get("text")))));
        List<Row.Cell> described = row.all(Field.DESCRIPTION);
        described.stream().skip(1).forEach(cell -> remarks.add(remark(cell)));
        return new Texts(
                described.stream().findFirst().map(Row.Cell::text),
                row.find(Field.DESCRIPTION_ENGLISH),
                categories(row),
                List.copyOf(features.values()),
                remarks,
                pictures(row));
    }

    private void flags(Row row, Map<String, Feature> features, List<Remark> remarks) {
        for (Field field : List.of(Field.FEATURE, Field.PLAYABLE, Field.PART_FEE)) {
            row.all(field).forEach(cell -> {
                if (!(field == Field.PART_FEE && FeeReader.saysAmount(cell.text()))
                        && !flag(cell, features)
                        && !UNKNOWN.matcher(cell.text()).matches()) {
                    remarks.add(remark(cell));
                }
            });
        }
        // A heading we do not know with 有 or 無 under it is a feature all the same.
        row.unknown().forEach(cell -> {
            if (!cell.heading().contains("避難")) {
                flag(cell, features);
            }
        });
    }

    /** Whether the text says no, and nothing else. */
    static boolean saysNo(String text) {
        return NO.matcher(Tidy.plain(text)).matches();
    }

    /** Whether the text only says that something is there or not. */
    static boolean saysWhether(String text) {
        String value = Tidy.plain(text);
        return YES.matcher(value).matches() || saysNo(value);
    }

    private static boolean flag(Row.Cell cell, Map<String, Feature> features) {
        String value = Tidy.plain(cell.text());
        boolean yes = YES.matcher(value).matches();
        if (!saysWhether(value)) {
            return false;
        }
        String word = BRACKETS.matcher(WORDS.getOrDefault(cell.heading(), cell.heading()))
                .replaceAll("");
        add(features, WHETHER.matcher(word).replaceFirst(""), yes);
        return true;
    }

    private static void said(Row.Cell cell, Map<String, Feature> features, List<Remark> remarks) {
        boolean understood = true;
        for (String part : PARTS.splitAsStream(cell.text()).toList()) {
            String text = Tidy.line(part);
            Matcher one = SAID.matcher(text);
            if (one.matches()) {
                add(
                        features,
                        one.group(1),
                        YES.matcher(one.group(2)).matches() || one.group(2).equals("可能"));
            } else if (!text.isEmpty()) {
                understood = false;
            }
        }
        if (!understood && !NO.matcher(cell.text()).matches()) {
            remarks.add(remark(cell));
        }
    }

    private static void add(Map<String, Feature> features, String word, boolean present) {
        String plain = Tidy.line(word);
        if (!plain.isEmpty()) {
            features.putIfAbsent(plain, new Feature(plain, present));
        }
    }

    private static Remark remark(Row.Cell cell) {
        return new Remark(WORDS.getOrDefault(cell.heading(), cell.heading()), cell.text());
    }

    private List<String> categories(Row row) {
        Set<String> words = new LinkedHashSet<>();
        row.all(Field.CATEGORY).forEach(cell -> words.add(Tidy.line(cell.text())));
        row.all(Field.POI).forEach(cell -> words.addAll(context.lists().poi().of(cell.text())));
        row.find(Field.KSJ_CLASS)
                .map(JapaneseText::widths)
                .map(KSJ_CLASSES::get)
                .ifPresent(words::add);
        return List.copyOf(words);
    }

    private static List<Picture> pictures(Row row) {
        Optional<String> licence = row.find(Field.IMAGE_LICENCE).map(Tidy::line);
        return row.all(Field.IMAGE).stream()
                .flatMap(cell -> Arrays.stream(URL_ENDS.split(cell.text())))
                .filter(url -> URL.matcher(url).matches())
                .map(url -> new Picture(url, licence))
                .toList();
    }
}
