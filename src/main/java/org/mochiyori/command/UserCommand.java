package org.mochiyori.command;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.Features;
import org.mochiyori.people.Letter;
import org.mochiyori.people.NewPerson;
import org.mochiyori.people.Person;
import org.mochiyori.people.StaffRole;
import org.mochiyori.people.StaffTerm;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Typed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./mochiyori user}: the first accounts of a server, which nobody can make over the web. */
@Command(
        name = "user",
        description = "Makes accounts and gives them roles.",
        mixinStandardHelpOptions = true,
        subcommands = UserCommand.Create.class)
final class UserCommand {
    @Command(
            name = "create",
            description = "Makes an account, or takes the one with this address, and gives it roles.",
            mixinStandardHelpOptions = true)
    static final class Create implements Runnable {
        @Mixin
        private DataOptions where = new DataOptions();

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "The person's name.")
        @SuppressWarnings("NullAway.Init") // picocli refuses to run without it
        private String name;

        @Option(names = "--mail", required = true, paramLabel = "ADDRESS", description = "For signing in.")
        @SuppressWarnings("NullAway.Init") // picocli refuses to run without it
        private String mail;

        @Option(names = "--operator", description = "Operator of the whole server.")
        private boolean operator;

        @Option(
                names = "--role",
                paramLabel = "HUB:ROLE",
                description = "operator, curator, desk or officer of a hub; repeatable.")
        private List<String> roles = List.of();

        @Override
        public void run() {
            if (Typed.mail(mail).isEmpty()) {
                throw new WrongUse("--mail takes a mail address, such as hanako@example.jp.");
            }
            if (name.isBlank()) {
                throw new WrongUse("--name takes the person's name.");
            }
            OnData.run(where, features -> {
                Letter.Link link = features.platform()
                        .db()
                        .inTransaction(tx -> features.people().registration().passwordLink(tx, enter(features, tx)));
                System.out.println(
                        name + " has the account " + mail + ". A password is set here, once, within two days: "
                                + features.platform().origin().address("/reset?token=" + link.secret())
                                + " A token is made by `./mochiyori token create`.");
                return link;
            });
        }

        private Person enter(Features features, Tx tx) {
            Person person = features.people()
                    .people()
                    .findByMail(mail)
                    .orElseGet(() -> features.people()
                            .people()
                            .enter(tx, NewPerson.typed(name, "", Optional.of(mail), ""), Optional.empty()));
            LocalDate today = LocalDate.ofInstant(features.platform().clock().instant(), ZoneId.of("Asia/Tokyo"));
            if (operator) {
                features.people().roles().appointOperator(tx, person.id(), today);
            }
            for (String role : roles) {
                features.people().roles().appoint(tx, term(features, person.id(), role, today), Optional.empty());
            }
            return person;
        }

        private static StaffTerm term(Features features, UUID person, String role, LocalDate today) {
            String[] parts = role.split(":", 2);
            StaffRole named = parts.length == 2 ? StaffRole.find(parts[1]).orElse(null) : null;
            if (named == null) {
                throw new WrongUse("--role takes HUB:ROLE with operator, curator, desk or officer, not " + role + ".");
            }
            if (features.people().hubs().find(parts[0]).isEmpty()) {
                throw new Refusal("There is no hub " + parts[0] + ". `./mochiyori hub list` names them.");
            }
            return new StaffTerm(parts[0], person, named, today, Optional.empty());
        }
    }
}
