package org.mochiyori.platform.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.mochiyori.kernel.Problem;

/** The members of a problem's JSON beside type, status and instance. */
final class ProblemBody {
    private ProblemBody() {}

    /** A short title that is the same for each problem of a type (RFC 9457, 3.1.3). */
    static String title(String type) {
        return switch (type) {
            case "not-found" -> "There is no such thing";
            case "not-signed-in" -> "Sign in first";
            case "not-allowed" -> "You may not do this";
            case "malformed" -> "The request cannot be read";
            case "invalid" -> "Some fields are wrong; nothing was changed";
            case "too-large" -> "The request is too large";
            case "unsupported-media" -> "This kind of body is not read here";
            case "taken" -> "Not free any more";
            case "wrong-state" -> "Not possible in the present state";
            case "rule" -> "A rule of the lender refuses this";
            case "stale" -> "Changed by somebody else meanwhile; read it again";
            case "precondition-required" -> "Send If-Match with the ETag you read";
            case "idempotency-key" -> "This Idempotency-Key was used already";
            case "exists" -> "There is one already";
            case "too-many" -> "Too many requests; wait a little";
            case "unavailable" -> "Not available for a moment; nothing was lost";
            default -> "Unexpected";
        };
    }

    static void describe(Problem problem, ObjectNode body) {
        switch (problem) {
            case Problem.NotFound p -> {}
            case Problem.NotSignedIn p -> {}
            case Problem.PreconditionRequired p -> {}
            case Problem.NotAllowed p -> body.put("code", p.code());
            case Problem.Malformed p -> body.put("code", p.code()).put("detail", p.detail());
            case Problem.Invalid p -> errors(p, body.putArray("errors"));
            case Problem.TooLarge p -> {
                if (p.limitBytes() > 0) {
                    body.put("limitBytes", p.limitBytes());
                }
            }
            case Problem.UnsupportedMedia p -> body.put("expected", p.expected());
            case Problem.Taken p -> body.setAll((ObjectNode) JsonBody.mapper().valueToTree(p.data()));
            case Problem.WrongState p -> body.put("state", p.state()).put("move", p.move());
            case Problem.RuleRefuses p -> {
                body.put("rule", p.rule()).put("waivedBy", p.waivedBy());
                body.setAll((ObjectNode) JsonBody.mapper().valueToTree(p.data()));
            }
            case Problem.Stale p -> body.put("currentTag", p.currentTag());
            case Problem.KeyConflict p -> body.put("code", p.code());
            case Problem.Exists p -> body.put("code", p.code());
            case Problem.TooMany p ->
                body.put("retryAfterSeconds", p.retryAfter().toSeconds());
            case Problem.Unavailable p -> body.put("part", p.part());
        }
    }

    private static void errors(Problem.Invalid invalid, ArrayNode errors) {
        for (Problem.FieldError error : invalid.errors()) {
            errors.addObject()
                    .put("pointer", error.pointer())
                    .put("code", error.code())
                    .put("detail", error.detail());
        }
    }
}
