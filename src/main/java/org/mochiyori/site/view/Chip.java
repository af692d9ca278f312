package org.mochiyori.site.view;

import org.mochiyori.platform.text.Phrase;

/** A filter to switch on or off by a link. */
public record Chip(Phrase label, String href, boolean on) {}
