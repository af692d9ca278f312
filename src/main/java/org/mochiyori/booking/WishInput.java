package org.mochiyori.booking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mochiyori.platform.web.Input;

/** A wish as somebody writes it in a body. */
public final class WishInput {
    private WishInput() {}

    /** Reads the fields of a wish; the wish itself is there once the body has been found right. */
    public static Supplier<Wish> read(Input in) {
        Nature nature = in.oneOfIfAny("nature", words(Nature.values()))
                .flatMap(Nature::find)
                .orElse(Nature.ORDINARY);
        Optional<UUID> group = in.idIfAny("group");
        Optional<UUID> person = in.idIfAny("person");
        in.check("person", group.isEmpty() || person.isEmpty(), "either", "a group or a person, not both");
        String purpose = in.text("purpose", 500);
        OptionalInt persons =
                in.numberIfAny("persons", 1, 100_000).map(OptionalInt::of).orElse(OptionalInt.empty());
        List<Input> asked = in.objects("lines", Wish.MOST_LINES);
        in.check("lines", !asked.isEmpty(), "required", "at least one line");
        List<Optional<Wish.WishLine>> lines = new ArrayList<>();
        asked.forEach(line -> lines.add(LineInput.read(line)));
        return () -> new Wish(
                group,
                person,
                new Booking.Request(purpose, persons, "api", nature),
                lines.stream().map(Optional::orElseThrow).toList());
    }

    private static Set<String> words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
