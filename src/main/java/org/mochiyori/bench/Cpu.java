package org.mochiyori.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** Processor time of the parties: a measure that a crowded machine disturbs less than the clock on the wall. */
public final class Cpu {
    private final ProcessHandle postgres;
    private final ProcessHandle server;

    Cpu(ProcessHandle postgres, ProcessHandle server) {
        this.postgres = postgres;
        this.server = server;
    }

    /** Processor time so far. */
    record Reading(Duration postgres, Duration server, Duration load) {
        /** The part of each piece of work since an earlier reading. */
        Share since(Reading before, long pieces) {
            return new Share(
                    each(postgres.minus(before.postgres), pieces),
                    each(server.minus(before.server), pieces),
                    each(load.minus(before.load), pieces));
        }

        private static double each(Duration time, long pieces) {
            return time.toNanos() / 1e6 / Math.max(1, pieces);
        }
    }

    /** Milliseconds of processor time for one piece of work. */
    record Share(double postgres, double server, double load) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "postgres %.2f, server %.2f, load %.2f", postgres, server, load);
        }
    }

    Reading read() {
        return new Reading(sum(postgres.descendants()), of(server), of(ProcessHandle.current()));
    }

    /** What this process and all that it has started have used so far. */
    public static Duration ofFamily() {
        ProcessHandle self = ProcessHandle.current();
        return sum(Stream.concat(Stream.of(self), self.descendants()));
    }

    private static Duration sum(Stream<ProcessHandle> processes) {
        return processes.map(Cpu::of).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
