package org.mochiyori.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DbAddressTest {
    @Test
    void an_address_is_written_as_it_is_read() {
        DbAddress odd =
                new DbAddress("db.example", 5433, Optional.of(Path.of("/var/run/a b")), "town", "me@x", "p:/?&%+");

        assertThat(DbAddress.parse(odd.url())).isEqualTo(odd);
    }

    @Test
    void without_a_port_it_is_the_usual_one_and_without_a_socket_it_is_tcp() {
        DbAddress address = DbAddress.parse("postgresql://app:secret@db.example/town");

        assertThat(address).isEqualTo(new DbAddress("db.example", 5432, "town", "app", "secret"));
        assertThat(address.sockets()).isEmpty();
    }

    @Test
    void the_socket_of_libpq_is_understood_and_other_options_are_refused_with_what_is_expected() {
        assertThat(DbAddress.parse("postgres://app:secret@localhost/town?host=/var/run/postgresql")
                        .sockets())
                .contains(Path.of("/var/run/postgresql"));
        assertThatThrownBy(() -> DbAddress.parse("postgresql://app:secret@localhost/town?sslmode=require"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("?host=/")
                .hasMessageNotContaining("secret");
    }
}
