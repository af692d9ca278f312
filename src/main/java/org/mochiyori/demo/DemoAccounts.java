package org.mochiyori.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.people.AccessToken;
import org.mochiyori.people.Hub;
import org.mochiyori.people.Letter;
import org.mochiyori.people.NewPerson;
import org.mochiyori.people.PeopleModule;
import org.mochiyori.people.Person;
import org.mochiyori.people.Scopes;
import org.mochiyori.people.StaffRole;
import org.mochiyori.people.StaffTerm;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;

/** The invented people of one hub: account, roles, password, token. */
final class DemoAccounts {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private final Platform platform;
    private final PeopleModule people;

    DemoAccounts(Platform platform, PeopleModule people) {
        this.platform = platform;
        this.people = people;
    }

    /**
     * Somebody of the demonstration.
     *
     * @param link sets the first password
     */
    record Account(UUID person, String mail, String token, Letter.Link link) {}

    Map<String, Account> open(JsonNode plan) {
        Map<String, Account> accounts = new LinkedHashMap<>();
        platform.db().inTransaction(tx -> {
            makeHub(tx, plan);
            plan.path("people")
                    .properties()
                    .forEach(person -> accounts.put(
                            person.getKey(), enter(tx, plan.path("id").asText(), person.getKey(), person.getValue())));
            return accounts.size();
        });
        // As people would: each follows the link and chooses a password.
        accounts.values()
                .forEach(
                        account -> people.registration().reset(account.link().secret(), Demo.PASSWORD, account.mail()));
        return accounts;
    }

    LocalDate today() {
        return LocalDate.ofInstant(platform.clock().instant(), ZONE);
    }

    private void makeHub(Tx tx, JsonNode plan) {
        people.hubs()
                .create(
                        tx,
                        plan.path("id").asText(),
                        new Hub.Profile(
                                plan.path("name").asText(),
                                plan.path("kana").asText(),
                                plan.path("nameEn").asText(),
                                plan.path("phone").asText(),
                                plan.path("mail").asText(),
                                plan.path("address").asText(),
                                ZONE,
                                List.of(plan.path("municipality").asText())),
                        Optional.empty());
    }

    private Account enter(Tx tx, String hub, String role, JsonNode plan) {
        String mail = plan.path("mail").asText();
        NewPerson wish =
                NewPerson.typed(plan.path("name").asText(), plan.path("kana").asText(), Optional.of(mail), "");
        Person entered = people.people().enter(tx, wish, Optional.empty());
        UUID person = entered.id();
        LocalDate today = today();
        StaffRole.find(role)
                .ifPresent(staff -> people.roles()
                        .appoint(tx, new StaffTerm(hub, person, staff, today, Optional.empty()), Optional.empty()));
        if (role.equals("operator")) {
            people.roles().appointOperator(tx, person, today);
        }
        String token = people.tokens()
                .issue(tx, person, new AccessToken.Wish("demo", Scopes.EVERY, Optional.empty()))
                .secret();
        return new Account(person, mail, token, people.registration().passwordLink(tx, entered));
    }
}
