package org.mochiyori.site;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.Kind;

/** The questions of asking for a place, a thing or a skill. */
public final class RequestForms {
    /** Carries what the price on the page was worked out for. */
    static final String QUOTED = "quoted";

    /** The button that gathers instead of asking at once. */
    static final String GATHER = "gather";
    /** The line of the cart that is being changed. */
    static final String LINE = "line";

    private RequestForms() {}

    /**
     * What the form has to choose from.
     *
     * @param pieces how the time is asked for
     * @param borrowers groups and people in whose name the reader may ask
     */
    record Offered(Pieces pieces, List<Field.Option> borrowers, RequestChoices choices) {}

    /**
     * The form for a thing of this kind; its button first works out price and freedom, then asks.
     *
     * @param action where the answers go
     */
    static Form of(Kind kind, String action, Offered offered, Answers answers) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of(Field.Type.CHOICE, "borrower", "booking.borrower").options(offered.borrowers()));
        if (kind == Kind.EQUIPMENT) {
            fields.add(Field.of(Field.Type.COUNT, "quantity", "booking.quantity"));
        }
        fields.addAll(when(offered.pieces()));
        fields.add(Field.of(Field.Type.COUNT, "persons", "booking.persons").optional());
        fields.add(Field.of(Field.Type.TEXT, "purpose", "booking.purpose").hint(Phrase.of("booking.purpose-hint")));
        fields.addAll(offered.choices().fields());
        fields.add(Field.hidden(QUOTED, ""));
        if (answers.typed().containsKey(LINE)) {
            fields.add(Field.hidden(LINE, ""));
            fields.add(Field.hidden(GATHER, "yes"));
            return new Form(action, answers.fill(fields), Phrase.of("cart.change-go"));
        }
        boolean quoted = !answers.typed().getOrDefault(QUOTED, "").isEmpty();
        Phrase submit = Phrase.of(quoted ? "booking.submit" : "booking.work-out");
        return new Form(action, answers.fill(fields), submit).or(new Form.Button(GATHER, Phrase.of("cart.gather")));
    }

    private static List<Field> when(Pieces pieces) {
        return switch (pieces.way()) {
            case HOURS ->
                List.of(
                        Field.of(Field.Type.DATE, "date", "booking.date"),
                        Field.of(Field.Type.TIME, "from", "booking.from"),
                        Field.of(Field.Type.TIME, "until", "booking.until"));
            case BANDS ->
                List.of(
                        Field.of(Field.Type.DATE, "date", "booking.date"),
                        Field.of(Field.Type.CHOICE, "band", "booking.band").options(pieces.bands()));
            case DAYS ->
                List.of(
                        Field.of(Field.Type.DATE, "fetch", "booking.fetch"),
                        Field.of(Field.Type.DATE, "bring", "booking.bring"));
            case WISHES ->
                Stream.of(wish(1, "booking.wish-first"), wish(2, "booking.wish-second"), wish(3, "booking.wish-third"))
                        .flatMap(List::stream)
                        .toList();
        };
    }

    private static List<Field> wish(int number, String label) {
        List<Field> boxes = List.of(
                Field.of(Field.Type.DATE, "wish" + number, label),
                Field.of(Field.Type.TIME, "from" + number, "booking.from")
                        .labelled(Phrase.of("booking.wish-from", "n", number)),
                Field.of(Field.Type.TIME, "until" + number, "booking.until")
                        .labelled(Phrase.of("booking.wish-until", "n", number)));
        return switch (number) {
            case 1 -> List.of(boxes.get(0).hint(Phrase.of("booking.wish-hint")), boxes.get(1), boxes.get(2));
            case 2 -> boxes;
            default -> boxes.stream().map(Field::optional).toList();
        };
    }
}
