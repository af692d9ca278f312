package org.mochiyori.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.people.AccessToken;
import org.mochiyori.people.Person;
import org.mochiyori.people.Scopes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./mochiyori token}: tokens for programs. */
@Command(
        name = "token",
        description = "Makes tokens for programs.",
        mixinStandardHelpOptions = true,
        subcommands = TokenCommand.Create.class)
final class TokenCommand {
    @Command(
            name = "create",
            description = "Prints a new token of a person; it is shown this once.",
            mixinStandardHelpOptions = true)
    static final class Create implements Runnable {
        @Mixin
        private DataOptions where = new DataOptions();

        @Option(names = "--mail", required = true, paramLabel = "ADDRESS", description = "Whose token it is.")
        @SuppressWarnings("NullAway.Init") // picocli refuses to run without it
        private String mail;

        @Option(names = "--name", defaultValue = "command line", paramLabel = "NAME", description = "What it is for.")
        private String name = "";

        @Option(
                names = "--scope",
                split = ",",
                paramLabel = "SCOPE",
                description = "read, book, list, curate, desk, operate; all of them if none is named.")
        private List<String> scopes = List.of();

        @Override
        public void run() {
            Set<String> wanted = scopes.isEmpty() ? Scopes.EVERY : Set.copyOf(scopes);
            if (!Scopes.EVERY.containsAll(wanted)) {
                throw new WrongUse("Scopes are "
                        + String.join(", ", Scopes.EVERY.stream().sorted().toList()) + ".");
            }
            String secret = OnData.runOnKept(where, features -> {
                Person person = features.people()
                        .people()
                        .findByMail(mail)
                        .orElseThrow(() -> new Refusal("Nobody has the address " + mail + "."));
                AccessToken.Wish wish = new AccessToken.Wish(name, wanted, Optional.empty());
                return features.platform()
                        .db()
                        .inTransaction(tx -> features.people().tokens().issue(tx, person.id(), wish))
                        .secret();
            });
            System.out.println(secret);
        }
    }
}
