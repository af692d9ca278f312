package org.mochiyori.site;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mochiyori.group.Membership;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.DoneView;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.FormView;
import org.mochiyori.site.view.Link;

/**
 * The link of a letter that invites into a group. Its secret leaves the address at once, so that no Referer, history or
 * screenshot carries it on; it waits in a cookie of this page until somebody who is signed in accepts.
 */
final class InvitationPages {
    private static final String PATH = "/invitation";
    private static final String COOKIE = "invitation";
    private static final Duration KEPT = Duration.ofDays(14);

    private final Doors doors;

    InvitationPages(Doors doors) {
        this.doors = doors;
    }

    void mount(PageRouter pages) {
        pages.get(PATH, this::show);
        pages.post(PATH, this::accept);
    }

    private Reply show(Visit visit) {
        Optional<String> token = visit.asked("token", 200);
        if (token.isPresent()) {
            return new Reply.Go(PATH, Optional.of(cookie(token.get())));
        }
        if (visit.cookie(COOKIE).isEmpty()) {
            return gone();
        }
        return visit.findCaller().isPresent()
                ? Reply.show(new FormView(
                        Phrase.of("group.invitation"),
                        Phrase.of("group.invitation-lead"),
                        Optional.empty(),
                        new Form(PATH, List.of(), Phrase.of("group.invitation-accept")),
                        List.of()))
                : Reply.show(new DoneView(
                        Phrase.of("group.invitation"),
                        Phrase.of("group.invitation-sign-in"),
                        List.of(),
                        List.of(
                                new Link(Phrase.of("account.sign-in"), LocalPath.signInFor(PATH)),
                                new Link(Phrase.of("shell.register-person"), "/register/person"))));
    }

    private Reply accept(Visit visit) {
        visit.caller();
        Optional<String> token = visit.cookie(COOKIE).filter(secret -> !secret.isEmpty());
        if (token.isEmpty()) {
            return gone();
        }
        doors.people().signIn().countLink(visit.remoteAddress());
        try {
            Membership membership = doors.platform()
                    .db()
                    .inTransaction(tx -> doors.groups().members().accept(tx, visit.caller(), token.get()));
            return new Reply.Go("/groups/" + membership.group(), Optional.of(cookie("")));
        } catch (Refused refused) {
            if (refused.problem() instanceof Problem.NotFound) {
                return gone();
            }
            throw refused;
        }
    }

    /** Unknown, used and too old look alike. */
    private static Reply gone() {
        return new Reply.Page(
                404,
                new DoneView(
                        Phrase.of("group.invitation-gone"),
                        Phrase.of("group.invitation-gone-text"),
                        List.of(),
                        List.of(new Link(Phrase.of("problem.way-home"), "/"))),
                Optional.empty());
    }

    private String cookie(String secret) {
        return Cookie.cookie(COOKIE, secret)
                .setPath(PATH)
                .setHttpOnly(true)
                .setSecure(doors.platform().origin().isSecure())
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(secret.isEmpty() ? 0 : KEPT.toSeconds())
                .encode();
    }
}
