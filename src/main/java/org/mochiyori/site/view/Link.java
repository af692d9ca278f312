package org.mochiyori.site.view;

import org.mochiyori.platform.text.Phrase;

/** A link with its words. */
public record Link(Phrase label, String href) {}
