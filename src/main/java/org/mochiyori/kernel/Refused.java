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
        super(null, null, false, false);
        this.problem = problem;
    }

    /** The problem, put into words only where somebody logs it: under load most answers are refusals. */
    @Override
    public String getMessage() {
        return problem.toString();
    }

    /** Why. */
    public Problem problem() {
        return problem;
    }
}
