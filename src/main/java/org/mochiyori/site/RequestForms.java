package org.mochiyori.site;

import java.util.ArrayList;
import java.util.List;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.Kind;

/** The questions of asking for a place, a thing or a skill. */
public final class RequestForms {
    private RequestForms() {}

    /**
     * The form for a thing of this kind; its button first works out price and freedom, then asks.
     *
     * @param borrowers groups and people in whose name the reader may ask
     * @param quoted whether price and deadlines stand on the page already
     */
    public static Form of(Kind kind, String action, List<Field.Option> borrowers, boolean quoted, Answers answers) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of(Field.Type.CHOICE, "borrower", "booking.borrower").options(borrowers));
        fields.addAll(when(kind));
        fields.add(Field.of(Field.Type.COUNT, "persons", "booking.persons"));
        fields.add(Field.of(Field.Type.TEXT, "purpose", "booking.purpose").hint(Phrase.of("booking.purpose-hint")));
        Phrase submit = Phrase.of(quoted ? "booking.submit" : "booking.work-out");
        return new Form(action, answers.fill(fields), submit);
    }

    private static List<Field> when(Kind kind) {
        return switch (kind) {
            case SPACE ->
                List.of(
                        Field.of(Field.Type.DATE, "date", "booking.date"),
                        Field.of(Field.Type.TIME, "from", "booking.from"),
                        Field.of(Field.Type.TIME, "until", "booking.until"));
            case EQUIPMENT ->
                List.of(
                        Field.of(Field.Type.COUNT, "quantity", "booking.quantity"),
                        Field.of(Field.Type.DATE, "fetch", "booking.fetch"),
                        Field.of(Field.Type.DATE, "bring", "booking.bring"));
            case SKILL ->
                List.of(
                        Field.of(Field.Type.DATE, "wish1", "booking.wish-first").hint(Phrase.of("booking.wish-hint")),
                        Field.of(Field.Type.DATE, "wish2", "booking.wish-second")
                                .optional(),
                        Field.of(Field.Type.DATE, "wish3", "booking.wish-third").optional());
        };
    }
}
