package org.mochiyori.site.view;

/** What a page shows; knows the template that shows it. */
public interface View {
    /** Path of the template under {@code templates/}; it takes {@code shell} and {@code view}. */
    String template();
}
