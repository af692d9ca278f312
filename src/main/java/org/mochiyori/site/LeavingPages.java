package org.mochiyori.site;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.DoneView;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.FormView;
import org.mochiyori.site.view.Link;

/** Leaving for good, after a look at what stays. What is kept of oneself is a link beside it. */
final class LeavingPages {
    static final String PATH = "/me/leave";

    private static final String LEFT = "/left";
    private static final int LONGEST_PASSWORD = 1000;
    private static final Link EXPORT = new Link(Phrase.of("account.export"), "/api/v1/me/export");

    private final Doors doors;

    LeavingPages(Doors doors) {
        this.doors = doors;
    }

    void mount(PageRouter pages) {
        pages.get(PATH, visit -> {
            visit.caller();
            return Reply.show(form(Answers.none()));
        });
        pages.post(PATH, this::leave);
        pages.get(LEFT, LeavingPages::left);
    }

    /** The form; an error of the whole stands at the password. */
    static FormView form(Answers answers) {
        List<Field> fields = List.of(
                Field.of(Field.Type.PASSWORD, "password", "account.password").autocomplete("current-password"));
        return new FormView(
                Phrase.of("account.leave"),
                Phrase.of("account.leave-lead"),
                Optional.empty(),
                new Form(PATH, answers.fill(fields), Phrase.of("account.leave-go")),
                List.of(EXPORT));
    }

    private Reply leave(Visit visit) {
        FormInput typed = new FormInput(visit.typed());
        String password = typed.text("password", LONGEST_PASSWORD);
        if (!typed.isFine()) {
            return Reply.wrong(form(typed.answers()));
        }
        try {
            doors.leaving().withdraw(visit.caller().person(), password, visit.remoteAddress());
        } catch (Refused refused) {
            return switch (refused.problem()) {
                case Problem.Invalid wrong -> again(typed, "account.leave-wrong");
                case Problem.WrongState open -> again(typed, "account.leave-open");
                case Problem.RuleRefuses last -> again(typed, "account.leave-last", "groups", groups(last));
                default -> throw refused;
            };
        }
        return new Reply.Go(LEFT, Optional.of(doors.people().cookie().clear()));
    }

    // On a page of its own: the one who asked for the last is nobody any more.
    private static Reply left(Visit visit) {
        return Reply.show(new DoneView(
                Phrase.of("account.left"),
                Phrase.of("account.left-text"),
                List.of(),
                List.of(new Link(Phrase.of("problem.way-home"), "/"))));
    }

    private static String groups(Problem.RuleRefuses last) {
        return last.data().get("groups") instanceof List<?> names
                ? names.stream().map(name -> "「" + name + "」").collect(Collectors.joining())
                : "";
    }

    private static Reply again(FormInput typed, String why, Object... values) {
        typed.wrong("password", Phrase.of(why, values));
        return Reply.wrong(form(typed.answers()));
    }
}
