package org.mochiyori.site.view;

/** Where the files of the page lie. */
@FunctionalInterface
public interface Assets {
    /**
     * The address of a file, its hash included.
     *
     * @throws IllegalArgumentException for a name we do not have
     */
    String path(String name);
}
