package org.mochiyori.site.view;

/** はじめての方へ: the same for everybody. */
public record HelpView() implements View {
    @Override
    public String template() {
        return "help/help.jte";
    }
}
