package org.mochiyori.site;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.site.view.HomeView;
import org.mochiyori.site.view.HomeView.Bar;
import org.mochiyori.site.view.HomeView.KindCount;
import org.mochiyori.site.view.Kind;

/** The front page. */
final class HomePages {
    private static final int FRESH = 6;

    private final Doors doors;
    private final Cards cards;

    HomePages(Doors doors, Cards cards) {
        this.doors = doors;
        this.cards = cards;
    }

    void mount(PageRouter pages) {
        pages.get("/", this::home);
    }

    private Reply home(Visit visit) {
        Map<ListingKind, Integer> counts = doors.catalogue().listings().countPublished();
        List<KindCount> kinds = Arrays.stream(ListingKind.values())
                .map(kind -> {
                    Kind shown = Cards.kind(kind);
                    return new KindCount(shown, counts.getOrDefault(kind, 0), "/?kind=" + shown.code());
                })
                .toList();
        return Reply.show(new HomeView(
                bar(visit),
                Optional.empty(),
                kinds,
                doors.catalogue().listings().newest(FRESH).stream()
                        .map(entry -> cards.of(entry, visit.language()))
                        .toList()));
    }

    private static Bar bar(Visit visit) {
        return new Bar(
                visit.asked("q").orElse(""),
                visit.asked("where").orElse(""),
                visit.asked("date").orElse(""),
                visit.asked("part").orElse("any"),
                visit.asked("persons").orElse(""),
                visit.asked("kind").orElse(""));
    }
}
