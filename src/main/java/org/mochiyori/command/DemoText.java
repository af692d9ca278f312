package org.mochiyori.command;

import org.mochiyori.demo.Demo;

/** What a person reads when the demo is up. */
final class DemoText {
    private DemoText() {}

    static void print(Demo demo, String url, String management) {
        System.out.println();
        System.out.println("見本が動いています（Ctrl-C で止まります）。実在の施設の予約はできません。");
        System.out.println("The demo is up; Ctrl-C stops it. Real facilities cannot be booked here.");
        System.out.println();
        System.out.println("  " + url + "/            pages");
        System.out.println("  " + url + "/docs        the API");
        System.out.println("  " + management + "/health/ready   health and metrics");
        System.out.println();
        System.out.println("Accounts, all with the password " + Demo.PASSWORD + ":");
        for (Demo.Hub hub : demo.hubs()) {
            System.out.println("  " + hub.name());
            hub.accounts().entrySet().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(account -> System.out.printf("    %-9s %s%n", account.getKey(), account.getValue()));
        }
    }
}
