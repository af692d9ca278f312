package org.mochiyori.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.store.AlreadyClosedException;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Listings;
import org.mochiyori.index.ListingIndex;
import org.mochiyori.index.SearchAnswer;
import org.mochiyori.index.SearchAnswer.Shown;
import org.mochiyori.index.SearchRequest;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.search.Found.Item;
import org.mochiyori.words.TextFold;
import org.mochiyori.words.Understanding;
import org.mochiyori.words.Understanding.Area;
import org.mochiyori.words.Understanding.Chip;
import org.mochiyori.words.Understanding.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The front door: finds listings in people's words, and only what is free. */
public final class Search {
    private static final Logger LOG = LoggerFactory.getLogger(Search.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final Duration SOME_TIME = Duration.ofHours(1);

    private static final int POPULAR = 12;
    private static final Wanted NOTHING_ASKED =
            Wanted.words("").on(new SearchRequest.Page(SearchRequest.Sort.NEWEST, Optional.empty(), 1, true));

    private final Parts parts;
    private final Rulings rulings = new Rulings();

    Search(Parts parts) {
        this.parts = parts;
    }

    /** What it is made of. */
    record Parts(
            IndexKeeper keeper,
            FreeBoard board,
            Turns turns,
            Listings listings,
            Scopes scopes,
            Words words,
            NearMisses nearMisses,
            InstantSource clock) {}

    /**
     * Finds what the asker may see.
     *
     * @throws Refused as unavailable while the index is being prepared, and when an answer would take too long; for a cursor
     *     that is none of ours
     */
    public Found find(Optional<Caller> caller, Wanted wanted) {
        return find(caller, wanted, Shown.IDS);
    }

    /**
     * Finds what the asker may see, and shows of it what the index keeps: no listing is read.
     *
     * @param shown how much of it; ids alone mean listings as they are now
     */
    Found find(Optional<Caller> caller, Wanted wanted, Shown shown) {
        try {
            return find(caller, wanted, shown, parts.keeper().serving());
        } catch (AlreadyClosedException swapped) {
            // A new index took this one's place between two of our steps.
            return find(caller, wanted, shown, parts.keeper().serving());
        } catch (UncheckedIOException broken) {
            LOG.warn("the search index is broken and is made anew", broken);
            parts.keeper().reindex();
            throw new Refused(new Problem.Unavailable("search", Duration.ofSeconds(2)));
        }
    }

    private Found find(Optional<Caller> caller, Wanted wanted, Shown shown, ListingIndex index) {
        Asker asker = new Asker(parts.scopes().of(caller), parts.clock().instant(), shown);
        Found found = answer(wanted, asker, index);
        boolean begins = wanted.page().after().isEmpty();
        return begins ? found.with(help(wanted, found, asker, index)) : found;
    }

    /** Who asks, when, and what of the found shall be shown. */
    private record Asker(Set<String> scopes, Instant now, Shown shown) {}

    private Found answer(Wanted wanted, Asker asker, ListingIndex index) {
        Instant asOf = parts.keeper().asOf();
        Understanding understood = wanted.literal() || wanted.words().isBlank()
                ? new Understanding(wanted.words(), List.of())
                : parts.words().sense().understand(wanted.words(), asker.now().atZone(ZONE));
        Wanted meant = timed(wanted, understood);
        SearchRequest plain = new SearchRequest(
                meant.words(), meant.filters(), meant.wishes(), asker.scopes(), meant.page(), meant.literal());
        Asked asked = new Asked(meant, plain, understood, asOf, asker);
        // What was marked until now must have been read where it is in our way; what comes after is for later
        // questions.
        long last = parts.board().lastMark();
        Optional<Found> found = look(asked, index, parts.board().view(Long.MAX_VALUE));
        return found.orElseGet(() -> {
            parts.board().refresh();
            return look(asked, index, parts.board().view(last)).orElseThrow();
        });
    }

    /** A question as it was meant. */
    private record Asked(Wanted meant, SearchRequest plain, Understanding understood, Instant asOf, Asker asker) {}

    /** Looks at one state of the free time; empty where the answer depends on what nobody has read yet. */
    private Optional<Found> look(Asked asked, ListingIndex index, FreeBoard.View view) {
        Optional<FreeCheck> check = asked.meant()
                .times()
                .map(times -> new FreeCheck(
                        parts.board(),
                        view,
                        rulings,
                        new FreeCheck.Asked(times, asked.asker().now())));
        Asking asking = new Asking(
                index, check, asked.meant().withUnknown(), asked.asker().shown());
        Answer answer = parts.turns().ask(() -> answer(asking, asked.plain(), asked.understood()));
        Found found = found(
                answer,
                items(answer.said(), asked.asker(), check),
                asked.asOf(),
                asked.meant().times());
        return isOvertaken(check) ? Optional.empty() : Optional.of(found);
    }

    private static Found found(Answer answer, List<Item> items, Instant asOf, Optional<Times> times) {
        return new Found(
                items,
                answer.said().total(),
                answer.said().unknownTotal(),
                answer.said().facets(),
                answer.said().next(),
                asOf,
                answer.understood(),
                times,
                Help.NONE);
    }

    private static boolean isOvertaken(Optional<FreeCheck> check) {
        return check.filter(FreeCheck::isOvertaken).isPresent();
    }

    /** Help for the asker where little was found, or nothing was asked for. */
    private Help help(Wanted wanted, Found found, Asker asker, ListingIndex index) {
        boolean blank = wanted.words().isBlank();
        long total =
                found.total() + (wanted.withUnknown() ? found.unknownTotal().orElse(0) : 0);
        if (wanted.literal()) {
            return Help.NONE;
        }
        List<String> spellings = blank || isNamed(found)
                ? List.of()
                : parts.turns().ask(() -> index.alike(found.understood().rest(), asker.scopes()));
        List<Help.NearMiss> near = total >= NearMisses.FEW
                ? List.of()
                : parts.nearMisses().of(plain(wanted, found), total, asker.now(), other -> answer(other, asker, index));
        boolean lost = total == 0 && near.isEmpty();
        List<String> popular = lost ? popular(answer(NOTHING_ASKED, asker, index)) : blank ? popular(found) : List.of();
        return new Help(near, spellings, popular);
    }

    /** Whether what was found bears the words as typed. */
    private static boolean isNamed(Found found) {
        String key = TextFold.key(found.understood().rest());
        return found.items().stream().anyMatch(item -> TextFold.key(item.name()).contains(key));
    }

    /** The question with what its words said put into its conditions. */
    private static Wanted plain(Wanted wanted, Found found) {
        SearchRequest meant = Meant.in(
                new SearchRequest(wanted.words(), wanted.filters(), wanted.wishes(), Set.of(), wanted.page()),
                found.understood());
        Wanted plain = wanted.saying(found.understood().rest()).with(meant.filters());
        return found.times().map(plain::at).orElse(plain);
    }

    private static List<String> popular(Found found) {
        return found.facets().getOrDefault(SearchAnswer.CATEGORY, Map.of()).entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(POPULAR)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Completions of what somebody types, the most wanted first; only of what everybody may see. */
    public List<String> suggest(String typed, int limit) {
        return parts.words()
                .suggestions()
                .map(all -> parts.turns().ask(() -> all.complete(typed, limit)))
                .orElse(List.of());
    }

    private record Answer(Asking.Answered said, Understanding understood) {}

    /** An area read out of the words that leaves nothing was perhaps part of a name: then the words count as they are. */
    private static Answer answer(Asking asking, SearchRequest plain, Understanding understood) throws IOException {
        Asking.Answered first = asking.ask(Meant.in(plain, understood));
        boolean area = understood.chips().stream().anyMatch(chip -> chip.sure() && chip.meaning() instanceof Area);
        if (!first.isEmpty() || !area) {
            return new Answer(first, understood);
        }
        List<Chip> all = understood.chips().stream().map(Search::withoutFilter).toList();
        return new Answer(asking.ask(plain), new Understanding(plain.text(), all));
    }

    /** An area that left nothing is told as one that was read, and filters no more. */
    private static Chip withoutFilter(Chip chip) {
        return chip.meaning() instanceof Area
                ? new Chip(chip.meaning(), chip.text(), chip.from(), chip.until(), false)
                : chip;
    }

    /** A time that the words name counts like one asked for, but what nobody knows stays in the answer. */
    static Wanted timed(Wanted wanted, Understanding understood) {
        if (wanted.times().isPresent()) {
            return wanted;
        }
        return understood.chips().stream()
                .filter(Chip::sure)
                .map(Chip::meaning)
                .filter(Window.class::isInstance)
                .map(Window.class::cast)
                .findFirst()
                .map(window -> wanted.at(new Times(
                                window.window(),
                                window.whole()
                                        ? Optional.empty()
                                        : window.lasts().or(() -> Optional.of(SOME_TIME)),
                                Math.max(1, wanted.filters().size().quantity())))
                        .orUnknown())
                .orElse(wanted);
    }

    /** What was found, with its face, or else as the catalogue has it now; what has just gone is left out then. */
    private List<Item> items(Asking.Answered said, Asker asker, Optional<FreeCheck> check) {
        Map<String, Entry> entries = asker.shown() == Shown.IDS ? entries(said, asker.scopes()) : Map.of();
        List<Item> items = new ArrayList<>();
        for (SearchAnswer.Hit hit : said.hits()) {
            Optional<Entry> entry = Optional.ofNullable(entries.get(hit.id()));
            if (entry.isPresent() || asker.shown() != Shown.IDS) {
                items.add(new Item(
                        entry,
                        Faces.read(hit, asker.shown()),
                        hit.score(),
                        hit.metres(),
                        check.map(free -> free.look(hit.ordinal()))));
            }
        }
        return items;
    }

    private Map<String, Entry> entries(Asking.Answered said, Set<String> scopes) {
        Map<String, Entry> entries = new HashMap<>();
        parts
                .listings()
                .forIndex(said.hits().stream()
                        .map(hit -> UUID.fromString(hit.id()))
                        .toList())
                .stream()
                .filter(entry -> !Collections.disjoint(Scopes.of(entry), scopes))
                .forEach(entry -> entries.put(entry.id().toString(), entry));
        return entries;
    }
}
