package org.mochiyori.platform.keeping;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mochiyori.platform.db.Sql;

/**
 * A check that is one statement: it finds the rows that should not be there. The statement reads each table as a whole,
 * and only what is wrong comes out of the database.
 */
public final class RowCheck implements Check {
    private final Promise promise;
    private final String statement;
    private final Function<Instant, List<@Nullable Object>> arguments;
    private final boolean whileServing;

    private RowCheck(
            Promise promise,
            String statement,
            Function<Instant, List<@Nullable Object>> arguments,
            boolean whileServing) {
        this.promise = promise;
        this.statement = statement;
        this.arguments = arguments;
        this.whileServing = whileServing;
    }

    /**
     * Over a statement that gives {@code what} (a sentence) and {@code ids} (an array of text) for each fault.
     *
     * @param arguments {@code $1} and so on
     */
    public static RowCheck of(Promise promise, String statement, @Nullable Object... arguments) {
        return new RowCheck(promise, statement, now -> Arrays.asList(arguments), false);
    }

    /** The same, where the first argument is the present moment. */
    public static RowCheck at(Promise promise, String statement, @Nullable Object... arguments) {
        return new RowCheck(promise, statement, now -> with(now, arguments), false);
    }

    /**
     * The same for what a working server does by itself in time: {@code $1} is the moment since when it should have. On
     * the data of a stopped server nothing is late.
     */
    public static RowCheck late(Promise promise, Duration patience, String statement) {
        return new RowCheck(promise, statement, now -> with(now.minus(patience)), true);
    }

    @Override
    public Promise promise() {
        return promise;
    }

    @Override
    public void look(Examination examination) {
        if (whileServing && !examination.serving()) {
            return;
        }
        record Fault(String what, List<String> ids) {}
        Sql sql = examination.sql();
        sql.list(
                        "select what, ids from (" + statement + ") faults limit " + (Examination.MOST + 1),
                        row -> new Fault(row.getString("what"), Arrays.asList(row.getArrayOfStrings("ids"))),
                        arguments.apply(examination.now()).toArray())
                .forEach(fault -> examination.found(fault.what(), fault.ids()));
    }

    private static List<@Nullable Object> with(Instant first, @Nullable Object... more) {
        List<@Nullable Object> all = new ArrayList<>();
        all.add(first.atOffset(ZoneOffset.UTC));
        all.addAll(Arrays.asList(more));
        return all;
    }
}
