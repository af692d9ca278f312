package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * The form for asking for something again and again, with what would become of each date once that has been worked out.
 *
 * @param refusals why none of it can be asked for like this
 * @param waivers for those who may set aside what keeps dates out
 */
public record SeriesRequestView(
        String title, String back, Form form, Optional<Plan> plan, List<Phrase> refusals, List<Move> waivers)
        implements View {
    public SeriesRequestView {
        refusals = List.copyOf(refusals);
        waivers = List.copyOf(waivers);
    }

    /**
     * What would become of the dates.
     *
     * @param rule how they come again, in words
     * @param summary how many can be had, move, are left out
     * @param total of those that can be had, where there are any
     */
    public record Plan(Phrase rule, Phrase summary, Optional<Phrase> total, List<Date> dates) {
        public Plan {
            dates = List.copyOf(dates);
        }
    }

    /** One date, how it stands, and what there is to say of it. */
    public record Date(Phrase day, Status status, List<Phrase> notes) {
        public Date {
            notes = List.copyOf(notes);
        }
    }

    @Override
    public String template() {
        return "series/request.jte";
    }
}
