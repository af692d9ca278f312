package org.mochiyori.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mochiyori.people.Person;
import org.mochiyori.platform.text.Typed;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.JsonBody;

/** Groups, members and accompaniments as JSON, both ways. */
final class GroupJson {
    private static final Set<String> KINDS =
            Stream.of(Group.Kind.values()).map(Group.Kind::code).collect(Collectors.toUnmodifiableSet());

    private static final Set<String> TIES =
            Stream.of(RosterEntry.Tie.values()).map(RosterEntry.Tie::code).collect(Collectors.toUnmodifiableSet());

    private GroupJson() {}

    static ObjectNode object() {
        return JsonBody.mapper().createObjectNode();
    }

    static ObjectNode group(Group group, ZoneId zone) {
        Group.Profile profile = group.profile();
        ObjectNode json = object().put("id", group.id().toString())
                .put("hub", group.hub())
                .put("number", group.number())
                .put("name", profile.name())
                .put("kana", profile.kana())
                .put("kind", profile.kind().code())
                .put("purpose", profile.purpose())
                .put("phone", profile.phone())
                .put("mail", profile.mail())
                .put("address", profile.address())
                .put("state", group.state().code())
                .put("reason", group.reason())
                .put("renewalAsked", group.renewalAsked());
        group.validUntil().ifPresent(day -> json.put("validUntil", day.toString()));
        group.umbrella().ifPresent(id -> json.put("umbrella", id.toString()));
        ArrayNode classes = json.putArray("classes");
        group.classes().forEach(classes::add);
        return json.put(
                "createdAt",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        group.createdAt().truncatedTo(ChronoUnit.SECONDS).atZone(zone)));
    }

    static ObjectNode member(Membership membership, Optional<Person> person) {
        ObjectNode json = object().put("person", membership.person().toString())
                .put("role", membership.role().code())
                .put("since", membership.since().toString());
        membership.until().ifPresent(day -> json.put("until", day.toString()));
        person.ifPresent(known -> json.put("name", known.name()).put("kana", known.kana()));
        return json;
    }

    static ObjectNode accompaniment(Accompaniment one) {
        ObjectNode json = object().put("id", one.id().toString())
                .put("helper", one.helper().toString())
                .put("organisation", one.organisation());
        ArrayNode scopes = json.putArray("scopes");
        one.rights().stream().map(Right::code).sorted().forEach(scopes::add);
        return json.put("consentedBy", one.consentedBy().toString())
                .put("since", one.since().toString())
                .put("until", one.until().toString())
                .put("revoked", one.revoked());
    }

    static ObjectNode entry(RosterEntry entry) {
        return object().put("name", entry.name())
                .put("kana", entry.kana())
                .put("town", entry.town())
                .put("tie", entry.tie().code())
                .put("adult", entry.adult());
    }

    static Group.Profile profile(Input body) {
        return new Group.Profile(
                name(body),
                line(body, "kana", 200).map(Typed::kana).orElse(""),
                Group.Kind.find(body.oneOf("kind", KINDS)).orElse(Group.Kind.OTHER),
                body.textIfAny("purpose", 1000).orElse(""),
                phone(body),
                mail(body, "mail").orElse(""),
                line(body, "address", 300).orElse(""));
    }

    static Group.Profile patch(Input body, Group.Profile was) {
        return new Group.Profile(
                body.has("name") ? name(body) : was.name(),
                body.has("kana") ? line(body, "kana", 200).map(Typed::kana).orElse("") : was.kana(),
                body.oneOfIfAny("kind", KINDS).flatMap(Group.Kind::find).orElse(was.kind()),
                body.has("purpose") ? body.textIfAny("purpose", 1000).orElse("") : was.purpose(),
                body.has("phone") ? phone(body) : was.phone(),
                body.has("mail") ? mail(body, "mail").orElse("") : was.mail(),
                body.has("address") ? line(body, "address", 300).orElse("") : was.address());
    }

    static List<RosterEntry> roster(Input body) {
        return body.objects("roster", RosterEntry.MOST).stream()
                .map(entry -> {
                    RosterEntry read = new RosterEntry(
                            name(entry),
                            line(entry, "kana", 200).map(Typed::kana).orElse(""),
                            line(entry, "town", 200).orElse(""),
                            entry.oneOfIfAny("tie", TIES)
                                    .flatMap(RosterEntry.Tie::find)
                                    .orElse(RosterEntry.Tie.NONE),
                            entry.flag("adult"));
                    entry.end();
                    return read;
                })
                .toList();
    }

    static Optional<UUID> umbrella(Input body, Optional<UUID> was) {
        return body.has("umbrella") ? body.idIfAny("umbrella") : was;
    }

    static Optional<String> mail(Input body, String name) {
        return body.textIfAny(name, 300).flatMap(text -> {
            Optional<String> mail = Typed.mail(text);
            body.check(name, mail.isPresent(), "value", "a mail address such as hanako@example.jp");
            return mail;
        });
    }

    static Set<Right> rights(Input body) {
        List<String> codes = body.texts("scopes", Right.LENDABLE.size(), 20);
        Set<Right> rights = codes.stream()
                .flatMap(code -> Right.find(code).stream())
                .filter(Right.LENDABLE::contains)
                .collect(Collectors.toSet());
        body.check("scopes", !rights.isEmpty() && rights.size() == codes.size(), "value", "of book, list, keep");
        return rights.isEmpty() ? Set.of(Right.BOOK) : rights;
    }

    // Of blanks and invisible marks alone nothing is left: that is no name. The stand-in never leaves the reader.
    private static String name(Input body) {
        String typed = body.text("name", 200);
        String name = Typed.line(typed);
        body.check("name", !name.isEmpty() || typed.isEmpty(), "required", "this field must be given");
        return name.isEmpty() ? "-" : name;
    }

    private static String phone(Input body) {
        return body.textIfAny("phone", 40)
                .map(text -> {
                    Optional<String> digits = Typed.phone(text);
                    body.check("phone", digits.isPresent(), "value", "a telephone number: 4 to 15 digits");
                    return digits.orElse("");
                })
                .orElse("");
    }

    private static Optional<String> line(Input body, String name, int most) {
        return body.textIfAny(name, most).map(Typed::line);
    }
}
