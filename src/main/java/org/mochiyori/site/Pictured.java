package org.mochiyori.site;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.web.Upload;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;

/** Pictures that people take of things and rooms: the form for one more, what came with it, and how one is shown. */
final class Pictured {
    private Pictured() {}

    static Form form(String action) {
        return new Form(
                action,
                List.of(Field.of(Field.Type.FILE, "file", "custody.photo-add").hint(Phrase.of("custody.photo-hint"))),
                Phrase.of("custody.photo-send"));
    }

    /** What was chosen in such a form. @throws Refused as invalid where nothing was */
    static Upload sent(Visit visit) {
        return visit.upload("file")
                .filter(file -> file.size() > 0)
                .orElseThrow(() -> new Refused(Problem.Invalid.of("/file", "required", "a picture")));
    }

    /** @param jpeg as it is kept */
    static Reply shown(byte[] jpeg) {
        return new Reply.File("image/jpeg", "photo.jpg", Buffer.buffer(jpeg));
    }
}
