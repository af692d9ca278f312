package org.mochiyori.command;

import picocli.CommandLine.Command;

/** {@code ./mochiyori bench}: figures of this machine, each beside a baseline taken in the same run. */
@Command(
        name = "bench",
        description = "Measures this machine, in a database of its own that is thrown away.",
        mixinStandardHelpOptions = true,
        subcommands = {
            BenchImport.class,
            BenchBooking.class,
            BenchContention.class,
            BenchOpening.class,
            BenchSearch.class
        })
final class BenchCommand {}
