package org.mochiyori.catalogue;

import org.mochiyori.platform.text.Language;

/**
 * Who is behind a skill and how to reach that person: for the desk, and for the borrower once the person has accepted.
 *
 * @param note when and how to call, for the desk
 * @param language in which the person reads letters
 */
public record Contact(String name, String phone, String mail, String note, Language language) {
    /** Somebody who reads Japanese, as nearly all do. */
    public Contact(String name, String phone, String mail, String note) {
        this(name, phone, mail, note, Language.JA);
    }

    /** Nothing is known. */
    public static final Contact NONE = new Contact("", "", "", "");
}
