package org.mochiyori.catalogue;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of pictures. */
final class PhotoStore {
    private PhotoStore() {}

    static void keep(Tx tx, Photos.Prepared photo, Instant at) {
        tx.update(
                """
                insert into photos (hash, bytes, width, height, created_at) values ($1, $2, $3, $4, $5)
                on conflict (hash) do nothing
                """,
                photo.hash(),
                Buffer.buffer(photo.jpeg().bytes()),
                photo.jpeg().width(),
                photo.jpeg().height(),
                at.atOffset(ZoneOffset.UTC));
    }

    static void attach(Tx tx, UUID listing, String hash, String alt) {
        tx.update("delete from listing_photos where listing = $1 and photo = $2", listing, hash);
        tx.update("""
                insert into listing_photos (listing, position, photo, alt)
                select $1, coalesce(max(position), 0) + 1, $2, $3 from listing_photos where listing = $1
                """, listing, hash, alt);
    }

    static void arrange(Tx tx, UUID listing, List<String> hashes) {
        String[] order = hashes.toArray(String[]::new);
        tx.update("delete from listing_photos where listing = $1 and photo <> all ($2)", listing, order);
        // Two steps, since the places of two pictures may change sides.
        tx.update("update listing_photos set position = -position where listing = $1", listing);
        tx.update(
                "update listing_photos set position = array_position($2::text[], photo) where listing = $1",
                listing,
                order);
    }

    static Optional<byte[]> find(Sql sql, String hash) {
        return sql.find(
                "select bytes from photos where hash = $1",
                row -> row.getBuffer("bytes").getBytes(),
                hash);
    }
}
