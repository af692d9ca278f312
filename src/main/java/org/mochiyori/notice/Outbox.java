package org.mochiyori.notice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Page;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;
import org.mochiyori.platform.text.Typed;

/** Mail waiting to be sent, and what became of it. */
public final class Outbox {
    private static final int LONGEST_LINE = 200;

    private final Platform platform;
    private final boolean sends;
    private final LetterStore store = new LetterStore();

    Outbox(Platform platform, NoticeConfig config) {
        this.platform = platform;
        this.sends = config.server().isPresent();
    }

    /**
     * Which letters.
     *
     * @param hub whose; empty: the server's own, about accounts
     * @param before older than this one
     */
    public record Query(Optional<String> hub, Optional<Mail.State> state, Optional<UUID> before, int limit) {}

    /** Whether this server sends mail at all; if not, letters are noted as unsent. */
    public boolean sends() {
        return sends;
    }

    /** Letters of a hub, newest first. */
    public Page<Mail> list(Query query) {
        List<Mail> found =
                store.list(platform.db(), new Query(query.hub(), query.state(), query.before(), query.limit() + 1));
        return found.size() <= query.limit()
                ? new Page<>(found, Optional.empty())
                : new Page<>(
                        found.subList(0, query.limit()),
                        Optional.of(found.get(query.limit() - 1).id().toString()));
    }

    /** How many letters of a hub stand in which state. */
    public Map<String, Integer> counts(Optional<String> hub) {
        return store.counts(platform.db(), hub);
    }

    /** A letter. @throws Refused with {@code NotFound} */
    public Mail get(UUID id) {
        return store.find(platform.db(), id).orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    /**
     * Lets a letter that was given up, or that came back, wait again with three more days.
     *
     * @throws Refused with {@code WrongState} if it waits, was sent, or carried a secret that is gone
     */
    public void retry(Tx tx, UUID id) {
        if (!store.retry(tx, id, platform.clock().instant())) {
            throw new Refused(new Problem.WrongState(get(id).fate().state().code(), "retry"));
        }
    }

    /** A hub's letters that never arrived and that nobody has settled, newest first. */
    public List<Mail> listUndelivered(String hub, int limit) {
        return store.listUndelivered(platform.db(), hub, limit);
    }

    /**
     * Takes a letter that never arrived off the desk's list: somebody has told its reader another way.
     *
     * @throws Refused with {@code WrongState} if it is not on that list
     */
    public void settle(Tx tx, UUID id, UUID by) {
        Mail mail = get(id);
        if (!store.settle(tx, id, by, platform.clock().instant())) {
            throw new Refused(new Problem.WrongState(mail.fate().state().code(), "settle"));
        }
        Event settled = Event.of("letter", id, "settled").by(by);
        platform.events().append(tx, mail.hub().map(settled::in).orElse(settled));
    }

    /** Writes letters in the transaction of what they tell; the same key again writes nothing. */
    void writeAll(Tx tx, List<Draft> drafts) {
        store.insertAll(
                tx, drafts.stream().map(this::fresh).toList(), platform.clock().instant());
    }

    private LetterStore.Fresh fresh(Draft draft) {
        Optional<String> address = Typed.mail(draft.to().mail());
        Mail.State state = address.isEmpty() ? Mail.State.BOUNCED : sends ? Mail.State.WAITING : Mail.State.UNSENT;
        Draft safe = new Draft(
                draft.about(),
                new Draft.To(
                        draft.to().person(),
                        address.orElse(line(draft.to().mail())),
                        line(draft.to().sender()),
                        draft.to().language()),
                new Draft.Text(line(draft.text().subject()), draft.text().body()),
                draft.stop());
        return new LetterStore.Fresh(platform.ids().next(), safe, state);
    }

    /** One line without control characters: what comes from people must not become a header of its own. */
    private static String line(String text) {
        String line = Typed.line(text);
        int most = Math.min(LONGEST_LINE, line.codePointCount(0, line.length()));
        return line.substring(0, line.offsetByCodePoints(0, most));
    }
}
