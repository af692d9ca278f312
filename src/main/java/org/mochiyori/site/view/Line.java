package org.mochiyori.site.view;

import java.util.Optional;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;

/**
 * One thing asked for.
 *
 * @param amount how many, where there is more than one to have
 */
public record Line(String title, Kind kind, Span when, Optional<Phrase> amount) {}
