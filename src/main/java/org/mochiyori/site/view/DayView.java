package org.mochiyori.site.view;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * The desk's day when it closes.
 *
 * @param counts how much of what
 * @param passed what happened, in order
 * @param open what should have been fetched or brought back and was not
 * @param undelivered how many letters never arrived
 */
public record DayView(LocalDate day, List<Fact> counts, List<Passed> passed, List<DeskView.Item> open, int undelivered)
        implements View {
    public DayView {
        counts = List.copyOf(counts);
        passed = List.copyOf(passed);
        open = List.copyOf(open);
    }

    /**
     * One thing that happened.
     *
     * @param amount how many, of things that are counted
     * @param by whose hand it was, or empty
     */
    public record Passed(
            LocalTime at, Phrase what, Phrase title, Optional<Phrase> amount, String party, String by, String number) {}

    /** Whether nothing is left to do. */
    public boolean isDone() {
        return open.isEmpty() && undelivered == 0;
    }

    @Override
    public String template() {
        return "desk/day.jte";
    }
}
