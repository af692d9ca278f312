package org.mochiyori.report;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A report that the lender asks for.
 *
 * @param dueOn the last day for it
 * @param counts the kinds of people counted; empty where all are counted as one
 * @param checklist what the lender wants to know done
 */
public record Ask(UUID line, LocalDate dueOn, List<String> counts, List<String> checklist) {
    public Ask {
        counts = List.copyOf(counts);
        checklist = List.copyOf(checklist);
    }
}
