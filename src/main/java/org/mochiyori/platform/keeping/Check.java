package org.mochiyori.platform.keeping;

/** A promise about the data, and how to see whether it is kept. Looking changes nothing. */
public interface Check {
    /** What is promised. */
    Promise promise();

    /** Looks at all the data and tells what it finds. */
    void look(Examination examination);

    /**
     * What a check holds the data against.
     *
     * @param name short and fixed, such as {@code capacity}
     * @param sentence what is true when all is well
     * @param remedy what to do where it is not
     */
    record Promise(String name, String sentence, String remedy) {}
}
