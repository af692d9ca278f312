package org.mochiyori.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mochiyori.calendar.OpeningFixture.daily;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.mochiyori.kernel.Problem.FieldError;
import org.mochiyori.kernel.Problem.Invalid;
import org.mochiyori.kernel.Refused;

class OpeningTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String COMMUNITY_CENTRE = """
            {"zone":"Asia/Tokyo",
             "weekly":{"tuesday":["09:00-12:00","13:00-22:00"],"sunday":["09:00-24:00"]},
             "holidayHours":["09:00-17:00"],
             "closed":[
               {"kind":"weekly","days":["monday"],"weeks":[2,4],"onHoliday":"nextDay","reason":"休館日"},
               {"kind":"holidays","butOpenOn":["sunday"]},
               {"kind":"afterHolidays","butOpenOnHolidays":true},
               {"kind":"yearly","from":"12-29","until":"01-03","reason":"年末年始"},
               {"kind":"monthly","days":[-1,7]},
               {"kind":"dates","from":"2027-02-01","until":"2027-02-05","reason":"点検"}],
             "extra":[{"date":"2027-05-03","hours":["10:00-15:00"],"reason":"まつり"}],
             "slots":{"kind":"bands","bands":[
               {"name":"午前","hours":"09:00-12:00"},
               {"name":"夜間","hours":"18:00-22:00","days":["tuesday","friday"]}],"joinable":true},
             "limits":{"min":60,"max":240,"before":10,"after":15},
             "reception":{
               "standard":{"opens":{"months":2,"day":1,"at":"09:00","offClosedDays":true},"closes":{"days":3,"at":"17:00"}},
               "classes":{"registered":{"opens":{"days":120,"at":"08:30"},"closes":{"hours":24}}}}}
            """;

    @Test
    void every_part_of_the_json_form_survives_reading_and_writing() {
        JsonNode json = json(COMMUNITY_CENTRE);
        JsonNode written = Opening.fromJson(json).toJson();
        assertThat(Opening.fromJson(written)).isEqualTo(Opening.fromJson(json));
        for (String field : List.of("zone", "weekly", "holidayHours", "extra", "slots", "limits", "reception")) {
            assertThat(written.get(field)).as(field).isNotNull();
        }
        assertThat(written.get("reception")).isEqualTo(json.get("reception"));
        assertThat(written.get("slots").get("bands").get(1).get("days")).isEqualTo(json("[\"tuesday\",\"friday\"]"));
        assertThat(written.get("closed").get(0)).isEqualTo(json.get("closed").get(0));
    }

    @Test
    void an_unknown_field_is_refused_with_its_place() {
        assertThat(errors("""
                {"zone":"Asia/Tokyo","weekly":{},"slots":{"kind":"grid","minutes":30,"stepp":1}}"""))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/slots/stepp", "unknown"));
        assertThat(errors("""
                {"zone":"Asia/Tokyo","weekly":{"montag":[]},"slots":{"kind":"grid","minutes":30}}""")).extracting(FieldError::pointer).containsExactly("/weekly/montag");
    }

    @Test
    void a_wrong_type_or_value_is_refused_with_its_place() {
        assertThat(pointer("""
                {"zone":"Asia/Tokyo","weekly":{"monday":["9-12"]},"slots":{"kind":"grid","minutes":30}}""")).isEqualTo("/weekly/monday/0");
        assertThat(pointer("""
                {"zone":"Asia/Tokyo","weekly":{"monday":["09:00-12:00","11:00-13:00"]},"slots":{"kind":"grid","minutes":30}}""")).isEqualTo("/weekly");
        assertThat(pointer("""
                {"zone":"Asia/Tokyo","weekly":{},"slots":{"kind":"grid","minutes":"30"}}""")).isEqualTo("/slots/minutes");
        assertThat(pointer("""
                {"zone":"Mars/Base","weekly":{},"slots":{"kind":"grid","minutes":30}}""")).isEqualTo("/zone");
        assertThat(pointer("""
                {"zone":"Asia/Tokyo","weekly":{},"slots":{"kind":"lottery"}}""")).isEqualTo("/slots/kind");
        assertThat(pointer("""
                {"zone":"Asia/Tokyo","weekly":{},"slots":{"kind":"days","min":3,"max":2}}""")).isEqualTo("/slots");
        assertThat(pointer("""
                {"zone":"Asia/Tokyo","weekly":{},"slots":{"kind":"grid","minutes":30},
                 "closed":[{"kind":"yearly","from":"13-01","until":"01-03"}]}""")).isEqualTo("/closed/0/from");
        assertThat(pointer("""
                {"zone":"Asia/Tokyo","slots":{"kind":"grid","minutes":30}}""")).isEqualTo("/weekly");
        assertThat(pointer("[]")).isEmpty();
    }

    @Test
    void a_refusal_never_repeats_what_was_sent() {
        assertThat(errors("""
                {"zone":"<script>","weekly":{},"slots":{"kind":"grid","minutes":30}}""")).noneMatch(e -> e.detail().contains("script"));
    }

    @Test
    void contradicting_limits_are_refused_at_birth() {
        assertThatThrownBy(() -> new Opening.Limits(120, OptionalInt.of(60), 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Slots.Grid(30, 30)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> daily("09:00-17:00", 30)
                        .withLimits(new Opening.Limits(60, OptionalInt.empty(), 0, 0))
                        .withSlots(new Slots.Days(1, OptionalInt.empty())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hours_are_read_to_the_end_of_the_day_and_not_beyond() {
        assertThat(Hours.parse("18:00-24:00")).isEqualTo(new Hours(1080, 1440)).hasToString("18:00-24:00");
        assertThatThrownBy(() -> Hours.parse("18:00-24:30")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Hours.parse("22:00-09:00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Hours.parse("09:60-10:00")).isInstanceOf(IllegalArgumentException.class);
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private static String pointer(String text) {
        return errors(text).getFirst().pointer();
    }

    private static List<FieldError> errors(String text) {
        try {
            Opening.fromJson(json(text));
        } catch (Refused refused) {
            return ((Invalid) refused.problem()).errors();
        }
        throw new AssertionError("was accepted: " + text);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
