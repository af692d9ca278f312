package org.mochiyori.platform.keeping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mochiyori.platform.db.Sql;

/** One check at work: the data it looks at, and what it has found so far. */
public final class Examination {
    /** The findings of one check that are named; more of the same would help nobody. */
    public static final int MOST = 50;

    private final Sql sql;
    private final Instant now;
    private final boolean serving;
    private final Check.Promise promise;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Examination(Sql sql, Instant now, boolean serving, Check.Promise promise) {
        this.sql = sql;
        this.now = now;
        this.serving = serving;
        this.promise = promise;
    }

    /** The data, as the application sees it. */
    public Sql sql() {
        return sql;
    }

    /** The moment of looking. */
    public Instant now() {
        return now;
    }

    /** Whether a server works on the data now: what a stopped one leaves undone is no fault. */
    public boolean serving() {
        return serving;
    }

    /** Tells of a place where the promise is broken. */
    public void found(String what, List<String> where) {
        if (findings.size() < MOST) {
            findings.add(new Finding(promise.name(), what, where, promise.remedy()));
        } else if (findings.size() == MOST) {
            findings.add(new Finding(
                    promise.name(),
                    "There are more of this kind; only the first " + MOST + " are named.",
                    List.of(),
                    promise.remedy()));
        }
    }

    /** Tells something worth knowing that is no fault, such as what could not be looked at and why. */
    public void note(String sentence) {
        notes.add(sentence);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }
}
