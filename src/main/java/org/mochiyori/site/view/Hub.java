package org.mochiyori.site.view;

/**
 * The 窓口 whose pages these are.
 *
 * @param name as people call it
 * @param about one line under the name
 * @param phone shown on every page, as dialled in Japan
 * @param phoneHours when somebody answers, in the hub's own words
 * @param demo whether all here is made up
 */
public record Hub(String name, String about, String phone, String phoneHours, boolean demo) {

    /** The number as a link target: digits only. */
    public String dialled() {
        return "tel:" + phone.replaceAll("[^0-9+]", "");
    }
}
