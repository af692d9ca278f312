package org.mochiyori.catalogue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How the camera was held: the only thing we ask of a picture's EXIF data before they are thrown away. */
final class ExifOrientation {
    private static final int UPRIGHT = 1;
    private static final int TAG = 0x0112;

    private ExifOrientation() {}

    /** 1 to 8 as EXIF numbers them; 1 where nothing sensible is said. */
    static int of(byte[] jpeg) {
        ByteBuffer in = ByteBuffer.wrap(jpeg);
        if (in.remaining() < 4 || in.getShort() != (short) 0xFFD8) {
            return UPRIGHT;
        }
        while (in.remaining() >= 4) {
            int marker = in.getShort() & 0xFFFF;
            int length = in.getShort() & 0xFFFF;
            if ((marker & 0xFF00) != 0xFF00 || marker == 0xFFDA || length < 2 || length - 2 > in.remaining()) {
                return UPRIGHT;
            }
            if (marker == 0xFFE1 && isExif(in)) {
                return ofTiff(in.slice(in.position() + 6, length - 2 - 6));
            }
            in.position(in.position() + length - 2);
        }
        return UPRIGHT;
    }

    private static boolean isExif(ByteBuffer in) {
        int at = in.position();
        return in.remaining() > 14 && in.getInt(at) == 0x45786966 && in.getShort(at + 4) == 0;
    }

    private static int ofTiff(ByteBuffer tiff) {
        if (tiff.remaining() < 8) {
            return UPRIGHT;
        }
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.capacity() - 2) {
            return UPRIGHT;
        }
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if (entry + 12 > tiff.capacity()) {
                return UPRIGHT;
            }
            if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
                int said = tiff.getShort(entry + 8) & 0xFFFF;
                return said >= 1 && said <= 8 ? said : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
