package org.mochiyori.catalogue;

/**
 * A city, ward, town or village.
 *
 * @param code six digits, the last one the check digit
 * @param prefecture name of its prefecture, such as 東京都
 * @param name name without the prefecture; a ward bears its city in front (札幌市中央区)
 * @param kana reading in hiragana
 * @param hall point of the town hall
 */
public record Municipality(String code, String prefecture, String name, String kana, GeoPoint hall) {

    /** Prefecture and name as written in an address. */
    public String fullName() {
        return prefecture + name;
    }
}
