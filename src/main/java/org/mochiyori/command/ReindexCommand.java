package org.mochiyori.command;

import java.nio.file.Path;
import org.mochiyori.search.SearchModule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./mochiyori reindex}: throws the search index away; the server makes it anew from the database. */
@Command(
        name = "reindex",
        description = {
            "Deletes the search index of a stopped server; its next start builds it anew from the database.",
            "No listing or booking is touched. A running server finds and mends a broken index by itself."
        },
        mixinStandardHelpOptions = true)
final class ReindexCommand implements Runnable {
    @Mixin
    private DataOptions where = new DataOptions();

    @Override
    public void run() {
        Path folder = where.kept().data().resolve("index");
        if (!SearchModule.deleteIndex(folder)) {
            throw new Refusal("A running server has the index in " + folder + " open. Stop it first.");
        }
        System.out.println("The search index in " + folder + " is gone. The next start of the server builds it anew.");
    }
}
