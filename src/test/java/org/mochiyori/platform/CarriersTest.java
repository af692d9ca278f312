package org.mochiyori.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** How many threads carry the virtual ones. */
@Isolated
class CarriersTest {
    private final String before = System.getProperty(Carriers.SETTING);

    @BeforeEach
    void forget() {
        System.clearProperty(Carriers.SETTING);
    }

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty(Carriers.SETTING);
        } else {
            System.setProperty(Carriers.SETTING, before);
        }
    }

    @Test
    void searches_may_fill_half_of_them() {
        Carriers.prepare();
        assertThat(Integer.getInteger(Carriers.SETTING))
                .isEqualTo(2 * Runtime.getRuntime().availableProcessors());
    }

    @Test
    void what_the_operator_says_counts() {
        System.setProperty(Carriers.SETTING, "3");
        Carriers.prepare();
        assertThat(System.getProperty(Carriers.SETTING)).isEqualTo("3");
    }
}
