package org.mochiyori.site.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The address shown, to come back to with one thing changed: another language, one filter less.
 *
 * @param path without query, beginning with a slash
 * @param query its parameters in order, one value each
 */
public record Here(String path, Map<String, String> query) {
    public Here {
        query = new LinkedHashMap<>(query);
    }

    /** The same place with this parameter set. */
    public String with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(query);
        changed.put(name, value);
        return address(changed);
    }

    /** The same place without this parameter. */
    public String without(String name) {
        Map<String, String> changed = new LinkedHashMap<>(query);
        changed.remove(name);
        return address(changed);
    }

    private String address(Map<String, String> params) {
        if (params.isEmpty()) {
            return path;
        }
        return path
                + params.entrySet().stream()
                        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
