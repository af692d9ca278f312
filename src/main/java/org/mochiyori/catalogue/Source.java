package org.mochiyori.catalogue;

/**
 * The record that a listing comes from.
 *
 * @param key the same for the same record in the next import of the hub
 * @param file base name
 * @param record 1-based data record, blank rows counted
 * @param dataset what the publisher calls the data
 * @param licence short name, such as {@code CC BY 4.0}
 * @param credit the line that must be shown
 */
public record Source(String key, String file, int record, String dataset, String licence, String credit) {}
