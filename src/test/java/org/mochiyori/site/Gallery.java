package org.mochiyori.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Messages;
import org.mochiyori.site.view.Here;
import org.mochiyori.site.view.Hub;
import org.mochiyori.site.view.Shell;
import org.mochiyori.site.view.Text;
import org.mochiyori.site.view.Visitor;

/** Every page as a file under {@code target/gallery}, to look at in a browser. */
final class Gallery {
    private static final Hub HUB =
            new Hub("さくら市民活動センター（例）", "例市の団体・施設・人をつなぐ中間支援の窓口です。", "0120-000-000", "火曜日〜土曜日　午前9時〜午後5時", true);
    private static final Messages MESSAGES = Messages.load();
    private static final StaticFiles FILES = StaticFiles.load();
    private static final Path FOLDER = Path.of("target", "gallery");

    private Gallery() {}

    static Shell shell(Language language, String page) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("q", "集会室 & <土曜>");
        return new Shell(
                new Text(MESSAGES.in(language)),
                HUB,
                visitor(page),
                new Here("/", query),
                FILES,
                "token-of-the-form",
                false);
    }

    /** Writes all pages in all languages and the files beside them. */
    static void write(Map<String, String> htmlByName) throws IOException {
        Files.createDirectories(FOLDER.resolve("static"));
        for (String name : Set.of("site.css", "mark.svg", "icons.svg", "empty.svg", "htmx.js")) {
            StaticFile file = FILES.get(name);
            Files.write(
                    FOLDER.resolve(file.address().substring(1)), file.plain().getBytes());
        }
        for (var page : htmlByName.entrySet()) {
            Files.writeString(FOLDER.resolve(page.getKey() + ".html"), page.getValue());
        }
    }

    private static Optional<Visitor> visitor(String page) {
        if (page.startsWith("home")
                || page.startsWith("sign-in")
                || page.startsWith("register")
                || page.startsWith("problem")) {
            return Optional.empty();
        }
        boolean staff = page.startsWith("desk") || page.startsWith("queue") || page.startsWith("import");
        return Optional.of(new Visitor(
                staff ? "高橋 直美" : "佐藤 花子",
                page.startsWith("request-space") ? Optional.of("桜町自治会（例）") : Optional.empty(),
                staff ? Set.of(Visitor.Task.DESK, Visitor.Task.CURATE) : Set.of(Visitor.Task.LEND),
                2,
                page.startsWith("cart") ? 2 : 0));
    }
}
