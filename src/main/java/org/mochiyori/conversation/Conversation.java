package org.mochiyori.conversation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A booking's with one lender, as one person reads it.
 *
 * @param messages the oldest first
 * @param voice for whom the reader may write now; empty for one who only reads
 * @param open whether anything may be written still
 * @param unread how many messages of others the reader has not read
 */
public record Conversation(
        UUID booking, UUID lender, List<Message> messages, Optional<Message.Voice> voice, boolean open, int unread) {
    public Conversation {
        messages = List.copyOf(messages);
    }
}
