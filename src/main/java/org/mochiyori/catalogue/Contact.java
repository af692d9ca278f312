package org.mochiyori.catalogue;

/**
 * Who is behind a skill and how to reach that person: for the desk, and for the borrower once the person has accepted.
 *
 * @param note when and how to call, for the desk
 */
public record Contact(String name, String phone, String mail, String note) {
    /** Nothing is known. */
    public static final Contact NONE = new Contact("", "", "", "");
}
