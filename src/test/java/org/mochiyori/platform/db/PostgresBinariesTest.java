package org.mochiyori.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mochiyori.support.TestPostgres;

class PostgresBinariesTest {
    @TempDir
    Path cache;

    @Test
    void a_complete_cache_is_used_as_it_is_and_a_damaged_one_is_built_again() throws Exception {
        Path name = PostgresBinaries.unpacked(TestPostgres.CACHE).home().getFileName();
        OsCommand.run(List.of("cp", "-a", TestPostgres.CACHE + "/.", cache.toString()));
        Path marker = Files.createFile(cache.resolve(name).resolve("marker"));

        var binaries = PostgresBinaries.unpacked(cache);
        assertThat(marker).exists();

        Files.delete(Path.of(binaries.program("initdb")));
        Files.writeString(Path.of(binaries.program("postgres")), "cut short");
        PostgresBinaries.unpacked(cache);

        assertThat(marker).doesNotExist();
        assertThat(Files.isExecutable(Path.of(binaries.program("initdb")))).isTrue();
        assertThat(binaries.major()).isEqualTo(18);
        try (var left = Files.list(cache)) {
            assertThat(left).containsExactlyInAnyOrder(binaries.home(), cache.resolve("unpack.lock"));
        }
    }
}
