package org.mochiyori.people;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Typed;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.JsonBody;

/** People, hubs and tokens as JSON, both ways. */
final class PeopleJson {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private PeopleJson() {}

    static ObjectNode object() {
        return JsonBody.mapper().createObjectNode();
    }

    static ObjectNode person(Person person) {
        ObjectNode json = object().put("id", person.id().toString())
                .put("name", person.name())
                .put("kana", person.kana());
        person.mail().ifPresent(mail -> json.put("mail", mail));
        return json.put("phone", person.phone())
                .put("language", person.language().code())
                .put("canSignIn", person.canSignIn());
    }

    static ObjectNode token(AccessToken token) {
        ObjectNode json = object().put("id", token.id().toString()).put("name", token.name());
        ArrayNode scopes = json.putArray("scopes");
        token.scopes().stream().sorted().forEach(scopes::add);
        json.put("createdAt", time(token.createdAt()));
        token.expiresAt().ifPresent(at -> json.put("expiresAt", time(at)));
        return json;
    }

    static ObjectNode hub(Hub hub) {
        Hub.Profile profile = hub.profile();
        ObjectNode json = object().put("id", hub.id())
                .put("name", profile.name())
                .put("kana", profile.kana())
                .put("nameEn", profile.nameEn())
                .put("phone", profile.phone())
                .put("mail", profile.mail())
                .put("address", profile.address())
                .put("timeZone", profile.zone().getId());
        ArrayNode codes = json.putArray("municipalities");
        profile.municipalities().forEach(codes::add);
        return json;
    }

    static void checklist(ObjectNode hub, List<Hub.Check> checks) {
        ArrayNode list = hub.putArray("checklist");
        checks.forEach(check -> list.addObject().put("item", check.item()).put("done", check.done()));
    }

    static ObjectNode term(StaffTerm term) {
        ObjectNode json = object().put("hub", term.hub())
                .put("person", term.person().toString())
                .put("role", term.role().code())
                .put("since", term.since().toString());
        term.until().ifPresent(day -> json.put("until", day.toString()));
        return json;
    }

    static Hub.Profile profile(Input input, Hub.Profile was) {
        return new Hub.Profile(
                input.has("name") ? name(input) : was.name(),
                input.has("kana") ? kana(input) : was.kana(),
                line(input, "nameEn", was.nameEn()),
                input.has("phone") ? phone(input) : was.phone(),
                input.has("mail") ? mail(input).orElse("") : was.mail(),
                line(input, "address", was.address()),
                zone(input).orElse(was.zone()),
                input.has("municipalities") ? municipalities(input) : was.municipalities());
    }

    static NewPerson newPerson(Input input) {
        return new NewPerson(name(input), kana(input), mail(input), phone(input), language(input));
    }

    /** A name that must be there. Of blanks and invisible marks alone nothing is left: that is none. */
    static String name(Input input) {
        String typed = input.text("name", NewPerson.LONGEST_NAME);
        String name = Typed.line(typed);
        input.check("name", !name.isEmpty() || typed.isEmpty(), "required", "this field must be given");
        return name.isEmpty() ? "-" : name;
    }

    static String kana(Input input) {
        return input.textIfAny("kana", NewPerson.LONGEST_NAME).map(Typed::kana).orElse("");
    }

    static String phone(Input input) {
        return input.textIfAny("phone", 40)
                .map(text -> {
                    Optional<String> digits = Typed.phone(text);
                    input.check("phone", digits.isPresent(), "value", "a telephone number: 4 to 15 digits");
                    return digits.orElse("");
                })
                .orElse("");
    }

    static Optional<String> mail(Input input) {
        return input.textIfAny("mail", 300).flatMap(text -> {
            Optional<String> mail = Typed.mail(text);
            input.check("mail", mail.isPresent(), "value", "a mail address such as hanako@example.jp");
            return mail;
        });
    }

    static Language language(Input input) {
        return input.oneOfIfAny("language", Set.of("ja", "easy", "en"))
                .flatMap(Language::find)
                .orElse(Language.JA);
    }

    static Optional<LocalDate> day(Input input, String name) {
        return input.dayIfAny(name);
    }

    static String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.atZone(ZONE).toOffsetDateTime().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }

    private static String line(Input input, String name, String was) {
        return input.has(name) ? input.textIfAny(name, 300).map(Typed::line).orElse("") : was;
    }

    private static List<String> municipalities(Input input) {
        List<String> codes = input.texts("municipalities", 50, 6);
        boolean fine = codes.stream().allMatch(code -> code.matches("[0-9]{6}"));
        input.check("municipalities", fine, "value", "municipality codes of six digits");
        return fine ? codes : List.of();
    }

    private static Optional<ZoneId> zone(Input input) {
        return input.textIfAny("timeZone", 60).flatMap(text -> {
            boolean known = ZoneId.getAvailableZoneIds().contains(text);
            input.check("timeZone", known, "value", "a time zone such as Asia/Tokyo");
            return known ? Optional.of(ZoneId.of(text)) : Optional.empty();
        });
    }
}
