package org.mochiyori.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * An index as it was last written to disk. Reading it takes no lock: the server that has it open goes on.
 *
 * @param change number of the last change it holds
 * @param mark what that change was
 * @param listings by id
 */
public record WrittenIndex(long change, String mark, Map<String, Kept> listings) {

    /** The first of these folders in which an index was ever written; empty if there is none. */
    public static Optional<WrittenIndex> read(List<Path> folders) throws IOException {
        for (Path each : folders) {
            try (Directory directory = MMapDirectory.open(each)) {
                if (DirectoryReader.indexExists(directory)) {
                    return Optional.of(read(directory));
                }
            }
        }
        return Optional.empty();
    }

    private static WrittenIndex read(Directory directory) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            Map<String, String> said = reader.getIndexCommit().getUserData();
            Map<String, Kept> listings = new HashMap<>();
            for (LeafReaderContext leaf : reader.leaves()) {
                Kept.read(leaf.reader(), kept -> listings.put(kept.id(), kept));
            }
            return new WrittenIndex(
                    Long.parseLong(said.getOrDefault(ListingIndex.CHANGE, "0")),
                    said.getOrDefault(ListingIndex.MARK, ""),
                    listings);
        }
    }
}
