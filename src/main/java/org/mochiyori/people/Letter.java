package org.mochiyori.people;

import java.time.Instant;
import org.mochiyori.platform.text.Language;

/** A mail about an account or an invitation. Whoever sends it writes the words, in the reader's language. */
public sealed interface Letter {
    /** Where it goes. */
    String mail();

    /**
     * A one-time link: used once, by POST; merely opening it changes nothing.
     *
     * @param secret what the link carries; never logged
     * @param until when it stops working
     */
    record Link(String secret, Instant until) {
        @Override
        public String toString() {
            return "Link[until " + until + "]";
        }
    }

    /** Confirm that this is your address: a new account, or a changed address. */
    record ConfirmMail(String mail, String name, Language language, Link link) implements Letter {}

    /** Somebody asked for an account with this address, which has one: sign in, or set a new password. */
    record AlreadyRegistered(String mail, String name, Language language) implements Letter {}

    /** Set a new password. */
    record ResetPassword(String mail, String name, Language language, Link link) implements Letter {}

    /** Join a group. The reader may have no account yet. */
    record Invitation(String mail, String group, Link link) implements Letter {}
}
