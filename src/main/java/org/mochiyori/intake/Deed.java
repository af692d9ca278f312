package org.mochiyori.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;

/**
 * What one record of an import did.
 *
 * @param key of its source
 * @param outcome created, updated or attached
 * @param before of an updated listing
 */
record Deed(int record, String key, String outcome, UUID listing, Optional<JsonNode> before) {}
