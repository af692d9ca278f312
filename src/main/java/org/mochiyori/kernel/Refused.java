package org.mochiyori.kernel;

/**
 * The one way a front door says no. Carries a {@link Problem} and no stack: a refusal is an answer,
 * not a failure.
 */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** Refuses for the given reason. */
    public Refused(Problem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    /** Why. */
    public Problem problem() {
        return problem;
    }
}
