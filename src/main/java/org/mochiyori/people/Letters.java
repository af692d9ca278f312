package org.mochiyori.people;

import org.mochiyori.platform.db.Tx;

/** Where letters are handed in: whoever sends mail implements it. */
@FunctionalInterface
public interface Letters {
    /** Hands a letter in, in the transaction that made its link: it goes out if and only if that commits. */
    void send(Tx tx, Letter letter);
}
