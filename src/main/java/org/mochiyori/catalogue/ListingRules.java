package org.mochiyori.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.kernel.Problem.FieldError;

/** What must hold of a draft beyond its shape. */
final class ListingRules {
    private ListingRules() {}

    /** What is wrong with the draft by itself. */
    static List<FieldError> check(Concepts concepts, ListingDraft draft) {
        List<FieldError> errors = new ArrayList<>();
        Set<ConceptKind> fitting = categories(draft.thing().kind());
        if (!draft.category().isEmpty() && !isOf(concepts, draft.category(), fitting)) {
            errors.add(new FieldError("/category", "value", "the id of a concept of this kind of listing"));
        }
        for (int i = 0; i < draft.features().size(); i++) {
            if (!isOf(concepts, draft.features().get(i), Set.of(ConceptKind.FEATURE))) {
                errors.add(new FieldError("/features/" + i, "value", "the id of a feature"));
            }
        }
        if (draft.thing() instanceof Thing.Space space
                && !space.parts().isEmpty()
                && draft.place().isEmpty()) {
            errors.add(new FieldError("/parts", "value", "parts belong to a place; name the place"));
        }
        if (draft.access().reservation() == Reservation.ELSEWHERE && !saysWhere(draft)) {
            errors.add(new FieldError("/reserveUrl", "required", "say where one applies, by address or by place"));
        }
        return errors;
    }

    /** What is wrong with the draft given its place and who lends it. */
    static List<FieldError> checkPlace(ListingDraft draft, Optional<Place> place, Listing.Owner owner) {
        List<FieldError> errors = new ArrayList<>();
        if (draft.access().reservation() == Reservation.HERE && owner.group().isEmpty()) {
            errors.add(new FieldError("/reservation", "value", "nobody stands behind it; a group must claim it first"));
        }
        if (draft.place().isPresent()
                && place.filter(found -> found.hub().equals(owner.hub())).isEmpty()) {
            errors.add(new FieldError("/place", "value", "a place of the same hub"));
            return errors;
        }
        boolean lendsSpace =
                draft.thing().kind() == ListingKind.SPACE && draft.access().reservation() == Reservation.HERE;
        if (lendsSpace && place.isPresent() && !place.get().claimedBy().equals(owner.group())) {
            errors.add(
                    new FieldError("/place", "unclaimed", "the group must stand behind the place to lend its rooms"));
        }
        if (draft.thing() instanceof Thing.Space space && place.isPresent()) {
            List<UUID> units = place.get().units().stream().map(Place.Unit::id).toList();
            for (int i = 0; i < space.parts().size(); i++) {
                if (!units.contains(space.parts().get(i))) {
                    errors.add(new FieldError("/parts/" + i, "value", "a unit of the place"));
                }
            }
        }
        return errors;
    }

    private static boolean saysWhere(ListingDraft draft) {
        return !draft.terms().reserveUrl().isEmpty() || draft.place().isPresent();
    }

    private static boolean isOf(Concepts concepts, String id, Set<ConceptKind> kinds) {
        return concepts.find(id)
                .filter(concept -> kinds.contains(concept.kind()))
                .isPresent();
    }

    private static Set<ConceptKind> categories(ListingKind kind) {
        return switch (kind) {
            case SPACE -> Set.of(ConceptKind.SPACE, ConceptKind.PLACE);
            case EQUIPMENT -> Set.of(ConceptKind.EQUIPMENT);
            case SKILL -> Set.of(ConceptKind.SKILL);
        };
    }
}
