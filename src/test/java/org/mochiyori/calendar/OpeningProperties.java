package org.mochiyori.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OpeningProperties {
    private static final LocalDate DATE = LocalDate.of(2027, 1, 9);

    @Test
    void any_rules_come_back_equal_from_their_json_text() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        for (int seed = 0; seed < 500; seed++) {
            Opening opening = OpeningFixture.random(new Random(seed), DATE);
            String text = json.writeValueAsString(opening.toJson());
            assertThat(Opening.fromJson(json.readTree(text)))
                    .as("seed %s: %s", seed, text)
                    .isEqualTo(opening);
            assertThat(Opening.fromJson(json.readTree(text)).toJson().toString())
                    .as("seed %s", seed)
                    .isEqualTo(text);
        }
    }
}
