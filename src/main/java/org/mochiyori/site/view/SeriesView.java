package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * A series with every date.
 *
 * @param title of what is used
 * @param rule how it comes again, in words
 * @param summary how many dates can be had, moved, were left out
 * @param said what came of what was done just now
 * @param form what the reader may do with several dates at once; empty where there is nothing
 */
public record SeriesView(
        Phrase title, Phrase rule, Phrase summary, List<Phrase> said, List<Date> dates, Optional<Form> form)
        implements View {
    public SeriesView {
        said = List.copyOf(said);
        dates = List.copyOf(dates);
    }

    /**
     * One date.
     *
     * @param number from 1
     * @param href of its booking; empty where there is none
     */
    public record Date(int number, Phrase when, Status status, List<Phrase> notes, Optional<String> href) {
        public Date {
            notes = List.copyOf(notes);
        }
    }

    @Override
    public String template() {
        return "series/series.jte";
    }
}
