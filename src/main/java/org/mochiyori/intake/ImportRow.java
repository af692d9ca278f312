package org.mochiyori.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;

/**
 * One record of a file, and what became of it.
 *
 * @param record 1-based data record, blank ones counted
 * @param state read, repaired, refused or blank
 * @param understood what will be shown of it; an empty object where it is refused or blank
 * @param problems {@code [{code, values}]}
 * @param outcome created, updated, unchanged, attached, undone or kept; empty before it is applied
 * @param listing what it became
 */
public record ImportRow(
        int record,
        String state,
        String name,
        JsonNode understood,
        JsonNode problems,
        String outcome,
        Optional<UUID> listing) {}
