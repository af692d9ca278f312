package org.mochiyori.platform.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened, as the change log and the audit keep it.
 *
 * @param hub whose business it is; empty for the server's own
 * @param subjectKind what changed, a noun such as {@code listing}
 * @param subject its id
 * @param kind what happened, a participle such as {@code published}
 * @param actor who did it; empty for the clock or the command line
 * @param onBehalfOf the group or person it was done for, where that is somebody else
 * @param data figures and ids that readers need; never a name, address or text of a person
 */
public record Event(
        Optional<String> hub,
        String subjectKind,
        String subject,
        String kind,
        Optional<UUID> actor,
        Optional<UUID> onBehalfOf,
        JsonNode data) {

    /** An event of no hub, done by nobody in particular, without data; add what is known. */
    public static Event of(String subjectKind, Object subject, String kind) {
        return new Event(
                Optional.empty(),
                subjectKind,
                subject.toString(),
                kind,
                Optional.empty(),
                Optional.empty(),
                JsonNodeFactory.instance.objectNode());
    }

    /** The same, as the business of a hub. */
    public Event in(String ofHub) {
        return new Event(Optional.of(ofHub), subjectKind, subject, kind, actor, onBehalfOf, data);
    }

    /** The same, done by a person. */
    public Event by(UUID person) {
        return new Event(hub, subjectKind, subject, kind, Optional.of(person), onBehalfOf, data);
    }

    /** The same, done for a group or for another person. */
    public Event forSomebody(UUID groupOrPerson) {
        return new Event(hub, subjectKind, subject, kind, actor, Optional.of(groupOrPerson), data);
    }

    /** The same, with data. */
    public Event with(ObjectNode figures) {
        return new Event(hub, subjectKind, subject, kind, actor, onBehalfOf, figures);
    }
}
