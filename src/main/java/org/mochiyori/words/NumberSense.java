package org.mochiyori.words;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mochiyori.words.Sense.Found;
import org.mochiyori.words.Understanding.Meaning;
import org.mochiyori.words.Understanding.Persons;
import org.mochiyori.words.Understanding.Price;

/** Numbers of persons and prices in folded text. */
final class NumberSense {
    private static final String ABOUT = "(?:くらい|ぐらい|程度|ほど|以上|まで|規模|前後)?(?:[でがのに]|向け|用)?";

    private static final Pattern JAPANESE = Pattern.compile(
            "(?<![\\p{IsHan}0-9.])([0-9]{1,5}|[一二三四五六七八九十百千]{1,7})\\s*(?:人|名|個人|にん|めい)(?![前乗分目様力口材物形間生])" + ABOUT);
    private static final Pattern LATIN = Pattern.compile(
            "(?<![0-9])(?:(?:for|about|para|cho)\\s+)*([0-9]{1,5})\\s*(?:people|persons?|guests|participants|pessoas?|nguoi)\\b");
    private static final Pattern FREE = Pattern.compile(
            "(?:無料|無償|むりょう|ただ(?=[でに])|タダ(?=[でに])|免費|お?金がかからない|おかねが ?いらない)(?!\\p{IsHan})[でのに]?"
                    + "|\\b(?:free of charge|for free|no charge|free(?!\\s*wi)|gratis|gratuit[oa]s?|de graca|mien phi)\\b");

    /** 500円以下, 千円くらい, under 1,000 yen: whoever names a price will not pay much more. */
    private static final Pattern PRICE =
            Pattern.compile("(?<![0-9.,])(?:(?<yen>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,6}|[一二三四五六七八九十百千]{1,6})"
                    + "|(?<tenThousands>[0-9]{1,3}|[一二三四五六七八九])万)\\s*円(?!以上|台|から|玉|札)"
                    + "(?:以下|以内|いか|いない|まで|未満|より安い|くらい|ぐらい|程度|ほど)?[でのに]?"
                    + "|\\b(?:(?:under|below|up to|less than|at most|within|max)\\s+)?(?<en>[0-9][0-9,]{0,6})\\s*(?:yen|jpy)\\b(?: or less)?"
                    + "|(?<coin>ワンコイン)で?");

    private NumberSense() {}

    static List<Found> find(String text) {
        return Stream.of(
                        found(JAPANESE, text, NumberSense::persons),
                        found(LATIN, text, NumberSense::persons),
                        found(FREE, text, free -> Optional.of(new Price(0))),
                        found(PRICE, text, price -> Optional.of(new Price(yen(price)))))
                .flatMap(all -> all)
                .toList();
    }

    private static Stream<Found> found(
            Pattern pattern, String text, Function<MatchResult, Optional<? extends Meaning>> meaning) {
        return pattern.matcher(text)
                .results()
                .flatMap(match ->
                        meaning.apply(match).stream().map(meant -> new Found(meant, match.start(), match.end(), true)));
    }

    private static Optional<Persons> persons(MatchResult match) {
        int count = number(match.group(1));
        return count > 0 ? Optional.of(new Persons(count)) : Optional.empty();
    }

    private static int yen(MatchResult price) {
        if (price.group("coin") != null) {
            return 500;
        }
        if (price.group("tenThousands") != null) {
            return number(price.group("tenThousands")) * 10_000;
        }
        String yen = price.group("yen") == null ? price.group("en") : price.group("yen");
        return number(yen.replace(",", ""));
    }

    /** Digits or a kanji numeral below 10,000. */
    static int number(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return Integer.parseInt(text);
        }
        int sum = 0;
        int digit = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int value = "〇一二三四五六七八九".indexOf(c);
            int unit = c == '十' ? 10 : c == '百' ? 100 : c == '千' ? 1000 : 0;
            sum += unit == 0 ? 0 : Math.max(1, digit) * unit;
            digit = unit == 0 ? value : 0;
        }
        return sum + digit;
    }
}
