package org.mochiyori.arrangement;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether somebody still offers what they can do.
 *
 * @param due confirmed until that day
 * @param told how many steps have been taken since it was confirmed, see {@link RenewalRules}
 * @param next when the next step is due; empty once it rests
 * @param rests taken out because nobody answered
 */
public record Renewal(UUID listing, String hub, LocalDate due, int told, Optional<LocalDate> next, boolean rests) {}
