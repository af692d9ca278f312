package org.mochiyori.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.mochiyori.calendar.Hours;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Slots;
import org.mochiyori.catalogue.Admission;
import org.mochiyori.catalogue.Cancellation;
import org.mochiyori.catalogue.CustodyTerms;
import org.mochiyori.catalogue.Lending;
import org.mochiyori.catalogue.PaperText;
import org.mochiyori.catalogue.Quotas;
import org.mochiyori.catalogue.ReportTerms;
import org.mochiyori.catalogue.Rounding;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.Tariff;
import org.mochiyori.catalogue.WaivedBy;
import org.mochiyori.platform.text.Phrase;

/**
 * The form of a kind of rule.
 *
 * @param start what it says where nobody has said anything yet
 */
record RuleForm(RuleKind kind, List<RuleQuestion> asked, JsonNode start) {
    /** @param zone of the hub, in which all times of day are meant */
    static RuleForm of(RuleKind kind, ZoneId zone) {
        return switch (kind) {
            case OPENING ->
                new RuleForm(
                        kind,
                        OpeningQuestions.all(),
                        OpeningAnswers.asked(Opening.everyDay(zone, Hours.parse("09:00-21:00"), new Slots.Grid(30, 0))
                                .toJson()));
            case LENDING -> new RuleForm(kind, RuleQuestions.lending(), Lending.USUAL.toJson());
            case TARIFF -> new RuleForm(kind, PriceQuestions.tariff(), Tariff.PLAIN.toJson());
            case REDUCTION -> new RuleForm(kind, PriceQuestions.reduction(), nothing());
            case CANCELLATION ->
                new RuleForm(
                        kind,
                        PriceQuestions.cancellation(),
                        new Cancellation(
                                        List.of(new Cancellation.Step(7, 0)),
                                        OptionalInt.of(100),
                                        Rounding.YEN,
                                        Set.of("weather", "disaster"))
                                .toJson());
            case QUOTAS ->
                new RuleForm(
                        kind,
                        RuleQuestions.quotas(),
                        new Quotas(List.of(new Quotas.Limit(
                                        4,
                                        Quotas.Measure.USES,
                                        Quotas.Per.MONTH,
                                        Quotas.Over.LISTING,
                                        Set.of(),
                                        WaivedBy.DESK)))
                                .toJson());
            case ADMISSION ->
                new RuleForm(
                        kind, RuleQuestions.admission(), new Admission(Set.of(), Map.of(), 0, WaivedBy.DESK).toJson());
            case PAPER -> new RuleForm(kind, RuleQuestions.paper(), PaperText.PLAIN.toJson());
            case CUSTODY -> new RuleForm(kind, RuleQuestions.custody(), CustodyTerms.USUAL.toJson());
            case REPORT ->
                new RuleForm(
                        kind,
                        RuleQuestions.report(),
                        ReportTerms.fromJson(nothing()).toJson());
        };
    }

    /** A value in the shape in which it is asked for. */
    JsonNode answers(JsonNode value) {
        return kind == RuleKind.OPENING ? OpeningAnswers.asked(value) : value;
    }

    /** The value that answers mean. */
    JsonNode value(JsonNode answers) {
        return kind == RuleKind.OPENING ? OpeningAnswers.meant(answers) : answers;
    }

    /** Where what a pointer into the value means is asked for. */
    String place(String pointer, JsonNode answers) {
        return kind == RuleKind.OPENING ? OpeningAnswers.place(pointer, answers) : pointer;
    }

    /** What is wrong with answers beside what the value shows, by name of the field. */
    Map<String, Phrase> faults(JsonNode answers) {
        return kind == RuleKind.OPENING ? OpeningAnswers.faults(answers) : Map.of();
    }

    private static JsonNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
