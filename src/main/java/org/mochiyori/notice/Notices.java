package org.mochiyori.notice;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Page;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;

/** お知らせ: what a person has been told, whether or not it also went out by mail. */
public final class Notices {
    private final Platform platform;
    private final NoticeStore store = new NoticeStore();

    Notices(Platform platform) {
        this.platform = platform;
    }

    /**
     * A person's notices, newest first.
     *
     * @param before older than this one; empty: from the newest
     */
    public Page<Notice> list(UUID person, Optional<UUID> before, int limit) {
        List<Notice> found = store.list(platform.db(), person, before, limit + 1);
        return found.size() <= limit
                ? new Page<>(found, Optional.empty())
                : new Page<>(
                        found.subList(0, limit),
                        Optional.of(found.get(limit - 1).id().toString()));
    }

    /** How many a person has not read. */
    public int countUnread(UUID person) {
        return store.countUnread(platform.db(), person);
    }

    /** Notes that a person has read it; again changes nothing. @throws Refused with {@code NotFound} if it is not theirs */
    public Notice read(Tx tx, UUID person, UUID id) {
        store.markRead(tx, person, id, platform.clock().instant());
        return store.find(tx, person, id).orElseThrow(() -> new Refused(new Problem.NotFound()));
    }
}
