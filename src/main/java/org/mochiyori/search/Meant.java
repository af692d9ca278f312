package org.mochiyori.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.mochiyori.index.SearchRequest;
import org.mochiyori.words.TextFold;
import org.mochiyori.words.Understanding;
import org.mochiyori.words.Understanding.Area;
import org.mochiyori.words.Understanding.Chip;
import org.mochiyori.words.Understanding.Feature;
import org.mochiyori.words.Understanding.Persons;
import org.mochiyori.words.Understanding.Price;
import org.mochiyori.words.Understanding.Window;

/** Puts what was read out of the words where it belongs in a question to the index. */
final class Meant {
    private Meant() {}

    /**
     * A sure area becomes a filter unless other areas are asked for already, everything else lifts what fits. Windows are
     * the caller's business: whether something is free is not in the index.
     */
    static SearchRequest in(SearchRequest request, Understanding understood) {
        Set<String> areas = new HashSet<>(request.filters().areas());
        Map<String, Set<String>> wished = new HashMap<>(request.wishes().areas());
        Set<String> features = new HashSet<>(request.wishes().features());
        OptionalInt persons = request.wishes().persons();
        OptionalInt yen = request.wishes().mostYen();
        for (Chip chip : understood.chips()) {
            switch (chip.meaning()) {
                case Area area -> {
                    if (chip.sure()) {
                        areas = narrowed(areas, area.codes());
                    } else {
                        wished.put(TextFold.fold(chip.text()), area.codes());
                    }
                }
                case Persons count -> persons = OptionalInt.of(count.count());
                case Price price -> yen = OptionalInt.of(price.mostYen());
                case Feature feature -> features.add(feature.concept());
                case Window window -> {}
            }
        }
        SearchRequest.Wishes wishes = new SearchRequest.Wishes(
                persons, yen, wished, features, request.wishes().hub());
        return new SearchRequest(
                understood.rest(),
                request.filters().in(areas),
                wishes,
                request.scopes(),
                request.page(),
                request.literal());
    }

    private static Set<String> narrowed(Set<String> asked, Set<String> named) {
        if (asked.isEmpty()) {
            return named;
        }
        Set<String> both = new HashSet<>(asked);
        both.retainAll(named);
        return both.isEmpty() ? asked : both;
    }
}
