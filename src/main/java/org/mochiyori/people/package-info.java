/**
 * Who people are to this server: accounts, sign-in, tokens; the hubs and who works for them.
 *
 * <p>Words: {@link org.mochiyori.people.Person}, {@link org.mochiyori.people.Hub} (an intermediary
 * organisation), {@link org.mochiyori.people.StaffRole} (held for a term), session (a browser), access
 * token (a program), address check (the desk saw a paper), letter (a mail that carries a one-time link).
 *
 * <p>Arrows: none. Whoever can send mail implements {@link org.mochiyori.people.Letters}.
 */
@NullMarked
package org.mochiyori.people;

import org.jspecify.annotations.NullMarked;
