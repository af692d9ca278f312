package org.mochiyori.notice;

import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.text.Language;

/**
 * Somebody who is told.
 *
 * @param person reads notices; empty for an office that only has a mail address
 * @param mail where letters go; empty for somebody without mail
 * @param name how a letter begins
 */
record Recipient(Optional<UUID> person, Optional<String> mail, String name, Language language) {}
