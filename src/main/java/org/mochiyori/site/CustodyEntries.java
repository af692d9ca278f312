package org.mochiyori.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mochiyori.booking.Terms;
import org.mochiyori.custody.Claim;
import org.mochiyori.custody.Custody;
import org.mochiyori.custody.Handing;
import org.mochiyori.kernel.Caller;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.CustodyView;

/** What was put down of hand-overs and returns, and of things lost and damaged, as both sides read it. */
final class CustodyEntries {
    private final Doors doors;

    CustodyEntries(Doors doors) {
        this.doors = doors;
    }

    /** The newest first, what was lost or damaged last. */
    List<CustodyView.Entry> of(Caller caller, CustodySheet.Of here) {
        return Stream.concat(
                        here.records().reversed().stream().map(one -> record(caller, here, one)),
                        here.claims().reversed().stream().map(one -> claim(caller, here, one)))
                .toList();
    }

    private CustodyView.Entry record(Caller caller, CustodySheet.Of here, Handing one) {
        Terms terms = here.line(one.line()).terms();
        List<Phrase> told = new ArrayList<>();
        told.add(
                Phrase.of("custody.count", "title", here.titles().of(terms.thing()), "n", one.count(), "of", one.of()));
        one.checks()
                .forEach(check -> told.add(
                        Phrase.of(check.ok() ? "custody.checked" : "custody.unchecked", "text", check.text())));
        one.note().ifPresent(note -> told.add(Phrase.of("custody.noted", "note", note)));
        one.answer()
                .map(answer -> Phrase.of(
                        "custody.said-" + answer.word().word(),
                        "note",
                        answer.note().orElse("")))
                .or(() -> Optional.of(Phrase.of("custody.said-open", "at", CustodySheet.local(one.answerBy(), terms)))
                        .filter(open -> one.asks()))
                .ifPresent(told::add);
        // Of the newest only: two boxes of one name would be one too many on a page.
        boolean newest = here.records().getLast().equals(one);
        boolean adds = newest
                && isOpen(one)
                && one.by().equals(caller.person())
                && one.photos().size() < Custody.MOST_PHOTOS;
        return new CustodyView.Entry(
                Phrase.of("custody.record-" + one.kind().word(), "at", CustodySheet.local(one.at(), terms)),
                told,
                one.photos().stream().map(photo -> "/custody/photos/" + photo).toList(),
                adds ? Optional.of(Pictured.form("/custody/" + one.id() + "/photos")) : Optional.empty(),
                Optional.empty());
    }

    private CustodyView.Entry claim(Caller caller, CustodySheet.Of here, Claim claim) {
        Terms terms = here.line(claim.line()).terms();
        List<Phrase> told = new ArrayList<>();
        told.add(Phrase.of("custody.claim-state-" + claim.state().word()));
        claim.demand()
                .ifPresent(demand -> told.add(demand.yen()
                        .map(yen -> Phrase.of("custody.demanded", "yen", yen))
                        .orElse(Phrase.of("custody.demand-" + demand.what().word()))));
        claim.moves().stream()
                .flatMap(step -> step.note().stream())
                .forEach(note -> told.add(Phrase.of("custody.noted", "note", note)));
        return new CustodyView.Entry(
                Phrase.of(
                        "custody.claim-" + claim.kind().word() + "-of",
                        "title",
                        here.titles().of(terms.thing()),
                        "n",
                        claim.count()),
                told,
                List.of(),
                Optional.empty(),
                claim.state() == Claim.State.SETTLED
                        ? Optional.empty()
                        : OutOfService.link(doors, caller, terms.thing().listing()));
    }

    /** Whether the other side may still answer it. */
    boolean isOpen(Handing one) {
        return one.answer().isEmpty() && doors.platform().clock().instant().isBefore(one.answerBy());
    }
}
