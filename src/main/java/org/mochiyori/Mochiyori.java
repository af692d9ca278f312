package org.mochiyori;

import org.mochiyori.command.Commands;
import org.mochiyori.platform.Carriers;

/** The program. {@code ./mochiyori} alone prints what it can do. */
public final class Mochiyori {
    private Mochiyori() {}

    /** Runs one command and ends with its exit code: 0 done, 1 refused or failed, 2 wrongly called. */
    public static void main(String[] arguments) {
        Carriers.prepare();
        System.exit(Commands.run(arguments));
    }
}
