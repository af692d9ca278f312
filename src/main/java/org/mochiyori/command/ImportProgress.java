package org.mochiyori.command;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine;

/** How far an import is: a bar on a terminal, now and then a line elsewhere. Nothing of it goes to the results. */
final class ImportProgress {
    private static final int WIDTH = 30;
    private static final int LINE_EVERY = 10_000;

    private final String file;
    private final boolean terminal;
    private int told;

    ImportProgress(String file) {
        this.file = file;
        this.terminal = CommandLine.Help.Ansi.AUTO.enabled();
    }

    void show(JsonNode run) {
        int done = run.path("done").asInt();
        int rows = run.at("/counts/rows").asInt();
        if (terminal) {
            int filled = rows == 0 ? 0 : (int) ((long) WIDTH * Math.min(done, rows) / rows);
            System.err.printf(
                    "\r%s [%s%s] %,d  %s",
                    run.path("state").asText(), "#".repeat(filled), " ".repeat(WIDTH - filled), done, file);
        } else if (done - told >= LINE_EVERY || done < told) {
            told = done;
            System.err.printf("%s: %s %,d%n", file, run.path("state").asText(), done);
        }
    }

    void end() {
        if (terminal) {
            System.err.println();
        }
    }
}
