package org.mochiyori.site.view;

import java.util.List;
import org.mochiyori.platform.text.Phrase;

/**
 * Where lists are handed in, and those handed in before.
 *
 * @param form the upload; without questions where the reader may hand in nothing
 * @param runs the latest first
 */
public record ImportsView(Form form, List<Run> runs) implements View {
    public ImportsView {
        runs = List.copyOf(runs);
    }

    /** One list handed in before. */
    public record Run(String href, String file, Phrase whose, Status status, Phrase counts) {}

    @Override
    public String template() {
        return "intake/imports.jte";
    }
}
