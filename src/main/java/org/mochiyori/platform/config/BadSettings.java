package org.mochiyori.platform.config;

import java.util.List;

/** Settings that the program will not start with. Each line names the key, the value and the remedy. */
public final class BadSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadSettings(List<String> lines) {
        super(String.join(System.lineSeparator(), lines), null, false, false);
    }
}
