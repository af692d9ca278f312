package org.mochiyori.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a figure was measured on and with. */
final class Machine {
    private static final long GIB = 1L << 30;
    private static final List<String> SETTINGS = List.of(
            "server_version",
            "shared_buffers",
            "work_mem",
            "jit",
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_compression",
            "max_connections");

    private Machine() {}

    /** Processor, memory, Java, and the settings of the database that matter. */
    static ObjectNode describe(WorldStore store) {
        ObjectNode machine = JsonNodeFactory.instance.objectNode();
        machine.put("processor", processor())
                .put("cores", Runtime.getRuntime().availableProcessors())
                .put("memoryGiB", memory() / GIB)
                .put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .put("java", System.getProperty("java.vendor") + " " + System.getProperty("java.version"))
                .put(
                        "javaOptions",
                        String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()))
                .put("loadAtStart", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        ObjectNode postgres = machine.putObject("postgres");
        SETTINGS.forEach(setting -> postgres.put(setting, store.setting(setting)));
        return machine;
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException notLinux) {
            return System.getProperty("os.arch");
        }
    }
}
