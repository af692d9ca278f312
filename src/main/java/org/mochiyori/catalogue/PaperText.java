package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.mochiyori.kernel.Problem.Invalid;
import org.mochiyori.kernel.Refused;

/**
 * 用紙の決まり: what an owner wants to read on their papers. A value of hub, place or listing, the nearest whole.
 *
 * @param issuer who signs: 北市長, 北市民センター館長; empty: the lender's name
 * @param basis by what rule it is given: 北市民センター条例第5条; may be empty
 * @param conditions of the use, one sentence each; none: the usual ones
 * @param authority 審査請求 go there; empty: to who signs
 * @param defendant the municipality that is sued; may be empty
 */
public record PaperText(String issuer, String basis, List<String> conditions, String authority, String defendant) {
    /** Nothing said. */
    public static final PaperText PLAIN = new PaperText("", "", List.of(), "", "");

    private static final int NAME = 100;
    private static final int CONDITIONS = 20;
    private static final int CONDITION = 300;

    public PaperText {
        conditions = List.copyOf(conditions);
    }

    /** {@code {issuer, basis, conditions, authority, defendant}}. */
    public JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("issuer", issuer)
                .put("basis", basis)
                .put("authority", authority)
                .put("defendant", defendant);
        ArrayNode all = json.putArray("conditions");
        conditions.forEach(all::add);
        return json;
    }

    /**
     * Reads the JSON form strictly.
     *
     * @throws Refused with {@link Invalid}, each error with a pointer into the node
     */
    public static PaperText fromJson(JsonNode json) {
        return RuleInput.read(
                json,
                in -> Optional.of(new PaperText(
                        in.textIfAny("issuer", NAME).orElse(""),
                        in.textIfAny("basis", CONDITION).orElse(""),
                        in.texts("conditions", CONDITIONS, CONDITION),
                        in.textIfAny("authority", NAME).orElse(""),
                        in.textIfAny("defendant", NAME).orElse(""))));
    }
}
