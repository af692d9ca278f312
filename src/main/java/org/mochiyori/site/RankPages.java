package org.mochiyori.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.search.Ranking;
import org.mochiyori.search.Wanted;
import org.mochiyori.site.view.Fact;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.SheetView;
import org.mochiyori.site.view.SheetView.Item;
import org.mochiyori.site.view.SheetView.Part;

/** For those who run a hub: why one of its listings stands where it does among the answers to a question. */
final class RankPages {
    private static final int MOST_REASONS = 40;

    private final Doors doors;

    RankPages(Doors doors) {
        this.doors = doors;
    }

    void mount(PageRouter pages) {
        pages.get("/listings/:id/rank", this::show);
    }

    /** The listing's page of reasons, to be asked for words. */
    private Reply show(Visit visit) {
        String words = visit.asked("q").orElse("");
        Ranking ranking = doors.search().rankings().get(visit.caller(), visit.id(), Wanted.words(words));
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(Phrase.of("search.what"), Phrase.literal(words)));
        facts.add(new Fact(Phrase.of("search.rank-place"), place(ranking)));
        ranking.reason()
                .ifPresent(reason ->
                        facts.add(new Fact(Phrase.of("search.rank-score"), Phrase.literal(number(reason.worth())))));
        List<Item> reasons = ranking.leaves().stream()
                .limit(MOST_REASONS)
                .map(leaf -> new Item(
                        Phrase.literal(number(leaf.worth())), "", List.of(Phrase.literal(leaf.what())), List.of()))
                .toList();
        return Reply.show(new SheetView(
                Phrase.of("search.rank-title"),
                Optional.of(Phrase.of("search.rank-lead")),
                Optional.of(new Link(Phrase.literal(ranking.name()), "/listings/" + ranking.listing())),
                List.of(),
                List.of(
                        Part.of("search.rank-found").facts(facts),
                        Part.of("search.rank-reasons").items(reasons))));
    }

    private static Phrase place(Ranking ranking) {
        if (ranking.reason().isEmpty()) {
            return Phrase.of("search.rank-not-found");
        }
        return ranking.place().isPresent()
                ? Phrase.of("search.rank-nth", "n", ranking.place().getAsInt())
                : Phrase.of("search.rank-far");
    }

    private static String number(double worth) {
        return String.format(Locale.ROOT, "%.2f", worth);
    }
}
