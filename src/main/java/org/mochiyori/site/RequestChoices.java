package org.mochiyori.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mochiyori.booking.Nature;
import org.mochiyori.catalogue.Admission;
import org.mochiyori.catalogue.Reduction;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.Ruleset;
import org.mochiyori.catalogue.Tariff;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Field;

/**
 * What a request tells beside its time: what is wanted on top, and of what nature the use is.
 *
 * @param extras what may be chosen on the day of the use
 * @param natures whether any rule looks at the nature of a use; where none does, nobody is asked
 */
record RequestChoices(List<Tariff.Extra> extras, boolean natures) {
    static final String NATURE = "nature";
    /** How the names of the boxes for extras begin. */
    static final String EXTRA = "extra-";

    RequestChoices {
        extras = List.copyOf(extras);
    }

    /** By the rules of a listing for a use on a day. */
    static RequestChoices of(Ruleset rules, LocalDate use) {
        Tariff tariff = rules.on(use, RuleKind.TARIFF, Tariff::fromJson).orElse(Tariff.PLAIN);
        boolean charged = tariff.steps().stream()
                .anyMatch(step -> step instanceof Tariff.Surcharge surcharge
                        && !surcharge.who().natures().isEmpty());
        boolean admitted = rules.on(use, RuleKind.ADMISSION, Admission::fromJson)
                .filter(admission -> !admission.natures().isEmpty())
                .isPresent();
        boolean reduced = rules.on(use, RuleKind.REDUCTION, Reduction::fromJson).isPresent();
        return new RequestChoices(tariff.choices(), charged || admitted || reduced);
    }

    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        if (natures) {
            fields.add(Field.of(Field.Type.CHOICE, NATURE, "booking.nature")
                    .options(Arrays.stream(Nature.values())
                            .map(nature ->
                                    new Field.Option(nature.word(), Phrase.of("listing.nature-" + nature.word())))
                            .toList())
                    .value(Nature.ORDINARY.word()));
        }
        extras.forEach(extra -> fields.add(ListingForms.tick(name(extra), label(extra))));
        return fields;
    }

    /** The answers that make another price. */
    Stream<String> names() {
        return Stream.concat(Stream.of(NATURE), extras.stream().map(RequestChoices::name));
    }

    /** The labels of what is ticked. */
    Set<String> wanted(FormInput form) {
        return extras.stream()
                .filter(extra -> form.isTicked(name(extra)))
                .map(Tariff.Extra::label)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The boxes of what was wanted. */
    Map<String, String> ticks(Set<String> labels) {
        return extras.stream()
                .filter(extra -> labels.contains(extra.label()))
                .collect(Collectors.toMap(RequestChoices::name, extra -> "yes"));
    }

    static Nature nature(FormInput form) {
        return form.convert(
                        NATURE,
                        "value",
                        word -> Nature.find(word).orElseThrow(() -> new IllegalArgumentException("no nature")))
                .orElse(Nature.ORDINARY);
    }

    /** A label may hold blanks, which the id of a box may not; on another day the same thing has the same name. */
    private static String name(Tariff.Extra extra) {
        return EXTRA + Integer.toHexString(extra.label().hashCode());
    }

    private static Phrase label(Tariff.Extra extra) {
        return Phrase.of(
                "booking.extra",
                "label",
                extra.label(),
                "yen",
                extra.amount(),
                "per",
                Phrase.of("rule.per-" + extra.per().word()));
    }
}
