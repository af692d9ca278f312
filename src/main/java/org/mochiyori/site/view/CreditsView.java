package org.mochiyori.site.view;

import java.util.List;

/** Where data and programs come from, and under which licence. */
public record CreditsView(List<Credit> data, List<Credit> programs) implements View {
    public CreditsView {
        data = List.copyOf(data);
        programs = List.copyOf(programs);
    }

    /** One source. */
    public record Credit(String title, String by, String licence, String url) {}

    @Override
    public String template() {
        return "help/credits.jte";
    }
}
