package org.mochiyori.command;

import java.util.Map;
import java.util.Optional;
import org.mochiyori.people.Hub;
import org.mochiyori.people.Hubs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./mochiyori hub}: the intermediary organisations of a server. */
@Command(
        name = "hub",
        description = "Makes and lists the intermediary organisations (窓口) of a server.",
        mixinStandardHelpOptions = true,
        subcommands = {HubCommand.Create.class, HubCommand.ListAll.class})
final class HubCommand {
    @Command(
            name = "create",
            description = "Makes an empty hub and prints what to set.",
            mixinStandardHelpOptions = true)
    static final class Create implements Runnable {
        /** What each item of the checklist is for. */
        private static final Map<String, String> HOW = Map.of(
                "kana", "reading of its name (よみがな)",
                "name-en", "name on English pages",
                "phone", "on every page: whom to ask (窓口の電話)",
                "mail", "where answers to its letters go",
                "address", "where its desk is",
                "municipalities", "codes of the cities it serves, for searching near them",
                "operator", "sets rules, staff and agreements (運営担当)",
                "curator", "decides what is published (掲載担当)",
                "desk", "books for people and hands out (窓口)");

        @Mixin
        private DataOptions where = new DataOptions();

        @Parameters(
                paramLabel = "ID",
                description = "Short name for addresses: small letters, digits, hyphens. For ever.")
        @SuppressWarnings("NullAway.Init") // picocli refuses to run without it
        private String id;

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "The organisation's name.")
        @SuppressWarnings("NullAway.Init") // picocli refuses to run without it
        private String name;

        @Override
        public void run() {
            if (!Hub.isId(id)) {
                throw new WrongUse(
                        "A hub's id has 2 to 40 small letters, digits and hyphens and begins with a letter.");
            }
            if (name.isBlank()) {
                throw new WrongUse("--name takes the organisation's name.");
            }
            OnData.run(where, features -> {
                Hubs hubs = features.people().hubs();
                if (hubs.find(id).isPresent()) {
                    throw new Refusal("There is a hub " + id + " already.");
                }
                features.platform()
                        .db()
                        .inTransaction(tx -> hubs.create(tx, id, Hub.Profile.named(name), Optional.empty()));
                System.out.println("Hub " + id + " is there. To set before it opens:");
                hubs.checklist(id)
                        .forEach(check -> System.out.printf(
                                "  [%s] %-15s %s%n",
                                check.done() ? "x" : " ", check.item(), HOW.getOrDefault(check.item(), "")));
                System.out.printf(
                        "People: ./mochiyori user create --name NAME --mail ADDRESS --role %s:curator%n"
                                + "The rest: PATCH %s, by the hub's operator.%n",
                        id, features.platform().origin().address("/api/v1/hubs/" + id));
                return id;
            });
        }
    }

    @Command(name = "list", description = "Lists the hubs.", mixinStandardHelpOptions = true)
    static final class ListAll implements Runnable {
        @Mixin
        private DataOptions where = new DataOptions();

        @Override
        public void run() {
            OnData.runOnKept(where, features -> {
                features.people().hubs().list().forEach(hub -> System.out.printf("%-20s %s%n", hub.id(), hub.name()));
                return true;
            });
        }
    }
}
