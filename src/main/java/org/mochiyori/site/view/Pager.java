package org.mochiyori.site.view;

import java.util.Optional;

/**
 * The pages before and after this one.
 *
 * @param first address of the first page, if this is not it
 * @param next address of the next page, if there is one
 */
public record Pager(Optional<String> first, Optional<String> next) {

    /** Whether there is anything to turn. */
    public boolean needed() {
        return first.isPresent() || next.isPresent();
    }
}
