package org.mochiyori.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mochiyori.catalogue.LabelLanguage;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.words.Question.Unit;

/** Reads a question: finds the concepts in it and cuts the rest into words. The text is never query syntax. */
public final class QuestionReader {
    /** Questions longer than this are cut; nobody types more into a search box. */
    public static final int LONGEST = 256;

    private static final int MOST_UNITS = 12;
    private static final Pattern CHUNK = Pattern.compile("[^\\s、。,.!?()「」『』・/]+");

    private static final Set<String> EMPTY_WORDS = words(
            ("借りる 借りれる 借りられる 貸出 貸し出し 貸す 貸出す 使う 使える 使用 利用 できる 出来る ある ない 無い 有る する やる 欲しい いる 要る "
                    + "近く 近い 付近 周辺 程度 以上 可能 用 用意 くれる もらう いただく 下さる 下さい 探す 知る 教える 習う 見る 行く 来る 出る 入る 思う なる みる れる られる せる "
                    + "あり 有り つき 付き 付く 向け 対応 いい 良い よい みんな 皆 一緒 何 どこ ため とき 時 時間 場合 こと 事 の 地域 市内 町内 区内 人数 入れる 持つ 大丈夫 専用 お願い 募集 ほしい 学ぶ 教わる 習える 頼む 方法 やり方 仕方"));

    private static final Map<String, ListingKind> HINTS = hints();

    private static final Set<String> LATIN_EMPTY = words(
            ("a an the for to of in on at with and or i we you my our is are be can do does need want wanted looking find where how rent borrow lend hire use using near me that this some any from by "
                    + "available there get have has your available please who which what help "
                    + "para de do da dos das em no na nos nas com um uma o os as e eu quero preciso onde posso alugar emprestar emprestado usar que tem ter por perto fazer "
                    + "de cho va co o tai toi muon can thue muon tim o dau duoc su dung de va mot nhung cac cua voi choi gan ban"));

    private static final Pattern KANA_EMPTY =
            Pattern.compile("(?:かりたい|かりられる|かりる|かせる|かして|つかいたい|つかえる|つかう|できる|できます|したい|しています|している|ほしい|おしえてくれる|おしえて|おしえる|"
                    + "ならいたい|ならう|てつだってくれる|てつだって|くれる|ください|もらえる|あります|ある|います|いる|いきたい|いく|みんなで|ところ|ばしょ|へや|ひと|もの|どうぐ|きかい|です|ます|ですか|"
                    + "ときに|とき|どこですか|ための|ため|ちかくの|ちかく|する|どこ|なに|こと|ちいさい|おおきい|いい)+");

    private static final Pattern PARTICLES_AROUND = Pattern.compile("^[のでにをがはともへやな]+|(?:のある|がある|ある|[のでにをがはともへやな])+$");

    private final ConceptLexicon lexicon;

    /** A reader of questions with these words of the field. */
    public QuestionReader(ConceptLexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * Reads a question.
     *
     * @param text what the person typed, or what is left of it
     */
    public Question read(String text) {
        String folded = TextFold.fold(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
        String key = TextFold.keyOfFolded(folded);
        List<ConceptLexicon.Match> matches = lexicon.inQuestion(folded);
        List<Unit> units = new ArrayList<>();
        List<ListingKind> hints = new ArrayList<>();
        // 畳のある部屋 is no 鏡のある部屋 with a slip: what begins with a known word means it.
        boolean begun = matches.stream().anyMatch(match -> match.from() == 0);
        if (!begun && covered(matches) * 2 < key.length()) {
            Optional<String> meant = lexicon.almost(folded);
            if (meant.isPresent()) {
                Unit whole = new Unit(folded, sound(key), meant, 0.8);
                return new Question(key, sound(key), List.of(whole), Map.of(), Optional.empty());
            }
        }
        int at = 0;
        for (ConceptLexicon.Match match : matches) {
            cut(folded.substring(at, match.from()), units, hints);
            String part = folded.substring(match.from(), match.until());
            units.add(new Unit(part, sound(TextFold.keyOfFolded(part)), Optional.of(match.concept()), 1));
            at = match.until();
        }
        cut(folded.substring(at), units, hints);
        if (units.isEmpty() && hints.isEmpty() && !key.isEmpty()) {
            units.add(new Unit(folded, sound(key), Optional.empty(), 1));
        }
        List<Unit> bounded = units.subList(0, Math.min(MOST_UNITS, units.size()));
        boolean named = matches.size() == 1 && covered(matches) == folded.length();
        Map<String, Double> gist = named ? Map.of() : lexicon.gist(folded);
        return new Question(
                key, sound(key), bounded, gist, hints.reversed().stream().findFirst());
    }

    /** The question with words of the field in place of the slips that were forgiven; empty if there were none. */
    public Optional<String> corrected(Question question) {
        boolean slipped = question.units().stream().anyMatch(unit -> unit.certainty() < 1);
        return slipped
                ? Optional.of(question.units().stream()
                        .map(unit -> unit.concept()
                                .filter(id -> unit.certainty() < 1)
                                .map(id -> lexicon.concepts().get(id).label(LabelLanguage.JA))
                                .orElse(unit.text()))
                        .collect(Collectors.joining(" ")))
                : Optional.empty();
    }

    /** The word for the wider concept, where a text names but one and nothing else: a tea room is a Japanese room. */
    public Optional<String> wider(String text) {
        List<Unit> units = read(text).units();
        return units.size() == 1
                ? units.getFirst()
                        .concept()
                        .flatMap(id -> lexicon.concepts().get(id).broader())
                        .map(id -> lexicon.concepts().get(id).label(LabelLanguage.JA))
                : Optional.empty();
    }

    private static int covered(List<ConceptLexicon.Match> matches) {
        return matches.stream().mapToInt(ConceptLexicon.Match::length).sum();
    }

    private void cut(String gap, List<Unit> units, List<ListingKind> hints) {
        CHUNK.matcher(gap).results().map(MatchResult::group).forEach(chunk -> {
            String key = TextFold.keyOfFolded(chunk);
            if (Kana.isAllLatin(key)) {
                addLatin(chunk, units, hints);
            } else if (Kana.isAllKana(key)
                    && key.chars().anyMatch(c -> Kana.isHiragana((char) c))
                    && !isKatakana(chunk)) {
                addKana(key, units, hints);
            } else {
                addWritten(chunk, units, hints);
            }
        });
    }

    private static boolean isKatakana(String text) {
        return text.chars().allMatch(c -> c >= 'ァ' && c <= 'ー');
    }

    private void addLatin(String word, List<Unit> units, List<ListingKind> hints) {
        ListingKind hint = HINTS.get(ConceptLexicon.stem(word));
        if (hint != null) {
            hints.add(hint);
        } else if (!LATIN_EMPTY.contains(word)) {
            units.add(unit(word));
        }
    }

    private void addKana(String word, List<Unit> units, List<ListingKind> hints) {
        HINTS.forEach((hint, kind) -> {
            if (hint.length() > 1 && Kana.isHiragana(hint.charAt(0)) && word.contains(hint)) {
                hints.add(kind);
            }
        });
        String rest = PARTICLES_AROUND
                .matcher(KANA_EMPTY.matcher(word).replaceAll(""))
                .replaceAll("");
        if (rest.length() > 1) {
            units.add(unit(rest));
        }
    }

    private void addWritten(String chunk, List<Unit> units, List<ListingKind> hints) {
        for (String word : Japanese.wordsSaid(chunk)) {
            ListingKind hint = HINTS.get(word);
            if (hint != null) {
                hints.add(hint);
            } else if (!EMPTY_WORDS.contains(word)) {
                units.add(unit(word));
            }
        }
    }

    private Unit unit(String word) {
        Optional<String> meant = lexicon.almost(word);
        String key = TextFold.keyOfFolded(word);
        return new Unit(word, sound(key), meant, meant.isPresent() ? 0.7 : 1);
    }

    private static String sound(String key) {
        if (Kana.isAllKana(key)) {
            return Kana.sound(key);
        }
        if (!Kana.isAllLatin(key)) {
            return "";
        }
        String strict = Kana.fromRomaji(key);
        String sloppy = strict.isEmpty() ? Kana.fromSloppyRomaji(key) : strict;
        // One letter too many or too few is a slip; more of them, and it is no romaji.
        return Kana.toRomaji(sloppy).length() * 4 >= key.length() * 3 && dropped(key, sloppy) <= 1
                ? Kana.sound(sloppy)
                : "";
    }

    private static int dropped(String letters, String kana) {
        long consonants =
                letters.chars().filter(c -> "kstnhmrgzdbpwyjfc".indexOf(c) >= 0).count();
        return Kana.fromRomaji(letters).isEmpty() ? (int) Math.max(0, consonants - kana.length()) : 0;
    }

    private static Set<String> words(String list) {
        return CHUNK.matcher(list).results().map(MatchResult::group).collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, ListingKind> hints() {
        String spaces =
                "部屋 場所 所 会場 施設 スペース 建物 へや ところ ばしょ たてもの room place space venue building sala lugar local espaco phong noi cho 地方 房間 場地";
        String things =
                "道具 機械 機 器具 用品 物 品 備品 機材 グッズ セット どうぐ きかい もの machine equipment tool maquina aparelho may dung 器材 設備";
        String people = "人 方 先生 講師 団体 サークル 達人 名人 ひと せんせい someone person people anyone teacher pessoa alguem nguoi 老師";
        Map<String, ListingKind> map = new LinkedHashMap<>();
        words(spaces).forEach(word -> map.put(word, ListingKind.SPACE));
        words(things).forEach(word -> map.put(word, ListingKind.EQUIPMENT));
        words(people).forEach(word -> map.put(word, ListingKind.SKILL));
        return map;
    }
}
