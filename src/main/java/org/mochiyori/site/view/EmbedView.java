package org.mochiyori.site.view;

/**
 * A listing's month in a frame of another site.
 *
 * @param href its whole page
 */
public record EmbedView(String title, String href, Month month) implements View {
    @Override
    public String template() {
        return "catalogue/embed.jte";
    }
}
