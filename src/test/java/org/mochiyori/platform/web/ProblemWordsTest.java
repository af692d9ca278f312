package org.mochiyori.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mochiyori.kernel.Problem;
import org.mochiyori.platform.text.Language;

/** Each refusal has a sentence in each language, and each rule of the code its own. */
class ProblemWordsTest {
    private static final Map<String, Object> DAYS = Map.of("opens", "2027-01-01", "closes", "2027-06-29");
    private static final List<Problem> ONE_OF_EACH = List.of(
            new Problem.NotFound(),
            new Problem.NotSignedIn(),
            new Problem.NotAllowed("role.unheard-of"),
            new Problem.Malformed("http", "exactly"),
            Problem.Invalid.of("/name", "required", "exactly"),
            new Problem.TooLarge(5),
            new Problem.UnsupportedMedia("image/png"),
            new Problem.Taken(Map.of()),
            new Problem.WrongState("closed", "approve"),
            new Problem.RuleRefuses("rule.unheard-of", "", Map.of()),
            new Problem.Stale("3"),
            new Problem.PreconditionRequired(),
            new Problem.KeyConflict("key.reused"),
            new Problem.Exists("thing.unheard-of"),
            new Problem.TooMany(Duration.ofSeconds(5)),
            new Problem.Unavailable("database", Duration.ofSeconds(5)));

    @Test
    void each_kind_of_problem_has_a_title_and_a_sentence_of_its_own_in_each_language() {
        assertThat(ONE_OF_EACH.stream().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Problem.class.getPermittedSubclasses());
        for (Language language : Language.values()) {
            Set<String> said = new HashSet<>();
            for (Problem problem : ONE_OF_EACH) {
                said.add(ProblemWords.in(language).plain(ProblemWords.title(problem)));
                said.add(ProblemWords.in(language).plain(ProblemWords.sentence(problem)));
            }
            assertThat(said).as(language.code()).hasSize(2 * ONE_OF_EACH.size());
        }
    }

    @Test
    void each_rule_named_in_the_code_has_a_sentence_of_its_own() throws IOException {
        Map<String, Function<String, Problem>> calls = Map.of(
                "RuleRefuses\\(", code -> new Problem.RuleRefuses(code, "", DAYS),
                "NotAllowed\\(", Problem.NotAllowed::new,
                "Exists\\(", Problem.Exists::new,
                "KeyConflict\\(", Problem.KeyConflict::new);
        Set<String> untold = new TreeSet<>();
        List<String> found = new ArrayList<>();
        for (String source : sources()) {
            Map<String, Function<String, Problem>> all = new HashMap<>(calls);
            if (source.contains("Optional<Problem> refuse(String")) {
                all.put(
                        "refuse\\(",
                        source.contains("class AgreementRules")
                                ? calls.get("NotAllowed\\(")
                                : calls.get("RuleRefuses\\("));
            }
            all.forEach((call, problem) -> codes(source, call).forEach(code -> {
                found.add(code);
                String key = ProblemWords.sentence(problem.apply(code)).key();
                if (key.endsWith("-text") || key.endsWith("-other")) {
                    untold.add(code);
                }
            }));
        }
        assertThat(untold).isEmpty();
        assertThat(found).hasSizeGreaterThan(40).contains("borrower.residents", "agreement.none", "key.in-flight");
    }

    @Test
    void a_family_of_codes_shares_its_sentence_and_figures_stand_in_it() {
        assertThat(ProblemWords.sentence(new Problem.NotAllowed("scope.book")).key())
                .isEqualTo("problem.not-allowed-scope");
        Problem late = new Problem.RuleRefuses("group.renewal-window", "desk", DAYS);
        assertThat(ProblemWords.in(Language.EN).plain(ProblemWords.sentence(late)))
                .contains("Friday 1 January 2027")
                .contains("29 June 2027");
    }

    @Test
    void a_rule_of_which_only_the_name_is_kept_is_told_without_figures() {
        Function<String, String> told = rule -> ProblemWords.in(Language.EN).plain(ProblemWords.ofRule(rule));
        assertThat(told.apply("taken")).contains("Somebody else");
        assertThat(told.apply("admission.persons")).contains("The rule “");
        for (String rule : List.of("opening.closed", "quota.coming", "renewal.times", "rule.unheard-of")) {
            assertThat(told.apply(rule)).as(rule).isNotBlank().doesNotContain("{");
        }
    }

    private static List<String> codes(String source, String call) {
        return Pattern.compile(call + "\\s*\"([a-z-]+(?:\\.[a-z-]+)*)\"")
                .matcher(source)
                .results()
                .map((MatchResult match) -> match.group(1))
                .filter(code -> !code.endsWith("."))
                .toList();
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> sources = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.add(Files.readString(file));
            }
            return sources;
        }
    }
}
