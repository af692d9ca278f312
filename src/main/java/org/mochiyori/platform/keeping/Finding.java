package org.mochiyori.platform.keeping;

import java.util.List;

/**
 * A place where the data does not hold what is promised.
 *
 * @param check name of the check that found it
 * @param what one sentence, without personal details
 * @param where ids of the things concerned
 * @param remedy what to do
 */
public record Finding(String check, String what, List<String> where, String remedy) {
    public Finding {
        where = List.copyOf(where);
    }
}
