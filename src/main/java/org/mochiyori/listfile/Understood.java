package org.mochiyori.listfile;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.mochiyori.catalogue.GeoPoint;
import org.mochiyori.kernel.Yen;

/** A record in the words of the exchange. Texts are cleaned for showing; what was not there is empty, never guessed. */
public record Understood(
        Kind kind,
        Names names,
        Belonging belonging,
        Whereabouts where,
        Contact contact,
        Hours hours,
        Offer offer,
        Texts texts) {

    /**
     * What it is called.
     *
     * @param name for showing
     * @param original as it stood in the file
     * @param kana reading in katakana, full width
     * @param aliases names people also use (通称)
     */
    public record Names(
            String name, String original, Optional<String> kana, Optional<String> english, List<String> aliases) {}

    /**
     * What it belongs to, and how it is known again.
     *
     * @param building the hall a room lies in
     * @param group who owns or lends it
     * @param sourceId its own number or id in the file; a mere row number is none
     */
    public record Belonging(
            Optional<String> building, Optional<String> group, Optional<String> sourceId, Identity identity) {}

    /**
     * By what a second import knows the record again.
     *
     * @param key from kind, publisher, name, hall, and id or address; equal rows of one file are told apart by a count.
     *     Two files that state the same id and name bear the same key
     * @param sourceKey the same without the name, where the file gives an id: finds a record whose name was changed
     */
    public record Identity(String key, Optional<String> sourceKey) {}

    /**
     * Where it is.
     *
     * @param publisher six-digit code the file gives: of the municipality or prefecture that publishes
     * @param municipality six-digit code of the municipality it lies in
     * @param address as written, tidied; may lack the prefecture or the city
     * @param rest the address behind the municipality's name, for comparing
     * @param building building and floor (方書)
     * @param postcode as 123-4567
     */
    public record Whereabouts(
            Optional<String> publisher,
            Optional<String> municipality,
            Optional<String> address,
            String rest,
            Optional<String> building,
            Optional<String> postcode,
            Optional<Placed> point) {}

    /** A point and how far to trust it. */
    public record Placed(GeoPoint point, Trust trust) {}

    /** Where a point comes from. */
    public enum Trust {
        /** As the file says. */
        GIVEN,
        /** As the file meant: swapped or without decimal point. */
        REPAIRED,
        /** As the file says, but far from the municipality: do not show before somebody looked. */
        DOUBTFUL,
        /** The middle of the town its address names. */
        TOWN
    }

    /**
     * Whom to ask. Of a skill it is private.
     *
     * @param phones as 012-345-6789
     * @param urls http or https only
     */
    public record Contact(
            List<String> phones,
            Optional<String> extension,
            Optional<String> email,
            List<String> urls,
            Optional<String> form,
            Optional<String> desk) {}

    /**
     * When it is open, as text; widths folded, times as 9:00.
     *
     * @param hours prose that holds both days and times, such as 【開館時間】…【休館日】…
     */
    public record Hours(
            Optional<String> days,
            Optional<String> opens,
            Optional<String> closes,
            Optional<String> closed,
            Optional<String> hours,
            Optional<String> note) {}

    /**
     * How much of it there is and on what terms.
     *
     * @param capacity persons
     * @param area square metres
     * @param quantity how many there are
     * @param unit counter of the quantity, such as 台
     */
    public record Offer(
            Optional<Integer> capacity,
            Optional<BigDecimal> area,
            Optional<Integer> quantity,
            Optional<String> unit,
            List<Fee> fees,
            Terms terms) {}

    /**
     * A fee.
     *
     * @param amount in yen; empty where the text says more than one amount, or none
     * @param per what it is for: 日, 回, 時間, 午前 …
     * @param days 平日 or 土日祝, where they differ
     * @param text as written
     */
    public record Fee(Optional<Yen> amount, Optional<String> per, Optional<String> days, String text) {}

    /**
     * Terms, as text.
     *
     * @param pickup where things are handed over or kept
     * @param reach where somebody comes to
     */
    public record Terms(
            Optional<String> audience,
            Optional<String> pickup,
            Optional<String> loanPeriod,
            Optional<String> applyFrom,
            Optional<String> duration,
            Optional<String> reach,
            List<String> languages,
            Optional<String> lottery) {}

    /**
     * What is said about it.
     *
     * @param categories words of the file (分類, 分野, meaning of a POI code)
     */
    public record Texts(
            Optional<String> description,
            Optional<String> english,
            List<String> categories,
            List<Feature> features,
            List<Remark> remarks,
            List<Picture> pictures) {}

    /** Something it has or has not, in the file's word (多目的トイレ, 車椅子貸出). */
    public record Feature(String word, boolean present) {}

    /** A text with its heading. */
    public record Remark(String heading, String text) {}

    /** A picture elsewhere, and on what terms. */
    public record Picture(String url, Optional<String> licence) {}
}
