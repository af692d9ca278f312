package org.mochiyori.search;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.mochiyori.index.SearchRequest;

/**
 * What somebody looks for.
 *
 * @param words as typed; may be empty
 * @param literal whether nothing is read into the words
 * @param filters hard conditions; free time is asked for with {@code times}
 * @param times when it must be free
 * @param withUnknown whether what nobody knows to be free or taken comes after what is free
 * @param page order and stretch of the answer
 */
public record Wanted(
        String words,
        boolean literal,
        SearchRequest.Filters filters,
        Optional<Times> times,
        boolean withUnknown,
        SearchRequest.Page page) {

    /** Words alone. */
    public static Wanted words(String words) {
        return new Wanted(
                words, false, SearchRequest.Filters.NONE, Optional.empty(), false, SearchRequest.Page.first(20));
    }

    /** The same at a time. */
    public Wanted at(Times when) {
        return new Wanted(words, literal, filters, Optional.of(when), withUnknown, page);
    }

    /** The same under other conditions. */
    Wanted with(SearchRequest.Filters others) {
        return new Wanted(words, literal, others, times, withUnknown, page);
    }

    /** The same in other words. */
    Wanted saying(String others) {
        return new Wanted(others, literal, filters, times, withUnknown, page);
    }

    /** Another stretch of the same. */
    public Wanted on(SearchRequest.Page other) {
        return new Wanted(words, literal, filters, times, withUnknown, other);
    }

    /** The same, but only of what is known to be free. */
    Wanted ifKnown() {
        return new Wanted(words, literal, filters, times, false, page);
    }

    Wanted orUnknown() {
        return new Wanted(words, literal, filters, times, true, page);
    }

    SearchRequest.Wishes wishes() {
        OptionalInt persons =
                filters.size().persons() > 0 ? OptionalInt.of(filters.size().persons()) : OptionalInt.empty();
        return new SearchRequest.Wishes(persons, OptionalInt.empty(), Map.of(), Set.of(), Optional.empty());
    }
}
