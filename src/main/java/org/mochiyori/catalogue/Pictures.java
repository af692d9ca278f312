package org.mochiyori.catalogue;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.mochiyori.kernel.Problem.Invalid;
import org.mochiyori.kernel.Problem.UnsupportedMedia;
import org.mochiyori.kernel.Refused;

/**
 * Makes a fresh JPEG of whatever was uploaded: only pixels pass, so neither the place where it was taken nor anything hidden
 * behind the picture does. Sizes are read from the head and checked before a pixel is decoded, and large pictures are
 * decoded at a fraction of their size.
 */
final class Pictures {
    /** The longer side of what is kept, in pixels. */
    static final int SIDE = 1600;
    /** The most bytes of what is kept. */
    static final int BYTES = 1024 * 1024;

    private static final long MOST_PIXELS = 60_000_000;
    private static final int MOST_SIDE = 15_000;
    private static final float[] QUALITIES = {0.85f, 0.7f, 0.5f, 0.3f};

    private Pictures() {}

    /** A picture as it is kept. */
    @SuppressWarnings("ArrayRecordComponent") // never compared; handed on to the database at once
    record Jpeg(byte[] bytes, int width, int height) {}

    /**
     * Takes a JPEG or PNG in.
     *
     * @throws Refused when it is neither, broken, or too large to decode
     */
    static Jpeg take(byte[] upload) {
        int orientation = ExifOrientation.of(upload);
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(upload))) {
            ImageReader reader = reader(in);
            try {
                reader.setInput(in, true, true);
                BufferedImage decoded = decode(reader);
                return encode(upright(fit(decoded), orientation));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw new Refused(
                    Invalid.of("/file", "broken", "the picture could not be read; save it anew as JPEG or PNG"));
        }
    }

    private static ImageReader reader(ImageInputStream in) {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            String format = reader.getOriginatingProvider().getFormatNames()[0];
            if (format.equalsIgnoreCase("jpeg") || format.equalsIgnoreCase("jpg") || format.equalsIgnoreCase("png")) {
                return reader;
            }
            reader.dispose();
        }
        throw new Refused(new UnsupportedMedia("image/jpeg, image/png"));
    }

    private static BufferedImage decode(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width > MOST_SIDE || height > MOST_SIDE || (long) width * height > MOST_PIXELS) {
            throw new Refused(Invalid.of("/file", "pixels", "at most " + MOST_PIXELS / 1_000_000 + " megapixels"));
        }
        ImageReadParam param = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(width, height) / (2 * SIDE));
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
    }

    /** On white, in three colours, no side longer than {@link #SIDE}. */
    private static BufferedImage fit(BufferedImage image) {
        double scale = Math.min(1.0, (double) SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage fitted = blank(width, height);
        Graphics2D canvas = fitted.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(image, 0, 0, width, height, java.awt.Color.WHITE, null);
        canvas.dispose();
        return fitted;
    }

    /** Turned as the camera was held (EXIF 2.3, tag 0x0112). */
    private static BufferedImage upright(BufferedImage image, int orientation) {
        if (orientation < 2 || orientation > 8) {
            return image;
        }
        int w = image.getWidth();
        int h = image.getHeight();
        AffineTransform turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            default -> new AffineTransform(0, -1, 1, 0, 0, w);
        };
        BufferedImage turned = orientation < 5 ? blank(w, h) : blank(h, w);
        Graphics2D canvas = turned.createGraphics();
        canvas.drawImage(image, turn, null);
        canvas.dispose();
        return turned;
    }

    private static BufferedImage blank(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }

    private static Jpeg encode(BufferedImage image) throws IOException {
        for (float quality : QUALITIES) {
            byte[] bytes = encode(image, quality);
            if (bytes.length <= BYTES) {
                return new Jpeg(bytes, image.getWidth(), image.getHeight());
            }
        }
        throw new Refused(Invalid.of("/file", "bytes", "the picture does not fit into one megabyte"));
    }

    private static byte[] encode(BufferedImage image, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
