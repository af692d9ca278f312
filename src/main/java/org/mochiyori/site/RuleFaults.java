package org.mochiyori.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mochiyori.calendar.JsonFields;
import org.mochiyori.kernel.Problem.FieldError;
import org.mochiyori.kernel.Problem.Invalid;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Phrase;

/** What is wrong with the answers of a rule's form, in sentences, each at its field. */
final class RuleFaults {
    /** Where the rule itself refuses what the single answers do not show, there are words for it. */
    private static final Set<String> EXPLAINED = Set.of(
            "cancellation-steps",
            "reduction-grounds",
            "reduction-classes",
            "tariff-steps",
            "tariff-classes",
            "tariff-rates",
            "tariff-days",
            "tariff-of",
            "tariff-items",
            "quotas-limits",
            "opening-whole",
            "opening-slots",
            "opening-weekly",
            "opening-limits",
            "opening-extra",
            "opening-closed",
            "opening-priority");

    private final Map<String, Phrase> wrong = new LinkedHashMap<>();

    private RuleFaults() {}

    /** By name of the field; what belongs to none under the empty name. */
    static Map<String, Phrase> of(RuleForm form, JsonNode value) {
        RuleFaults faults = new RuleFaults();
        faults.look(form.asked(), value, "");
        faults.wrong.putAll(form.faults(value));
        if (faults.wrong.isEmpty()) {
            try {
                form.kind().canonical(form.value(value));
            } catch (Refused refused) {
                if (!(refused.problem() instanceof Invalid invalid)) {
                    throw refused;
                }
                invalid.errors().forEach(error -> faults.tell(form, value, error));
            }
        }
        return faults.wrong;
    }

    private void look(List<RuleQuestion> asked, JsonNode value, String at) {
        for (RuleQuestion question : asked) {
            String name = question.ask().name();
            look(question, value.path(name), at + name);
        }
    }

    private void look(RuleQuestion question, JsonNode value, String at) {
        switch (question) {
            case RuleQuestion.Text text -> {
                owed(text.needed(), value, at);
                int length = value.asText().codePointCount(0, value.asText().length());
                if (length > text.most()) {
                    wrong.put(at, Phrase.of("form.wrong-length", "most", text.most()));
                }
            }
            case RuleQuestion.Choice choice -> owed(choice.needed(), value, at);
            case RuleQuestion.Written written -> written(written, value, at);
            case RuleQuestion.Figure number -> number(number, value, at);
            case RuleQuestion.Together together -> look(together.asked(), value, at + ".");
            case RuleQuestion.Maybe maybe -> {
                if (value.isObject()) {
                    look(maybe.asked(), value, at + ".");
                }
            }
            case RuleQuestion.Rows rows -> {
                for (int i = 0; i < value.size(); i++) {
                    JsonNode row = value.get(i);
                    look(rows.kind(row.path(rows.tag()).asText()).asked(), row, at + "." + i + ".");
                }
            }
            case RuleQuestion.Yes yes -> {}
            case RuleQuestion.Names names -> {}
            case RuleQuestion.Lines lines -> {}
            case RuleQuestion.Code code -> {}
        }
    }

    private void number(RuleQuestion.Figure number, JsonNode value, String at) {
        owed(number.needed(), value, at);
        if (value.isTextual()) {
            wrong.put(at, FormInput.sentence(new FieldError(at, "number", "")));
        } else if (value.isInt() && (value.intValue() < number.least() || value.intValue() > number.most())) {
            wrong.put(at, Phrase.of("form.wrong-range", "least", number.least(), "most", number.most()));
        }
    }

    private void written(RuleQuestion.Written written, JsonNode value, String at) {
        owed(written.needed(), value, at);
        if (!value.isMissingNode() && !written.as().fits(value)) {
            wrong.put(at, Phrase.of("rule.wrong-as-" + JsonFields.word(written.as())));
        }
    }

    private void owed(boolean needed, JsonNode value, String at) {
        if (needed && value.isMissingNode()) {
            wrong.put(at, Phrase.of("form.wrong-required"));
        }
    }

    /** What the rule refused, at the field its pointer means, or at the nearest around it that the form shows. */
    private void tell(RuleForm form, JsonNode value, FieldError error) {
        String at = form.place(error.pointer(), value).replaceFirst("^/", "").replace('/', '.');
        String last = at.replaceAll("(^|\\.)[0-9]+$", "");
        String code = form.kind().word() + "-" + (at.isEmpty() ? "whole" : last.substring(last.lastIndexOf('.') + 1));
        Phrase words = EXPLAINED.contains(code) ? Phrase.of("rule.wrong-" + code) : FormInput.sentence(error);
        wrong.put(shown(form.asked(), at), words);
    }

    private static String shown(List<RuleQuestion> asked, String at) {
        String[] steps = at.split("\\.", -1);
        StringBuilder way = new StringBuilder();
        List<RuleQuestion> here = asked;
        for (int i = 0; i < steps.length; i++) {
            String step = steps[i];
            java.util.Optional<RuleQuestion> found =
                    here.stream().filter(one -> one.ask().name().equals(step)).findFirst();
            if (found.isEmpty()) {
                break;
            }
            way.append(way.isEmpty() ? "" : ".").append(step);
            switch (found.get()) {
                case RuleQuestion.Rows rows -> {
                    if (i + 1 < steps.length) {
                        i++;
                        way.append('.').append(steps[i]);
                    }
                    here = rows.kinds().stream()
                            .flatMap(kind -> kind.asked().stream())
                            .toList();
                }
                case RuleQuestion.Together together -> here = together.asked();
                case RuleQuestion.Maybe maybe -> here = maybe.asked();
                default -> here = List.of();
            }
        }
        return way.toString();
    }
}
