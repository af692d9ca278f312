package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.mochiyori.calendar.Opening;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Phrase;

class RuleNotationTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ALL_THERE_IS = """
            {"zone": "Asia/Tokyo",
             "weekly": {"monday": ["09:00-12:00", "13:00-17:00"], "saturday": ["10:00-24:00"]},
             "holidayHours": [],
             "closed": [
               {"kind": "weekly", "days": ["monday"], "weeks": [-1, 2], "months": [5], "onHoliday": "nextDay", "reason": "休館日"},
               {"kind": "holidays", "butOpenOn": ["saturday"]},
               {"kind": "afterHolidays", "butOpenOnHolidays": true},
               {"kind": "yearly", "from": "12-29", "until": "01-03", "reason": "年末年始"},
               {"kind": "monthly", "days": [-1, 7]},
               {"kind": "dates", "from": "2027-02-01", "until": "2027-02-03", "reason": "点検"}],
             "extra": [{"date": "2027-01-01", "hours": ["10:00-12:00"], "reason": "初日の出"}],
             "priority": [{"days": ["monday"], "hours": "13:00-15:00", "classes": ["school"], "reason": "部活"}],
             "slots": {"kind": "bands", "bands": [{"name": "午前", "hours": "09:00-12:00", "days": ["monday"]}],
                       "joinable": true, "overrun": 60},
             "limits": {"min": 60, "max": 240, "before": 15, "after": 30},
             "reception": {
               "standard": {"opens": {"months": 3, "day": 1, "at": "09:00", "offClosedDays": true},
                            "closes": {"days": 3, "at": "17:00"}},
               "classes": {"school": {"opens": {"days": 200, "at": "00:00"}, "closes": {"hours": 5}}}}}
            """;

    @Test
    void times_and_days_are_read_as_people_write_them() {
        assertThat(read(RuleNotation.STRETCHES, "９：００〜12時、 13時半 - 17:00"))
                .isEqualTo("[\"09:00-12:00\",\"13:30-17:00\"]");
        assertThat(read(RuleNotation.HOURS, "9:00から24:00まで")).isEqualTo("\"09:00-24:00\"");
        assertThat(read(RuleNotation.CLOCK, "9時")).isEqualTo("\"09:00\"");
        assertThat(read(RuleNotation.MONTH_DAY, "１月３日")).isEqualTo("\"01-03\"");
        assertThat(read(RuleNotation.NUMBERS, "第２、4週・末")).isEqualTo("[2,4,-1]");
    }

    @Test
    void the_last_of_a_month_stands_in_the_box_as_its_reader_writes_it() throws Exception {
        JsonNode weeks = JSON.readTree("[2, -1]");
        assertThat(RuleNotation.NUMBERS.write(weeks, Language.JA)).isEqualTo("2、末");
        assertThat(RuleNotation.NUMBERS.write(weeks, Language.EN)).isEqualTo("2, last");
        assertThat(read(RuleNotation.NUMBERS, "2, last")).isEqualTo("[2,-1]");
        assertThat(RuleNotation.NUMBERS.told(weeks).getLast()).isEqualTo(Phrase.of("rule.last-of"));
    }

    @Test
    void what_cannot_be_read_stays_as_it_was_typed_and_is_refused() {
        for (RuleNotation notation : RuleNotation.values()) {
            JsonNode kept = notation.read("ひるから");
            assertThat(notation.write(kept, Language.JA)).as(notation.name()).isEqualTo("ひるから");
            assertThat(notation.fits(kept)).as(notation.name()).isFalse();
        }
        assertThat(RuleNotation.HOURS.fits(RuleNotation.HOURS.read("12:00〜9:00")))
                .isFalse();
    }

    @Test
    void all_that_opening_rules_can_say_goes_through_the_form_unchanged() throws Exception {
        Opening opening = Opening.fromJson(JSON.readTree(ALL_THERE_IS));
        RuleForm form = RuleForm.of(org.mochiyori.catalogue.RuleKind.OPENING, opening.zone());
        JsonNode asked = form.answers(opening.toJson());
        JsonNode answered = RuleAnswers.value(form.asked(), RuleAnswers.typed(form.asked(), asked, Language.EN));
        assertThat(RuleFaults.of(form, answered)).isEmpty();
        assertThat(Opening.fromJson(form.value(answered))).isEqualTo(opening);
    }

    @Test
    void a_fault_is_told_where_the_form_asks() throws Exception {
        JsonNode answers = OpeningAnswers.asked(JSON.readTree(ALL_THERE_IS));
        assertThat(OpeningAnswers.place("/slots/bands/0/name", answers)).isEqualTo("/slots/0/bands/0/name");
        assertThat(OpeningAnswers.place("/slots", answers)).isEqualTo("/slots");
        assertThat(OpeningAnswers.place("/holidayHours/1", answers)).isEqualTo("/holidays/0/hours");
        assertThat(OpeningAnswers.place("/reception/standard/opens/at", answers))
                .isEqualTo("/opens/0/at");
        assertThat(OpeningAnswers.place("/reception/classes/school/closes/hours", answers))
                .isEqualTo("/classes/0/closes/0/hours");
        assertThat(OpeningAnswers.place("/weekly/monday/0", answers)).isEqualTo("/weekly/monday/0");
        assertThat(OpeningAnswers.place("", answers)).isEmpty();
    }

    private static String read(RuleNotation notation, String text) {
        return notation.read(text).toString();
    }
}
