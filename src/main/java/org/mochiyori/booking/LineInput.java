package org.mochiyori.booking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.web.Input;

/** A line as somebody writes it in a body. */
final class LineInput {
    private LineInput() {}

    /** One of the lines of a wish; empty where what is wrong with it has been noted. */
    static Optional<Wish.WishLine> read(Input in) {
        boolean optional = in.flag("optional");
        Optional<Wish.WishLine> line = thing(in, optional);
        in.end();
        return line;
    }

    /** What is lent, when and how many; the rest of the body is the caller's to read. */
    static Optional<Wish.WishLine> thing(Input in, boolean optional) {
        var listing = in.id("listing");
        Optional<TimeWindow> window = WindowInput.read(in);
        int quantity = in.numberIfAny("quantity", 1, 1_000_000).orElse(1);
        Set<String> extras = Set.copyOf(in.texts("extras", 20, 100));
        List<TimeWindow> candidates = new ArrayList<>();
        boolean complete = true;
        for (Input candidate : in.objects("candidates", Wish.WishLine.MOST_CANDIDATES)) {
            Optional<TimeWindow> further = WindowInput.read(candidate);
            candidate.end();
            complete &= further.isPresent();
            further.ifPresent(candidates::add);
        }
        boolean differ = in.check(
                "candidates",
                Stream.concat(window.stream(), candidates.stream()).distinct().count()
                        == window.stream().count() + candidates.size(),
                "repeated",
                "each time once");
        return window.isPresent() && complete && differ
                ? Optional.of(new Wish.WishLine(listing, window.get(), quantity, optional, extras, candidates))
                : Optional.empty();
    }
}
