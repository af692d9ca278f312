package org.mochiyori.site.view;

import java.util.Optional;
import org.mochiyori.platform.text.Language;

/**
 * What surrounds every page.
 *
 * @param text the reader's words
 * @param hub whose pages
 * @param visitor who is signed in, if anybody
 * @param here the address, for the switches of language and text size
 * @param assets where the files lie
 * @param once key of the forms of this page: sent twice, a form counts once
 * @param bigText whether the reader asked for larger letters
 */
public record Shell(
        Text text, Hub hub, Optional<Visitor> visitor, Here here, Assets assets, String once, boolean bigText) {

    /** The same place in another language. */
    public String in(Language language) {
        return here.with("lang", language.code());
    }

    /** The same place in larger or normal letters. */
    public String otherSize() {
        return here.with("text", bigText ? "normal" : "big");
    }
}
