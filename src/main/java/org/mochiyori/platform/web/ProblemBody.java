package org.mochiyori.platform.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import org.mochiyori.kernel.Problem;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Words;

/** The members of a problem's JSON beside type, status and instance. */
final class ProblemBody {
    private ProblemBody() {}

    static void describe(Problem problem, Words words, ObjectNode body) {
        body.put("title", words.plain(ProblemWords.title(problem)));
        body.put(
                "detail",
                ProblemWords.sentences(problem).stream().map(words::plain).collect(Collectors.joining(" ")));
        switch (problem) {
            case Problem.NotFound p -> {}
            case Problem.NotSignedIn p -> {}
            case Problem.PreconditionRequired p -> {}
            case Problem.NotAllowed p -> body.put("code", p.code());
            case Problem.Malformed p ->
                body.put("code", p.code()).put("detail", exactly(words, ProblemWords.sentence(p), p.detail()));
            case Problem.Invalid p -> errors(p, words, body.putArray("errors"));
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

    private static void errors(Problem.Invalid invalid, Words words, ArrayNode errors) {
        for (Problem.FieldError error : invalid.errors()) {
            errors.addObject()
                    .put("pointer", error.pointer())
                    .put("code", error.code())
                    .put("detail", exactly(words, ProblemWords.sentence(error), error.detail()));
        }
    }

    /** The reader's sentence, and in brackets what a programmer needs to know exactly. */
    private static String exactly(Words words, Phrase sentence, String exact) {
        String told = words.plain(sentence);
        return words.language() == Language.EN ? told + " (" + exact + ")" : told + "（" + exact + "）";
    }
}
