package org.mochiyori.outside;

/** A calendar that cannot be taken; caught where reading begins. */
final class BrokenCalendar extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    BrokenCalendar(Fault fault) {
        super(fault.code(), null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
