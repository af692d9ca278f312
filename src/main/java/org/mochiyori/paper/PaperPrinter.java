package org.mochiyori.paper;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.mochiyori.platform.print.PdfPrinter;
import org.mochiyori.platform.print.QrImage;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Messages;
import org.mochiyori.platform.text.Words;

/** Turns a paper into a page that a browser prints, and into PDF: both of one template. */
public final class PaperPrinter {
    private static final String STYLE = "/static/paper.css";

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Words words = Messages.load().in(Language.JA);
    private final PdfPrinter printer;
    private final String style;

    PaperPrinter(PdfPrinter printer) {
        this.printer = printer;
        this.style = text(STYLE);
    }

    /**
     * Addresses that the page of a browser needs.
     *
     * @param style of the style sheet
     * @param qr of the QR code's image
     * @param pdf of the same paper as PDF
     */
    public record Addresses(String style, String qr, String pdf) {}

    /** A whole page, which needs no script. */
    public String html(Paper paper, Addresses addresses) {
        return render(new PaperView(paper, words, addresses, ""));
    }

    /** The same on A4. */
    public byte[] pdf(Paper paper) {
        String qr = "data:image/png;base64," + Base64.getEncoder().encodeToString(qr(paper));
        return printer.print(render(new PaperView(paper, words, new Addresses("", qr, ""), style)));
    }

    /** The QR code of a paper as PNG. */
    public byte[] qr(Paper paper) {
        return QrImage.png(paper.page().toString());
    }

    private String render(PaperView view) {
        StringOutput html = new StringOutput(16 * 1024);
        engine.render("paper/paper.jte", Map.of("view", view), html);
        return html.toString();
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(PaperPrinter.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(file, broken);
        }
    }
}
