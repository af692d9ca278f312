package org.mochiyori.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.mochiyori.site.view.Shell;
import org.mochiyori.site.view.View;

/** Turns a view into the HTML of its page. Templates are compiled into the program; escaping is theirs. */
public final class Pages {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /** The whole page. */
    public String render(Shell shell, View view) {
        StringOutput html = new StringOutput(16 * 1024);
        engine.render(view.template(), Map.of("shell", shell, "view", view), html);
        return html.toString();
    }
}
