package org.mochiyori.listfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a file says about itself, gathered while it is read. */
final class Facts {
    private static final Pattern TOKYO_DATUM = Pattern.compile("(?:urn:ogc:def:crs:)?EPSG:{1,2}4301");
    private final List<Note> notes = new ArrayList<>();
    private final Map<String, String> said = new LinkedHashMap<>();
    private List<String> headings = List.of();
    private String encoding = "";
    private boolean inTokyoDatum;

    void note(Note note) {
        notes.add(note);
    }

    List<Note> notes() {
        return List.copyOf(notes);
    }

    /** A line such as {@code #attribution_name,高松市}. */
    void linkData(String word, String value) {
        if (!value.isEmpty()) {
            said.putIfAbsent(word.substring(1).strip(), value);
        }
    }

    /** A member beside the list of a JSON file. */
    void member(String name, String value) {
        inTokyoDatum |= TOKYO_DATUM.matcher(value).matches();
        said.putIfAbsent(name, value);
    }

    /** Whether its points are given in the Tokyo Datum: GeoJSON of old told so in its member crs. */
    boolean inTokyoDatum() {
        return inTokyoDatum;
    }

    /** What stands under the name, or an empty text. */
    String said(String name) {
        return said.getOrDefault(name, "");
    }

    void headings(List<String> names) {
        if (headings.isEmpty()) {
            headings = List.copyOf(names);
        }
    }

    List<String> headings() {
        return headings;
    }

    void encoding(String name) {
        encoding = name;
    }

    String encoding() {
        return encoding;
    }
}
