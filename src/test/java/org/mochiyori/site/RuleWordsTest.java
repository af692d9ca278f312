package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mochiyori.calendar.Validity;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.Ruleset;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Messages;

/** What people read of the rules on a listing's page. */
class RuleWordsTest {
    private static final String OPENING = """
            {"zone":"Asia/Tokyo","weekly":{"monday":["09:00-21:00"]},"slots":{"kind":"grid","minutes":30},
             "reception":{"standard":{"opens":{"months":2,"day":1,"at":"09:00"},"closes":{"days":3}},
             "classes":{"neighbourhood":{"opens":{"months":3,"at":"08:30"}}}}}""";

    @Test
    void reception_is_told_by_class_of_group_in_three_languages() {
        assertThat(told(RuleKind.OPENING, OPENING, Language.JA))
                .containsExactly(
                        "受け付け（自治会・町内会）：使う日の3か月前の午前8時30分から", "受け付け（ほかの方）：使う月の2か月前の1日午前9時から", "締め切り（ほかの方）：使う日の3日前まで");
        assertThat(told(RuleKind.OPENING, OPENING, Language.EN))
                .contains("Last day to ask (others): 3 days before.")
                .hasSize(3);
        assertThat(told(RuleKind.OPENING, OPENING, Language.EASY)).hasSize(3);
    }

    @Test
    void limits_and_purposes_are_told_as_they_are_set() {
        assertThat(told(RuleKind.QUOTAS, "{\"limits\":[{\"most\":4,\"per\":\"month\"}]}", Language.JA))
                .containsExactly("1か月に4回まで借りられます。");
        assertThat(told(
                        RuleKind.ADMISSION,
                        "{\"purposes\":{\"commercial\":\"decided\",\"political\":\"refused\"},\"mostPersons\":24}",
                        Language.JA))
                .containsExactly("営利の目的のときは、貸す側が内容をうかがって決めます。", "政治の目的には使えません。", "24人まで入れます。");
    }

    private static List<String> told(RuleKind kind, String value, Language language) {
        try {
            JsonNode json = new ObjectMapper().readTree(value);
            Ruleset rules = new Ruleset(Map.of(kind, Validity.always(json)));
            return RuleWords.of(rules, LocalDate.of(2027, 1, 9)).stream()
                    .map(phrase -> Messages.load().in(language).plain(phrase))
                    .toList();
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
