package org.mochiyori.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Argon2idTest {
    private static final PasswordCost CHEAP = new PasswordCost(64, 1, 1);
    private static final byte[] SALT = "somesaltsomesalt".getBytes(StandardCharsets.UTF_8);

    @Test
    void a_hash_tells_how_it_was_made_and_knows_its_password() {
        String phc = Argon2id.hash("合言葉", SALT, CHEAP);
        assertThat(phc).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
        assertThat(Argon2id.cost(phc)).isEqualTo(CHEAP);
        assertThat(Argon2id.matches("合言葉", phc)).isTrue();
        assertThat(Argon2id.matches("合言葉 ", phc)).isFalse();
    }

    @Test
    void the_computation_is_that_of_the_reference_implementation() {
        // From test.c of the reference implementation P-H-C/phc-winner-argon2 (CC0): password, salt "somesalt".
        String phc =
                Argon2id.hash("password", "somesalt".getBytes(StandardCharsets.UTF_8), new PasswordCost(256, 2, 1));
        assertThat(phc)
                .isEqualTo("$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");
    }

    @Test
    void nobody_has_a_password() {
        assertThat(Argon2id.matches("", Argon2id.nobody(CHEAP))).isFalse();
        assertThat(Argon2id.cost(Argon2id.nobody(CHEAP))).isEqualTo(CHEAP);
    }

    @Test
    void what_is_no_hash_of_ours_is_a_failure_not_a_wrong_password() {
        assertThatThrownBy(() -> Argon2id.matches("x", "$argon2i$v=19$m=64,t=1,p=1$aaaa$bbbb"))
                .isInstanceOf(IllegalStateException.class);
    }
}
