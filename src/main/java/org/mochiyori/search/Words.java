package org.mochiyori.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mochiyori.catalogue.Concept;
import org.mochiyori.catalogue.ConceptKind;
import org.mochiyori.catalogue.Concepts;
import org.mochiyori.catalogue.LabelLanguage;
import org.mochiyori.catalogue.Municipalities;
import org.mochiyori.catalogue.Municipality;
import org.mochiyori.index.ListingIndex;
import org.mochiyori.search.Suggestions.Phrase;
import org.mochiyori.words.Sense;
import org.mochiyori.words.Sense.NamedArea;

/** The sense in the words and the completions of words, both made in the background. */
final class Words {
    private static final int MOST_NAMES = 200_000;

    private final Concepts concepts;
    private final Municipalities municipalities;
    private volatile @Nullable Sense sense;
    private volatile @Nullable Suggestions suggestions;

    Words(Concepts concepts, Municipalities municipalities) {
        this.concepts = concepts;
        this.municipalities = municipalities;
    }

    /** Makes what reads questions. Blocks for a moment. */
    void load() {
        if (sense == null) {
            sense = new Sense(areas(), concepts);
        }
    }

    /** Reads questions; loaded before any index answers. */
    Sense sense() {
        return Objects.requireNonNull(sense, "loaded before the index");
    }

    /** Completions, once they are made. */
    Optional<Suggestions> suggestions() {
        return Optional.ofNullable(suggestions);
    }

    /** Makes completions anew from what everybody may see. Blocks. */
    void suggestFrom(ListingIndex index) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        index.each(kept -> {
            if (kept.open() && counts.size() < MOST_NAMES) {
                counts.merge(kept.title(), 1L, Long::sum);
                if (!kept.site().isBlank()) {
                    counts.merge(kept.site(), 1L, Long::sum);
                }
            }
        });
        List<Phrase> phrases = new ArrayList<>();
        concepts.all().stream().filter(Words::isWanted).map(Words::phrase).forEach(phrases::add);
        counts.forEach((text, count) -> phrases.add(new Phrase(text, List.of(), count)));
        // The former ones may still be answering; they hold nothing but memory and go with their last reader.
        suggestions = Suggestions.of(phrases);
    }

    private static boolean isWanted(Concept concept) {
        return concept.kind() != ConceptKind.FEE;
    }

    /** Words of the field come before names, but after names that many bear. */
    private static Phrase phrase(Concept concept) {
        List<String> also = Stream.of(LabelLanguage.values())
                .filter(language -> language != LabelLanguage.JA)
                .map(concept::label)
                .toList();
        return new Phrase(concept.label(LabelLanguage.JA), also, 3);
    }

    private List<NamedArea> areas() {
        List<NamedArea> areas = new ArrayList<>();
        municipalities.prefectures().forEach(one -> areas.add(new NamedArea(one.code(), one.name(), one.kana())));
        municipalities.all().forEach(one -> areas.add(named(one)));
        return areas;
    }

    private NamedArea named(Municipality one) {
        return municipalities
                .cityOf(one)
                .map(city -> new NamedArea(
                        one.code(),
                        one.name().substring(city.name().length()),
                        one.kana().startsWith(city.kana())
                                ? one.kana().substring(city.kana().length())
                                : one.kana()))
                .orElse(new NamedArea(one.code(), one.name(), one.kana()));
    }
}
