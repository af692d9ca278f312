package org.mochiyori.notice;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.kernel.Digests;
import org.mochiyori.people.Secrets;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;

/**
 * Ends the letters of one search to one reader: with one click of a mail program, which needs no sign-in (RFC 8058), and back
 * again. Notices on the page go on, and so do the letters of the search to others.
 */
public final class LetterStops {
    /** Where a mail program ends letters, below the JSON routes. */
    static final String PATH = "/letter-stops";

    private final Platform platform;
    private final Secrets secrets = new Secrets();

    LetterStops(Platform platform) {
        this.platform = platform;
    }

    /** Whether letters were ended by this key; empty for a key that is none, or no longer. */
    public Optional<Boolean> isEnded(String key) {
        return LetterStopStore.find(platform.db(), key).map(LetterStopStore.Stop::ended);
    }

    /** Of which of these searches somebody has ended the letters to themselves. */
    public Set<UUID> ended(UUID person, Collection<UUID> searches) {
        Map<String, UUID> readers = new HashMap<>();
        searches.forEach(search -> readers.put(hash(search, person.toString()), search));
        return LetterStopStore.listEnded(platform.db(), searches, readers.keySet()).stream()
                .map(readers::get)
                .collect(Collectors.toSet());
    }

    /** Lets letters of a search be written to somebody again. */
    public void resume(Tx tx, UUID search, UUID person) {
        LetterStopStore.resume(tx, search, hash(search, person.toString()));
    }

    /** Ends the letters; again, or with a key that is none, it changes nothing. */
    public void end(Tx tx, String key) {
        LetterStopStore.end(tx, key, platform.clock().instant());
    }

    /** Lets letters be written again. */
    public void resume(Tx tx, String key) {
        LetterStopStore.resume(tx, key);
    }

    /**
     * The keys of those readers of a search who have not ended its letters.
     *
     * @param readers who they are, as {@code person or address}
     */
    Map<String, String> listening(Tx tx, UUID search, Collection<String> readers) {
        Map<String, String> fresh = new LinkedHashMap<>();
        readers.forEach(reader -> fresh.put(hash(search, reader), secrets.draw()));
        Map<String, LetterStopStore.Stop> kept =
                LetterStopStore.keep(tx, search, fresh, platform.clock().instant());
        Map<String, String> keys = new LinkedHashMap<>();
        readers.forEach(reader -> Optional.ofNullable(kept.get(hash(search, reader)))
                .filter(stop -> !stop.ended())
                .ifPresent(stop -> keys.put(reader, stop.key())));
        return keys;
    }

    private static String hash(UUID search, String reader) {
        byte[] text = (search + " " + reader).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Digests.sha256().digest(text));
    }
}
