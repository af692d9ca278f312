package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mochiyori.listfile.Duplicates.Ground;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Messages;

class CurationWordsTest {
    @Test
    void every_ground_that_an_import_gives_for_a_pair_has_a_sentence_of_its_own_in_every_language() {
        List<String> codes = Stream.concat(
                        Arrays.stream(Ground.values())
                                .filter(ground -> ground != Ground.NONE)
                                .map(ground -> ground.name().toLowerCase(Locale.ROOT)),
                        Stream.of("joint"))
                .toList();
        String other = CurationPages.ground("of another release").key();
        assertThat(codes)
                .extracting(code -> CurationPages.ground(code).key())
                .doesNotContain(other)
                .doesNotHaveDuplicates();
        for (Language language : Language.values()) {
            for (String code : codes) {
                assertThat(Messages.load()
                                .in(language)
                                .say(CurationPages.ground(code))
                                .plain())
                        .as(code + " in " + language)
                        .isNotBlank()
                        .doesNotContain(code + "_", "name_", "curation.");
            }
        }
    }
}
