package org.mochiyori.catalogue;

import io.vertx.core.WorkerExecutor;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Digests;
import org.mochiyori.kernel.Problem.Invalid;
import org.mochiyori.kernel.Problem.TooLarge;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;

/** The front door to pictures of listings. They are named by their content, so a picture never changes. */
public final class Photos {
    /** The largest upload that is looked at, in bytes. */
    public static final int UPLOAD = 20 * 1024 * 1024;

    private static final int MOST = 12;
    private static final int DECODERS = 2;

    private final Platform platform;
    private final Listings listings;
    private final WorkerExecutor decoders;

    Photos(Platform platform, Listings listings) {
        this.platform = platform;
        this.listings = listings;
        // Decoding takes memory and time: few at once, and never on a carrier of virtual threads.
        this.decoders = platform.vertx().createSharedWorkerExecutor("photos", DECODERS);
    }

    /** A picture, ready to be attached. */
    public record Prepared(String hash, Pictures.Jpeg jpeg) {
        /** The picture itself, at most a megabyte. */
        public byte[] bytes() {
            return jpeg.bytes();
        }

        /** In pixels. */
        public int width() {
            return jpeg.width();
        }

        /** In pixels. */
        public int height() {
            return jpeg.height();
        }
    }

    /**
     * Makes a fresh JPEG of an upload, before any transaction begins.
     *
     * @throws Refused when it is too large, no JPEG or PNG, or broken
     */
    public Prepared prepare(byte[] upload) {
        if (upload.length > UPLOAD) {
            throw new Refused(new TooLarge(UPLOAD));
        }
        Pictures.Jpeg jpeg =
                decoders.executeBlocking(() -> Pictures.take(upload), false).await();
        return new Prepared(HexFormat.of().formatHex(sha256(jpeg.bytes())), jpeg);
    }

    /** Adds a picture to a listing, as its last. */
    public Entry add(Tx tx, Caller caller, UUID listing, Picture picture) {
        Entry before = listings.lockForWriting(tx, caller, listing);
        if (before.listing().photos().size() >= MOST) {
            throw new Refused(Invalid.of("/file", "count", "a listing has at most " + MOST + " pictures"));
        }
        PhotoStore.keep(tx, picture.prepared(), platform.clock().instant());
        PhotoStore.attach(tx, listing, picture.prepared().hash(), picture.alt());
        return changed(tx, caller, listing);
    }

    /**
     * A picture and its words.
     *
     * @param alt what it shows, for those who do not see it
     */
    public record Picture(Prepared prepared, String alt) {}

    /** Puts the pictures of a listing in an order; those left out are taken off. @throws Refused when one is not there */
    public Entry arrange(Tx tx, Caller caller, UUID listing, List<String> hashes) {
        Entry before = listings.lockForWriting(tx, caller, listing);
        List<String> present = before.listing().photos().stream()
                .map(Listing.ListingPhoto::hash)
                .toList();
        for (int i = 0; i < hashes.size(); i++) {
            if (!present.contains(hashes.get(i)) || hashes.indexOf(hashes.get(i)) != i) {
                throw new Refused(Invalid.of("/photos/" + i, "value", "a picture of the listing, once"));
            }
        }
        PhotoStore.arrange(tx, listing, hashes);
        return changed(tx, caller, listing);
    }

    /** The bytes of a picture, as {@code image/jpeg}. */
    public Optional<byte[]> find(String hash) {
        return PhotoStore.find(platform.db(), hash);
    }

    private Entry changed(Tx tx, Caller caller, UUID listing) {
        ListingStore.touch(tx, listing);
        ListingStore.markChanged(tx, listing, platform.clock().instant());
        return listings.note(tx, caller.person(), listing, "changed");
    }

    private static byte[] sha256(byte[] bytes) {
        return Digests.sha256().digest(bytes);
    }
}
