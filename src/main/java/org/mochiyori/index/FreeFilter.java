package org.mochiyori.index;

/**
 * Says whether a listing is free as asked. Asked once per candidate, after all cheaper conditions hold, by several
 * threads at once; the answer may change from one question to the next and is never cached.
 */
@FunctionalInterface
public interface FreeFilter {
    /**
     * Whether it is free.
     *
     * @param ordinal {@link ListingDocument#ordinal()}
     */
    public boolean free(int ordinal);
}
