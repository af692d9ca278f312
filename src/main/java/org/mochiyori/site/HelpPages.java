package org.mochiyori.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.mochiyori.platform.web.OpenApi;
import org.mochiyori.site.view.CreditsView;
import org.mochiyori.site.view.CreditsView.Credit;
import org.mochiyori.site.view.DocsView;
import org.mochiyori.site.view.HelpView;

/** Pages that explain: for people, for lawyers of data, for programmers. */
final class HelpPages {
    private static final List<Credit> BUNDLED = List.of(
            new Credit("localgovjp（都道府県・市区町村コード）", "code4fukui", "CC0 1.0", "https://github.com/code4fukui/localgovjp"),
            new Credit(
                    "Geolonia 住所データ（国土交通省 位置参照情報をもとに作成）",
                    "Geolonia",
                    "CC BY 4.0",
                    "https://github.com/geolonia/japanese-addresses"),
            new Credit("POIコード", "code4fukui", "MIT", "https://github.com/code4fukui/POICode"));

    private static final List<Credit> PROGRAMS = List.of(
            new Credit("Eclipse Vert.x", "Eclipse Foundation", "Apache-2.0 / EPL-2.0", "https://vertx.io/"),
            new Credit(
                    "PostgreSQL", "PostgreSQL Global Development Group", "PostgreSQL", "https://www.postgresql.org/"),
            new Credit("Apache Lucene", "Apache Software Foundation", "Apache-2.0", "https://lucene.apache.org/"),
            new Credit("JTE", "Andreas Hager-Clukas", "Apache-2.0", "https://jte.gg/"),
            new Credit("htmx", "Big Sky Software", "0BSD", "https://htmx.org/"));

    private final Doors doors;
    private final DocsView docs;

    HelpPages(Doors doors, OpenApi document) {
        this.doors = doors;
        this.docs = new DocsView(parts(document.document()));
    }

    void mount(PageRouter pages) {
        pages.get("/help", visit -> Reply.show(new HelpView()));
        pages.get("/credits", this::credits);
        pages.get("/docs", visit -> Reply.show(docs));
    }

    private Reply credits(Visit visit) {
        List<Credit> data = new ArrayList<>(doors.catalogue().listings().credits().stream()
                .map(credit -> new Credit(credit.dataset(), credit.line(), credit.licence(), ""))
                .toList());
        data.addAll(BUNDLED);
        return Reply.show(new CreditsView(data, PROGRAMS));
    }

    /** The operations of the document by the first segment of their path. */
    private static List<DocsView.Part> parts(JsonNode document) {
        Map<String, List<DocsView.Operation>> parts = new TreeMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode operation = method.getValue();
                    if (operation.has("operationId")) {
                        parts.computeIfAbsent(part(path.getKey()), key -> new ArrayList<>())
                                .add(new DocsView.Operation(
                                        method.getKey().toUpperCase(Locale.ROOT),
                                        path.getKey(),
                                        operation.path("summary").asText(),
                                        operation.path("description").asText()));
                    }
                }));
        return parts.entrySet().stream()
                .map(part -> new DocsView.Part(part.getKey(), part.getValue()))
                .toList();
    }

    private static String part(String path) {
        int end = path.indexOf('/', 1);
        return path.substring(1, end < 0 ? path.length() : end);
    }
}
