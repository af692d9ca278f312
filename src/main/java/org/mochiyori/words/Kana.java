package org.mochiyori.words;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Syllables: katakana and hiragana, romaji of any school, and one spelling for what sounds the same. */
public final class Kana {
    private static final String A_ROW = "あかさたなはまやらわがざだばぱぁゃゎ";
    private static final String I_ROW = "いきしちにひみりぎじびぴぃ";
    private static final String U_ROW = "うくすつぬふむゆるぐずぶぷぅゅ";
    private static final String E_ROW = "えけせてねへめれげぜでべぺぇ";
    private static final String O_ROW = "おこそとのほもよろをごぞどぼぽぉょ";

    private static final String VOICED = "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽゃゅょぁぃぅぇぉ";
    private static final String UNVOICED = "かきくけこさしすせそたちつてとはひふへほはひふへほやゆよあいうえお";

    private static final String SMALL = "ぁぃぅぇぉゃゅょ";

    private static final Map<String, String> ROMAJI = romajiTable();

    private Kana() {}

    public static boolean isKana(char c) {
        return (c >= 'ぁ' && c <= 'ゖ') || (c >= 'ァ' && c <= 'ヶ') || c == 'ー';
    }

    public static boolean isHiragana(char c) {
        return (c >= 'ぁ' && c <= 'ゖ') || c == 'ー';
    }

    public static boolean isKanji(char c) {
        return Character.isIdeographic(c) && c != 'ー';
    }

    /** Whether the text is not empty and nothing but kana. */
    public static boolean isAllKana(CharSequence text) {
        return text.length() > 0 && text.chars().allMatch(c -> isKana((char) c));
    }

    /** Whether the text is not empty and nothing but Latin letters, digits and apostrophes. */
    public static boolean isAllLatin(CharSequence text) {
        return text.length() > 0
                && text.chars().allMatch(c -> c < 0x250 && (Character.isLetterOrDigit(c) || c == '\''));
    }

    public static char hiragana(char c) {
        return c >= 'ァ' && c <= 'ヶ' ? (char) (c - 0x60) : c;
    }

    public static String hiragana(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.chars().forEach(c -> out.append(hiragana((char) c)));
        return out.toString();
    }

    /**
     * One spelling for what sounds the same: long vowels shortened (こうみん, コーミン, komin), づ as ず, ぢ as じ, を as お,
     * ヴ as ぶ. Other characters stay.
     */
    public static String sound(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = switch (hiragana(text.charAt(i))) {
                case 'づ' -> 'ず';
                case 'ぢ' -> 'じ';
                case 'を' -> 'お';
                case 'ゔ' -> 'ぶ';
                default -> hiragana(text.charAt(i));
            };
            if (!(out.length() > 0 && lengthens(out.charAt(out.length() - 1), c)) && c != 'ー') {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** How many syllables a sound has: しょ is one. */
    static int syllables(String sound) {
        return (int) sound.chars().filter(c -> SMALL.indexOf(c) < 0).count();
    }

    /**
     * A sound without what is often heard or typed otherwise: voiced as unvoiced (しばざき, しばさき), っ left out, small ones
     * full.
     */
    public static String plain(String sound) {
        StringBuilder out = new StringBuilder(sound.length());
        for (int i = 0; i < sound.length(); i++) {
            int at = VOICED.indexOf(sound.charAt(i));
            char c = at >= 0 ? UNVOICED.charAt(at) : sound.charAt(i);
            if (c != 'っ') {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean lengthens(char before, char c) {
        return switch (c) {
            case 'う' -> O_ROW.indexOf(before) >= 0 || U_ROW.indexOf(before) >= 0;
            case 'お' -> O_ROW.indexOf(before) >= 0;
            case 'い' -> E_ROW.indexOf(before) >= 0 || I_ROW.indexOf(before) >= 0;
            case 'え' -> E_ROW.indexOf(before) >= 0;
            case 'あ' -> A_ROW.indexOf(before) >= 0;
            default -> false;
        };
    }

    /**
     * Hiragana for romaji of Hepburn, kunrei or mixed spelling.
     *
     * @param letters ASCII lower case
     * @return the syllables; empty if the letters are no Japanese syllables
     */
    public static String fromRomaji(String letters) {
        return fromRomaji(letters, false);
    }

    /** As {@link #fromRomaji(String)}, but letters that fit nowhere are dropped instead of ending it. */
    public static String fromSloppyRomaji(String letters) {
        return fromRomaji(letters, true);
    }

    private static String fromRomaji(String letters, boolean sloppy) {
        String text = letters.toLowerCase(Locale.ROOT).replace("'", "").replace("-", "");
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int length = syllable(text, at, out);
            if (length == 0 && !sloppy) {
                return "";
            }
            at += Math.max(1, length);
        }
        return out.toString();
    }

    private static int syllable(String text, int at, StringBuilder out) {
        char c = text.charAt(at);
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        for (int length = Math.min(4, text.length() - at); length > 0; length--) {
            String kana = ROMAJI.get(text.substring(at, at + length));
            if (kana != null) {
                out.append(kana);
                return length;
            }
        }
        if ((c == next && "kstpcgdbzjhfr".indexOf(c) >= 0) || (c == 't' && next == 'c')) {
            out.append('っ');
            return 1;
        }
        if (c == 'n' || (c == 'm' && "bmp".indexOf(next) >= 0)) {
            out.append('ん');
            return 1;
        }
        if (c == 'h' && at > 0 && text.charAt(at - 1) == 'o') {
            return 1;
        }
        return 0;
    }

    /** Kunrei-like letters for sounds, one spelling each: the counterpart of {@link #sound} in Latin letters. */
    public static String toRomaji(String kana) {
        StringBuilder out = new StringBuilder();
        String text = sound(kana);
        for (int i = 0; i < text.length(); i++) {
            String two = i + 1 < text.length() ? Reverse.TABLE.get(text.substring(i, i + 2)) : null;
            if (two != null) {
                out.append(two);
                i++;
            } else {
                out.append(Reverse.TABLE.getOrDefault(text.substring(i, i + 1), text.substring(i, i + 1)));
            }
        }
        return out.toString();
    }

    private static Map<String, String> romajiTable() {
        Map<String, String> table = new HashMap<>();
        row(table, "", "あいうえお");
        row(table, "k", "かきくけこ");
        row(table, "s", "さしすせそ");
        row(table, "t", "たちつてと");
        row(table, "n", "なにぬねの");
        row(table, "h", "はひふへほ");
        row(table, "m", "まみむめも");
        row(table, "r", "らりるれろ");
        row(table, "l", "らりるれろ");
        row(table, "g", "がぎぐげご");
        row(table, "z", "ざじずぜぞ");
        row(table, "d", "だぢづでど");
        row(table, "b", "ばびぶべぼ");
        row(table, "p", "ぱぴぷぺぽ");
        pairs(
                        "shi し,chi ち,tsu つ,fu ふ,ji じ,ya や,yu ゆ,yo よ,wa わ,wo を,wi うぃ,we うぇ,fa ふぁ,fi ふぃ,fe ふぇ,fo ふぉ,"
                                + "va ゔぁ,vi ゔぃ,vu ゔ,ve ゔぇ,vo ゔぉ,ti ち,tu つ,si し,zi じ,hu ふ,che ちぇ,she しぇ,je じぇ,di でぃ,du づ,dzu づ,tsa つぁ")
                .forEach(table::put);
        pairs("ky き,sy し,sh し,ty ち,ch ち,cy ち,ny に,hy ひ,my み,ry り,gy ぎ,zy じ,jy じ,j じ,by び,py ぴ,dy ぢ")
                .forEach((consonant, base) -> {
                    table.put(consonant + "a", base + "ゃ");
                    table.put(consonant + "u", base + "ゅ");
                    table.put(consonant + "o", base + "ょ");
                });
        table.put("ō", "お");
        return table;
    }

    private static Map<String, String> pairs(String list) {
        Map<String, String> pairs = new HashMap<>();
        Pattern.compile("(\\S+) (\\S+?)(?:,|$)")
                .matcher(list)
                .results()
                .forEach(pair -> pairs.put(pair.group(1), pair.group(2)));
        return pairs;
    }

    private static void row(Map<String, String> table, String consonant, String kana) {
        String vowels = "aiueo";
        for (int i = 0; i < vowels.length(); i++) {
            table.put(consonant + vowels.charAt(i), kana.substring(i, i + 1));
        }
    }

    /** Built from the table above when first needed. */
    private static final class Reverse {
        static final Map<String, String> TABLE = table();

        private static Map<String, String> table() {
            Map<String, String> reverse = new HashMap<>();
            ROMAJI.forEach((letters, kana) -> {
                boolean plain = !letters.contains("h") || (letters.length() < 3 && letters.startsWith("h"));
                String known = reverse.get(kana);
                boolean better = known == null
                        || letters.length() < known.length()
                        || (letters.length() == known.length() && letters.compareTo(known) < 0);
                if (plain && !letters.startsWith("l") && !letters.startsWith("c") && better) {
                    reverse.put(kana, letters);
                }
            });
            reverse.put("ん", "n");
            reverse.put("っ", "");
            return reverse;
        }
    }
}
