package org.mochiyori.words;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes spellings that mean the same equal, keeping for each character where it came from: widths and case (NFKC case
 * folding), dashes, accents of Latin letters, old and simplified kanji, ヶ, ケ and が between kanji.
 */
public final class TextFold {
    private static final Normalizer2 NFKC_CASEFOLD = Normalizer2.getNFKCCasefoldInstance();
    private static final String DASHES =
            "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u2501\uFF0D\u30FC\u301C\uFF5E~-";

    /** Pairs of an old form and the one in use. */
    private static final String OLD_AND_NEW = "髙高﨑崎齋斎齊斉邊辺邉辺濱浜瀨瀬德徳廣広國国學学會会圖図體体樂楽區区縣県澤沢眞真龍竜龜亀舘館櫻桜藝芸靜静壽寿寶宝鹽塩驛駅鐵鉄舊旧"
            + "假仮價価檢検險険驗験劍剣權権觀観歡歓勸勧氣気經経輕軽莖茎徑径螢蛍勞労榮栄營営縱縦從従澁渋獸獣數数樓楼藥薬爐炉盧芦"
            + "萬万與与辯弁辨弁瓣弁豐豊來来戀恋變変灣湾亞亜惡悪圍囲醫医壹壱隱隠應応歐欧毆殴橫横溫温穩穏畫画繪絵壞壊懷懐擴拡覺覚"
            + "殼殻嶽岳關関陷陥巖巌歸帰犧犠戲戯峽峡挾挟狹狭曉暁勳勲薰薫惠恵溪渓繼継雞鶏擊撃縣県獻献顯顕嚴厳效効恆恒黃黄號号濟済"
            + "劑剤雜雑產産參参慘惨棧桟蠶蚕贊賛殘残絲糸齒歯兒児辭辞濕湿實実寫写釋釈收収敍叙奬奨將将燒焼稱称證証乘乗剩剰壤壌孃嬢"
            + "條条淨浄狀状疊畳穰穣讓譲釀醸觸触寢寝愼慎晉晋盡尽圖図粹粋醉酔隨随髓髄瀨瀬聲声專専戰戦淺浅潛潜纖繊踐践錢銭禪禅雙双"
            + "壯壮搜捜插挿爭争總総聰聡莊荘裝装騷騒增増藏蔵臟臓卽即屬属續続墮堕對対帶帯滯滞臺台瀧滝單単擔担膽胆團団彈弾斷断癡痴"
            + "遲遅晝昼鑄鋳廳庁聽聴敕勅鎭鎮遞逓轉転點点傳伝都都盜盗燈灯當当黨党鬭闘獨独讀読屆届繩縄貳弐惱悩腦脳霸覇廢廃拜拝賣売"
            + "麥麦發発髮髪拔抜蠻蛮祕秘濱浜甁瓶拂払佛仏竝並邊辺寶宝襃褒穗穂飜翻每毎槇槙滿満默黙彌弥譯訳豫予餘余譽誉搖揺樣様謠謡"
            + "遙遥瑤瑶覽覧兩両獵猟綠緑壘塁勵励禮礼隸隷靈霊齡齢曆暦歷歴鍊錬錄録灑洒籠篭嶋島嶌島冨富峯峰渕淵斈学鷗鴎檜桧碕崎嵜崎靑青淸清"
            + "內内戶戸步歩敎教說説稅税脫脱閱閲鄕郷祿禄練練場場內内強強敍叙梁梁產産顏顔彥彦氷冰";

    private static final Map<Character, Character> KANJI = kanji();
    private static final CharsetEncoder JIS = Charset.forName("windows-31j").newEncoder();
    private static final Transliterator TO_TRADITIONAL = Transliterator.getInstance("Simplified-Traditional");
    private static final Map<Character, Character> SIMPLIFIED = simplified();
    /** What each character becomes by itself, learned as it comes: documents bring the same few thousand by the million. */
    private static final char[] ALONE = new char[1 << 16];

    /** Stands for what does not become a single character. */
    private static final char SEVERAL = '\uFFFF';

    private TextFold() {}

    /**
     * A folded text that remembers its source.
     *
     * @param text the folded text
     * @param starts for each folded character the index in the source where its source character begins; one more at
     *     the end with the length of the source
     */
    public record Folded(String text, List<Integer> starts) {
        public Folded {
            starts = List.copyOf(starts);
        }
    }

    /** The text in folded spelling. */
    public static String fold(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = clusterEnd(text, at);
            append(text, at, end, out);
            at = end;
        }
        foldInContext(out);
        return out.toString();
    }

    /** The text in folded spelling with its origins. */
    public static Folded folded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        List<Integer> starts = new ArrayList<>(text.length() + 1);
        int at = 0;
        while (at < text.length()) {
            int end = clusterEnd(text, at);
            append(text, at, end, out);
            while (starts.size() < out.length()) {
                starts.add(at);
            }
            at = end;
        }
        starts.add(text.length());
        foldInContext(out);
        return new Folded(out.toString(), starts);
    }

    /** Folded, katakana as hiragana, and nothing but letters and digits: equal keys, same words. */
    public static String key(String text) {
        return keyOfFolded(fold(text));
    }

    public static String keyOfFolded(String folded) {
        StringBuilder out = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = Kana.hiragana(folded.charAt(i));
            if (Character.isLetterOrDigit(c) || c == 'ー' || Character.isSurrogate(c)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static int clusterEnd(String text, int at) {
        int end = at + Character.charCount(text.codePointAt(at));
        while (end < text.length() && isMark(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isMark(char c) {
        return c >= '\u0300'
                && (c == '\uFF9E'
                        || c == '\uFF9F'
                        || c == '\u3099'
                        || c == '\u309A'
                        || Character.getType(c) == Character.NON_SPACING_MARK);
    }

    private static void append(String text, int from, int until, StringBuilder out) {
        char alone = until - from == 1 ? alone(text.charAt(from)) : SEVERAL;
        if (alone == SEVERAL) {
            out.append(piece(text.substring(from, until)));
        } else {
            out.append(alone);
        }
    }

    private static char alone(char c) {
        char known = ALONE[c];
        if (known == 0) {
            String piece = piece(String.valueOf(c));
            known = piece.length() == 1 ? piece.charAt(0) : SEVERAL;
            ALONE[c] = known;
        }
        return known;
    }

    private static String piece(String cluster) {
        String folded = NFKC_CASEFOLD.normalize(cluster);
        if (folded.length() == 1 && folded.charAt(0) < 0x80) {
            return folded;
        }
        StringBuilder out = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if ((c >= 0xC0 && c < 0x250) || (c >= 0x1E00 && c < 0x1F00)) {
                out.append(unaccented(c));
            } else if (Character.getType(c) != Character.NON_SPACING_MARK || (isMark(c) && c > 0x3000)) {
                out.append((char) KANJI.getOrDefault(c, SIMPLIFIED.getOrDefault(c, c)));
            }
        }
        return out.toString();
    }

    private static char unaccented(char c) {
        return c == 'đ'
                ? 'd'
                : Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
    }

    private static void foldInContext(StringBuilder text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case 'ヶ', 'ヵ' -> text.setCharAt(i, 'ヶ');
                case 'ケ', 'が' -> text.setCharAt(i, isBetweenKanji(text, i) ? 'ヶ' : c);
                case 'ノ' -> text.setCharAt(i, isBetweenKanji(text, i) ? 'の' : c);
                default -> {
                    if (DASHES.indexOf(c) >= 0) {
                        boolean sound = Kana.isKana(at(text, i - 1)) && (c != '-' || Kana.isKana(at(text, i + 1)));
                        text.setCharAt(i, sound ? 'ー' : '-');
                    }
                }
            }
        }
    }

    private static boolean isBetweenKanji(StringBuilder text, int i) {
        return Character.isIdeographic(at(text, i - 1)) && Character.isIdeographic(at(text, i + 1));
    }

    private static char at(StringBuilder text, int i) {
        return i >= 0 && i < text.length() ? text.charAt(i) : ' ';
    }

    private static Map<Character, Character> kanji() {
        Map<Character, Character> map = new HashMap<>();
        for (int i = 0; i + 1 < OLD_AND_NEW.length(); i += 2) {
            map.put(OLD_AND_NEW.charAt(i), OLD_AND_NEW.charAt(i + 1));
        }
        return map;
    }

    /** Simplified forms that Japanese does not use, to the Japanese form: 图 to 図, 议 to 議; 机 stays a desk. */
    private static Map<Character, Character> simplified() {
        StringBuilder chinese = new StringBuilder();
        for (char c = '\u4E00'; c < '\u9FA6'; c++) {
            if (!JIS.canEncode(c)) {
                // A separator keeps the neighbours from being read as one word.
                chinese.append(c).append('\n');
            }
        }
        String full = TO_TRADITIONAL.transliterate(chinese.toString());
        Map<Character, Character> map = new HashMap<>();
        for (int i = 0; i < Math.min(chinese.length(), full.length()); i += 2) {
            char japanese = KANJI.getOrDefault(full.charAt(i), full.charAt(i));
            if (japanese != chinese.charAt(i)) {
                map.put(chinese.charAt(i), japanese);
            }
        }
        return map;
    }
}
