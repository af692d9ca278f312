package org.mochiyori.platform.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/**
 * Makes PDF out of well-formed HTML, with the glyphs it uses of two bundled Japanese fonts. A page takes some tenths of a second
 * and some tens of megabytes, so only one is printed at a time.
 */
public final class PdfPrinter {
    private static final Map<String, String> FONTS = Map.of(
            "BIZ UDPGothic", "/fonts/BIZUDPGothic-Regular.ttf",
            // For names with letters beyond JIS X 0213, such as 𠮷.
            "Noto Sans JP", "/fonts/NotoSansJP-Regular.ttf");

    private final WorkerExecutor worker;

    static {
        // What it says of style sheets is for their writers; a page that cannot be printed throws.
        XRLog.setLoggingEnabled(false);
    }

    /** On a pool of its own, shared by all who print. */
    public PdfPrinter(Vertx vertx) {
        this.worker = vertx.createSharedWorkerExecutor("print", 1);
    }

    /**
     * The page as PDF.
     *
     * @param html well-formed as XML, its style inside; images as data addresses only
     * @throws UncheckedIOException where it is not well-formed
     */
    public byte[] print(String html) {
        return worker.executeBlocking(() -> render(html)).await();
    }

    private static byte[] render(String html) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        FONTS.forEach((family, file) -> builder.useFont(() -> open(file), family, 400, FontStyle.NORMAL, true));
        // Nothing is ever fetched: what a paper shows is in it.
        builder.useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null);
        builder.useUnicodeLineBreaker(new JapaneseBreaks());
        // Tagged, so that it can be read aloud; and nothing of it depends on the fonts of the machine.
        builder.usePdfUaAccessibility(true);
        builder.withProducer("Mochiyori");
        builder.withHtmlContent(html, null);
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
        return pdf.toByteArray();
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(PdfPrinter.class.getResourceAsStream(file), file);
    }
}
