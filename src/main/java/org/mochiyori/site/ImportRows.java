package org.mochiyori.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mochiyori.intake.Findings;
import org.mochiyori.intake.Import;
import org.mochiyori.intake.ImportRow;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Fact;
import org.mochiyori.site.view.ImportView;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Status;
import org.mochiyori.site.view.Status.Tone;

/** Imports and their records, as pages tell them. */
final class ImportRows {
    private static final Map<String, Tone> TONES =
            Map.of("read", Tone.GOOD, "repaired", Tone.WAITING, "refused", Tone.BAD, "blank", Tone.OVER);

    private final Cards cards;

    ImportRows(Cards cards) {
        this.cards = cards;
    }

    /** A record: how it was read, or what became of it. */
    ImportView.Row row(ImportRow row, Language language) {
        return new ImportView.Row(
                row.record(),
                row.name(),
                TONES.getOrDefault(row.state(), Tone.OVER),
                Phrase.of(row.outcome().isEmpty() ? "intake.state-" + row.state() : "intake.became-" + row.outcome()),
                understood(row.understood(), language),
                Findings.of(row.problems()).stream()
                        .map(Findings.Finding::sentence)
                        .toList(),
                row.listing().map(id -> new Link(Phrase.of("intake.see"), "/listings/" + id)));
    }

    /** How a run stands, in a word and in a sentence that says what to do. */
    static Status status(Import one) {
        Tone tone = switch (one.state()) {
            case READING, APPLYING, UNDOING -> Tone.ACTIVE;
            case PREVIEWED -> Tone.WAITING;
            case APPLIED -> Tone.GOOD;
            case UNDONE -> Tone.OVER;
            case REFUSED, FAILED -> Tone.BAD;
        };
        String word = one.state().word();
        return new Status(Phrase.of("intake.run-" + word), tone, Phrase.of("intake.then-" + word));
    }

    /** What came of a run; nothing before it has been applied. */
    static List<Fact> outcome(Import one) {
        Import.Counts counts = one.counts();
        List<Fact> facts = new ArrayList<>();
        count(facts, "created", counts.created());
        count(facts, "updated", counts.updated() - counts.attached());
        count(facts, "attached", counts.attached());
        count(facts, "unchanged", counts.unchanged());
        count(facts, "undone", counts.undone());
        count(facts, "kept", counts.kept());
        return facts;
    }

    private static void count(List<Fact> facts, String what, int n) {
        if (n > 0) {
            facts.add(new Fact(Phrase.of("intake.became-" + what), Phrase.of("intake.many", "n", n)));
        }
    }

    private List<Phrase> understood(JsonNode json, Language language) {
        List<Phrase> facts = new ArrayList<>();
        cards.label(json.path("category").asText(), language).ifPresent(facts::add);
        text(facts, json, "building");
        text(facts, json, "address");
        if (json.path("quantity").isInt()) {
            facts.add(Phrase.of("intake.quantity", "n", json.path("quantity").asInt()));
        }
        if (json.path("capacity").isInt()) {
            facts.add(Phrase.of("listing.capacity", "n", json.path("capacity").asInt()));
        }
        text(facts, json, "fee");
        text(facts, json, "hours");
        return facts;
    }

    private static void text(List<Phrase> facts, JsonNode json, String name) {
        String text = json.path(name).asText();
        if (!text.isEmpty()) {
            facts.add(Phrase.literal(text.length() > 80 ? text.substring(0, 80) + "…" : text));
        }
    }
}
