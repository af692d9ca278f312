package org.mochiyori.people;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.mochiyori.Features;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Language;

/** People and hubs that are valid by default. Tokens, not passwords: a password costs a tenth of a second. */
public final class PeopleFixture {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Features features;

    private PeopleFixture(Features features) {
        this.features = features;
    }

    /** Over a running server's features. */
    public static PeopleFixture over(Features features) {
        return new PeopleFixture(features);
    }

    /**
     * A person and a token with all scopes, for {@code client.bearing(who.token())}.
     *
     * @param mail the person's address
     */
    public record Who(UUID id, String token, String mail) {}

    /** A hub of its own, with an invented name. */
    public String hub() {
        return hub("hub-" + NUMBER.incrementAndGet());
    }

    /** A hub of this id. */
    public String hub(String id) {
        write(tx ->
                features.people().hubs().create(tx, id, Hub.Profile.named("支援センター " + id + "（例）"), Optional.empty()));
        return id;
    }

    /** Somebody with an account and no role. */
    public Who resident() {
        int n = NUMBER.incrementAndGet();
        return person("見本 花子" + n, "みほん はなこ" + n, "hanako" + n + "@example.jp");
    }

    /** Somebody of this name. */
    public Who person(String name, String kana, String mail) {
        return write(tx -> {
            UUID id = features.people()
                    .people()
                    .enter(tx, new NewPerson(name, kana, Optional.of(mail), "", Language.JA), Optional.empty())
                    .id();
            return new Who(id, token(tx, id, Scopes.EVERY.toArray(String[]::new)), mail);
        });
    }

    /** Somebody who holds this role in the hub since long ago. */
    public Who staff(String hub, StaffRole role) {
        Who who = resident();
        appoint(hub, who, role);
        return who;
    }

    /** Gives somebody one more role. */
    public void appoint(String hub, Who who, StaffRole role) {
        StaffTerm term = new StaffTerm(hub, who.id(), role, LocalDate.of(2020, 4, 1), Optional.empty());
        write(tx -> {
            features.people().roles().appoint(tx, term, Optional.empty());
            return term;
        });
    }

    /** Somebody who runs the server. */
    public Who operator() {
        Who who = resident();
        write(tx -> {
            features.people().roles().appointOperator(tx, who.id(), LocalDate.of(2020, 4, 1));
            return who;
        });
        return who;
    }

    /** Somebody with an account who signs in with this password. */
    public Who signingIn(String password) {
        Who who = resident();
        String hash = features.people().signIn().hashed(password, "", "/password");
        features.platform().db().update("update people set password_hash = $2 where id = $1", who.id(), hash);
        return who;
    }

    /** The secret of a letter that lets a person set a new password. */
    public String resetSecret(Who who) {
        return write(tx -> features.people()
                .registration()
                .passwordLink(tx, features.people().people().get(who.id()))
                .secret());
    }

    /** One more token of a person, with these scopes only. */
    public String token(Who who, String... scopes) {
        return write(tx -> token(tx, who.id(), scopes));
    }

    /** The value of a {@code Cookie} header of a fresh session. */
    public String cookie(Who who) {
        String secret = write(tx -> features.people().sessions().start(tx, who.id()));
        return features.people().cookie().name() + "=" + secret;
    }

    /** What a page of this server sends as {@code Origin}. */
    public String origin() {
        return features.platform().origin().toString();
    }

    private String token(Tx tx, UUID person, String... scopes) {
        AccessToken.Wish wish = new AccessToken.Wish("test", java.util.Set.of(scopes), Optional.empty());
        return features.people().tokens().issue(tx, person, wish).secret();
    }

    private <T> T write(Function<Tx, T> work) {
        return features.platform().db().inTransaction(work);
    }
}
