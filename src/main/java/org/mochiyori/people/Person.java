package org.mochiyori.people;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.text.Language;

/**
 * A person known to this server, with or without a sign-in.
 *
 * @param name as the person writes it
 * @param kana reading in hiragana, or empty
 * @param mail where letters go; empty for a borrower without mail, served at the desk
 * @param phone digits, or empty
 * @param mailConfirmedAt when a letter to the address was answered
 * @param canSignIn whether a password is set
 * @param version rises with each change
 */
public record Person(
        UUID id,
        String name,
        String kana,
        Optional<String> mail,
        String phone,
        Language language,
        Optional<Instant> mailConfirmedAt,
        boolean canSignIn,
        int version) {}
