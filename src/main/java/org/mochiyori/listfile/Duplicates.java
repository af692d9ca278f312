package org.mochiyori.listfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.catalogue.AddressText;
import org.mochiyori.catalogue.GeoPoint;

/**
 * Which records are one place. An address alone never makes two records one: several facilities share a house. Sure
 * pairs may be joined by the program; the others wait for a person.
 *
 * <p>An instance remembers what it was offered and compares each newcomer with those it may equal: the same name, the
 * same address, or the same id. Not for use by several threads.
 */
public final class Duplicates {
    private static final double SAME_SPOT_METRES = 200;
    private static final double NEAR_METRES = 1_500;
    private static final double SAME_HOUSE_METRES = 30;
    /** A key borne by more records than this says nothing (会議室, 倉庫). */
    private static final int MOST_PER_KEY = 200;

    private final Map<String, List<Candidate>> byKey = new HashMap<>();

    /** How sure it is. */
    public enum Verdict {
        /** One place, surely. */
        SAME,
        /** Perhaps one place: a person decides. */
        UNSURE,
        /** Two. */
        DIFFERENT
    }

    /** Why a pair is held to be one. */
    public enum Ground {
        /** The same name at the same address or spot. */
        NAME_AND_PLACE,
        /** The same name and the publisher's same id. */
        NAME_AND_ID,
        /** The publisher's same id under another name. */
        ID,
        /** The same name, the place unknown or somewhat apart. */
        NAME,
        /** A similar name at the same address. */
        SIMILAR_NAME_AND_ADDRESS,
        /** Nothing. */
        NONE
    }

    /** A verdict with its ground. */
    public record Judgement(Verdict verdict, Ground ground) {}

    /** A pair that is one place, or may be. */
    public record Match(Candidate earlier, Candidate later, Judgement judgement) {}

    /** Compares a record with all offered before, remembers it, and tells what it may be one with, sure ones first. */
    public List<Match> offer(Candidate one) {
        Set<Candidate> others = new LinkedHashSet<>();
        for (String key : keys(one)) {
            List<Candidate> sharing = byKey.computeIfAbsent(key, any -> new ArrayList<>());
            others.addAll(sharing);
            if (sharing.size() < MOST_PER_KEY) {
                sharing.add(one);
            }
        }
        return others.stream()
                .map(other -> new Match(other, one, judge(other, one)))
                .filter(match -> match.judgement.verdict != Verdict.DIFFERENT)
                .sorted((a, b) -> a.judgement.verdict.compareTo(b.judgement.verdict))
                .toList();
    }

    /** The keys under which a store can look for what may equal the record: two that share none are different. */
    public static List<String> keys(Candidate one) {
        String city = one.municipality().orElse("");
        List<String> keys = new ArrayList<>();
        keys.add("n|" + one.kind() + "|" + city + "|" + one.container() + "|" + one.name());
        if (one.kind() == Kind.SPACE && one.container().isEmpty() && AddressText.hasHouseNumber(one.address())) {
            keys.add("a|" + city + "|" + one.address());
        }
        one.sourceKey().ifPresent(id -> keys.add("i|" + one.kind() + "|" + id));
        return keys;
    }

    /** Whether one name may have become the other: neither counts on nor names another part of one ground. */
    public static boolean isRenamed(String nameKey, String otherKey) {
        return NameLikeness.alike(nameKey, otherKey);
    }

    /** Whether an address key goes down to a house number. */
    public static boolean isHouse(String addressKey) {
        return AddressText.hasHouseNumber(addressKey);
    }

    /** Whether two records are one place, thing or skill. */
    public static Judgement judge(Candidate a, Candidate b) {
        boolean apart = a.kind() != b.kind()
                || a.container().isEmpty() != b.container().isEmpty()
                || (a.municipality().isPresent()
                        && b.municipality().isPresent()
                        && !a.municipality().equals(b.municipality()));
        if (apart) {
            return new Judgement(Verdict.DIFFERENT, Ground.NONE);
        }
        boolean sameId = a.sourceKey().isPresent() && a.sourceKey().equals(b.sourceKey());
        boolean sameName = a.name().equals(b.name()) && a.container().equals(b.container());
        if (sameName) {
            return a.kind() == Kind.SPACE ? sameNamed(a, b, sameId) : lent(sameId);
        }
        if (sameId && NameLikeness.alike(a.name(), b.name())) {
            return new Judgement(Verdict.UNSURE, Ground.ID);
        }
        boolean house = a.kind() == Kind.SPACE && a.container().isEmpty() && sameHouse(a, b);
        return house && NameLikeness.alike(a.name(), b.name())
                ? new Judgement(Verdict.UNSURE, Ground.SIMILAR_NAME_AND_ADDRESS)
                : new Judgement(Verdict.DIFFERENT, Ground.NONE);
    }

    private static Judgement sameNamed(Candidate a, Candidate b, boolean sameId) {
        Optional<Double> metres = metres(a, b);
        boolean sameSpot =
                metres.filter(distance -> distance <= SAME_SPOT_METRES).isPresent();
        boolean sameAddress =
                AddressText.hasHouseNumber(a.address()) && a.address().equals(b.address());
        boolean farApart = metres.filter(distance -> distance > NEAR_METRES).isPresent();
        if (sameSpot || (sameAddress && !farApart)) {
            return new Judgement(Verdict.SAME, Ground.NAME_AND_PLACE);
        }
        if (sameId) {
            return new Judgement(Verdict.SAME, Ground.NAME_AND_ID);
        }
        boolean otherAddresses = !a.address().isEmpty() && !b.address().isEmpty() && !sameAddress;
        boolean different = farApart || (metres.isEmpty() && otherAddresses);
        return different ? new Judgement(Verdict.DIFFERENT, Ground.NONE) : new Judgement(Verdict.UNSURE, Ground.NAME);
    }

    /** The same thing of the same group in two lists may be a second thing of its kind. */
    private static Judgement lent(boolean sameId) {
        return sameId ? new Judgement(Verdict.SAME, Ground.NAME_AND_ID) : new Judgement(Verdict.UNSURE, Ground.NAME);
    }

    private static boolean sameHouse(Candidate a, Candidate b) {
        boolean sameAddress =
                AddressText.hasHouseNumber(a.address()) && a.address().equals(b.address());
        boolean near =
                metres(a, b).filter(distance -> distance <= SAME_HOUSE_METRES).isPresent();
        boolean farApart =
                metres(a, b).filter(distance -> distance > NEAR_METRES).isPresent();
        return (sameAddress && !farApart) || near;
    }

    private static Optional<Double> metres(Candidate a, Candidate b) {
        Optional<GeoPoint> other = b.point();
        return a.point().flatMap(one -> other.map(one::metresTo));
    }
}
