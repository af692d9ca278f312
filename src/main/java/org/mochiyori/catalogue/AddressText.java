package org.mochiyori.catalogue;

import java.util.regex.Pattern;

/** Addresses brought to one spelling, for comparing and for finding the town; never for showing. */
public final class AddressText {
    private static final int LONGEST = 200;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u3000]+");
    private static final Pattern AFTER_NUMBER = Pattern.compile("(?<=[0-9])[\\s\\u3000(].*", Pattern.DOTALL);
    private static final Pattern NUMBER_WORD = Pattern.compile("(?<=[0-9])(?:丁目|番地の?|番|号|[のノ](?=[0-9]))");
    private static final Pattern DASHES = Pattern.compile("(?<=[0-9])[-ー~]+");
    private static final Pattern TAIL = Pattern.compile("(?<=[0-9]-[0-9]{1,6})[^-0-9].*");

    private AddressText() {}

    /**
     * The address with one way of writing numbers (三社町１番４４号 is 三社町1-44) and without the building behind
     * the house number. Longer text than an address can be is cut.
     */
    public static String key(String address) {
        String cut = address.length() > LONGEST ? address.substring(0, LONGEST) : address;
        String folded = JapaneseText.fold(JapaneseText.chomeDigits(cut.strip()));
        String upToNumber = AFTER_NUMBER.matcher(folded).replaceFirst("");
        String joined = BLANKS.matcher(upToNumber).replaceAll("").replace("大字", "");
        String numbers =
                DASHES.matcher(NUMBER_WORD.matcher(joined).replaceAll("-")).replaceAll("-");
        String noTail = TAIL.matcher(numbers).replaceFirst("");
        return noTail.endsWith("-") ? noTail.substring(0, noTail.length() - 1) : noTail;
    }

    /** Whether the key goes down to a house number, so that two equal keys mean the same ground. */
    public static boolean hasHouseNumber(String key) {
        return key.chars().anyMatch(Character::isDigit);
    }
}
