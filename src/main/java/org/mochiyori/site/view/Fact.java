package org.mochiyori.site.view;

import org.mochiyori.platform.text.Phrase;

/** A line of a table of facts. */
public record Fact(Phrase label, Phrase value) {}
