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
 * @param sent the form that this page answers, where it could not be done
 */
public record Shell(
        Text text,
        Hub hub,
        Optional<Visitor> visitor,
        Here here,
        Assets assets,
        String once,
        boolean bigText,
        Sent sent) {

    /** Around a page that was asked for, as nearly all are. */
    public Shell(
            Text text, Hub hub, Optional<Visitor> visitor, Here here, Assets assets, String once, boolean bigText) {
        this(text, hub, visitor, here, assets, once, bigText, Sent.NOTHING);
    }

    /** The same around the answer to a form that could not be done. */
    public Shell after(Sent form) {
        return new Shell(text, hub, visitor, here, assets, once, bigText, form);
    }

    /** The same at another address. */
    public Shell at(Here other) {
        return new Shell(text, hub, visitor, other, assets, once, bigText, sent);
    }

    /** The same place in another language. */
    public String in(Language language) {
        return here.with("lang", language.code());
    }

    /** The same place in larger or normal letters. */
    public String otherSize() {
        return here.with("text", bigText ? "normal" : "big");
    }
}
