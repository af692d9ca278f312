package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.platform.text.Phrase;

/**
 * 確認待ち: what waits for the curator, the oldest first.
 *
 * @param chosen ids of those that were ticked, where a decision could not be made
 * @param wrong what could not be done with the last decision, as sentences
 */
public record QueueView(
        List<Item> items, Set<String> chosen, List<Field.Option> reasons, String action, List<Phrase> wrong)
        implements View {
    public QueueView {
        items = List.copyOf(items);
        chosen = Set.copyOf(chosen);
        reasons = List.copyOf(reasons);
        wrong = List.copyOf(wrong);
    }

    /**
     * One that waits.
     *
     * @param duplicate what it may be the same as, if something
     * @param inBulk whether it may be decided together with others; what needs a look of its own may not
     */
    public record Item(
            String id,
            String href,
            String title,
            Kind kind,
            String group,
            Phrase since,
            Optional<Link> duplicate,
            boolean inBulk) {}

    @Override
    public String template() {
        return "curation/queue.jte";
    }
}
