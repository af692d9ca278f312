package org.mochiyori.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.mochiyori.catalogue.Concepts;
import org.mochiyori.index.ListingIndex;
import org.mochiyori.platform.db.Trees;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where indexes lie: each in a numbered folder of its own, so that the next is built beside the one that answers. All of it
 * may be deleted while no server runs.
 */
final class IndexHome {
    private static final Logger LOG = LoggerFactory.getLogger(IndexHome.class);

    private final Optional<Path> folder;
    private final Concepts concepts;
    private @Nullable Path newest;

    /** @param folder ours alone; without one, indexes live and die with the process */
    IndexHome(Optional<Path> folder, Concepts concepts) {
        this.folder = folder;
        this.concepts = concepts;
    }

    /** The newest index that can be read; empty when there is none, or another process holds it. */
    Optional<ListingIndex> open() throws IOException {
        for (Path each : folders()) {
            try {
                ListingIndex index = ListingIndex.open(each, concepts);
                if (index.change().isPresent()) {
                    newest = each;
                    return Optional.of(index);
                }
                index.close();
            } catch (LockObtainFailedException held) {
                LOG.warn("another process holds the search index in {}", each);
            } catch (IOException | IllegalArgumentException broken) {
                LOG.warn("the search index in {} cannot be read and is made anew", each, broken);
            }
        }
        return Optional.empty();
    }

    /** Where the index opened or begun last lies; empty for one that lives in memory. */
    Optional<Path> newest() {
        return Optional.ofNullable(newest);
    }

    /** An empty index beside all others. */
    ListingIndex begin() throws IOException {
        if (folder.isEmpty()) {
            return ListingIndex.inMemory(concepts);
        }
        long last = folders().stream().mapToLong(IndexHome::number).max().orElse(0);
        Path next = folder.get().resolve(String.valueOf(last + 1));
        Files.createDirectories(next);
        newest = next;
        return ListingIndex.open(next, concepts);
    }

    /** Deletes all but the index opened or begun last; what another process holds stays. */
    void keepOnlyNewest() throws IOException {
        for (Path each : folders()) {
            if (!each.equals(newest) && !ListingIndex.isHeld(each)) {
                Trees.delete(each);
            }
        }
    }

    /** Deletes all indexes of a folder; false, with nothing deleted, while a process holds one. */
    static boolean deleteAll(Path folder) throws IOException {
        List<Path> all = folders(folder);
        for (Path each : all) {
            if (ListingIndex.isHeld(each)) {
                return false;
            }
        }
        for (Path each : all) {
            Trees.delete(each);
        }
        return true;
    }

    private List<Path> folders() throws IOException {
        return folder.isPresent() ? folders(folder.get()) : List.of();
    }

    /** The numbered folders, the newest first. */
    static List<Path> folders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().matches("[0-9]{1,15}"))
                    .sorted(Comparator.comparingLong(IndexHome::number).reversed())
                    .toList();
        }
    }

    private static long number(Path folder) {
        return Long.parseLong(folder.getFileName().toString());
    }
}
