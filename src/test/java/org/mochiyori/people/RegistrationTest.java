package org.mochiyori.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.kernel.Ids;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.DbAddress;
import org.mochiyori.platform.jobs.ChangeLog;
import org.mochiyori.platform.jobs.Events;
import org.mochiyori.platform.web.PublicOrigin;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestPostgres;

/** The doors of this feature over a real database, with letters kept and cheap passwords. */
class RegistrationTest {
    private static final TestClock CLOCK = TestClock.at("2026-11-21T01:00:00Z");
    private static final String PASSWORD = "はると走る朝のさんぽ";
    private static final List<Letter> LETTERS = new ArrayList<>();
    private static TestPostgres.Database database;
    private static Vertx vertx;
    private static Platform platform;
    private static PeopleModule people;
    private static int number;

    @BeforeAll
    static void start() {
        database = TestPostgres.database();
        vertx = Vertx.vertx();
        Ids ids = new Ids(CLOCK, new SecureRandom());
        Db db = Db.open(vertx, DbAddress.parse(database.url()), 4);
        platform = new Platform(
                vertx,
                db,
                CLOCK,
                ids,
                new Events(CLOCK, ids),
                new ChangeLog(db),
                PublicOrigin.parse("http://localhost:8080"),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        people = PeopleModule.over(platform, (tx, letter) -> LETTERS.add(letter), new PasswordCost(64, 1, 1));
    }

    @AfterAll
    static void stop() {
        vertx.close().await();
        database.close();
    }

    @BeforeEach
    void noLetters() {
        LETTERS.clear();
    }

    @Test
    void an_account_is_there_when_the_letter_is_answered_and_only_once() {
        String mail = mail();
        register(mail, PASSWORD);
        assertThat(people.people().findByMail(mail)).isEmpty();
        Letter.ConfirmMail letter = only(Letter.ConfirmMail.class);
        UUID person = confirm(letter.link());
        assertThat(people.people().get(person).mailConfirmedAt()).isPresent();
        assertThat(signIn(mail, PASSWORD)).isEqualTo(person);
        assertThatThrownBy(() -> confirm(letter.link())).isInstanceOf(Refused.class);
    }

    @Test
    void whoever_prepares_an_account_for_anothers_address_does_not_get_into_it() {
        String mail = mail();
        register(mail, "ぬすっとの用意した言葉");
        register(mail, PASSWORD);
        assertThat(LETTERS).hasSize(2);
        confirm(((Letter.ConfirmMail) LETTERS.get(1)).link());
        assertThat(signIn(mail, PASSWORD)).isNotNull();
        assertThatThrownBy(() -> signIn(mail, "ぬすっとの用意した言葉")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> confirm(((Letter.ConfirmMail) LETTERS.get(0)).link()))
                .hasMessageContaining("person.mail");
    }

    @Test
    void a_known_address_gets_another_letter_and_the_asker_the_same_answer() {
        String mail = account();
        register(mail, PASSWORD);
        assertThat(only(Letter.AlreadyRegistered.class).mail()).isEqualTo(mail);
    }

    @Test
    void an_unknown_address_gets_no_reset_letter_and_the_asker_the_same_answer() {
        people.registration().requestReset(mail(), "192.0.2.1");
        people.registration().sendLetters();
        assertThat(LETTERS).isEmpty();
    }

    @Test
    void a_reset_sets_the_password_once_and_ends_every_session() {
        String mail = account();
        UUID person = people.people().findByMail(mail).orElseThrow().id();
        String session = people.signIn()
                .attempt(new SignIn.Attempt(mail, PASSWORD, "192.0.2.7", Optional.empty()))
                .secret();
        people.registration().requestReset(mail, "192.0.2.1");
        people.registration().sendLetters();
        Letter.Link link = only(Letter.ResetPassword.class).link();
        assertThatThrownBy(() -> people.registration().reset(link.secret(), "password1", "192.0.2.1"))
                .isInstanceOf(Refused.class);
        people.registration().reset(link.secret(), "夜は静かに本を読む人", "192.0.2.1");
        assertThat(people.sessions().find(session)).isEmpty();
        assertThat(signIn(mail, "夜は静かに本を読む人")).isEqualTo(person);
        assertThatThrownBy(() -> people.registration().reset(link.secret(), PASSWORD, "192.0.2.1"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_link_stops_working_after_its_time() {
        String mail = account();
        people.registration().requestReset(mail, "192.0.2.1");
        people.registration().sendLetters();
        Letter.Link link = only(Letter.ResetPassword.class).link();
        CLOCK.advance(Duration.ofHours(3));
        assertThatThrownBy(() -> people.registration().reset(link.secret(), PASSWORD, "192.0.2.1"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void an_address_is_changed_when_a_letter_there_is_answered() {
        String mail = account();
        String next = mail();
        Person person = people.people().findByMail(mail).orElseThrow();
        platform.db().inTransaction(tx -> {
            people.registration().requestMail(tx, person, next);
            return tx;
        });
        assertThat(people.people().findByMail(next)).isEmpty();
        confirm(only(Letter.ConfirmMail.class).link());
        assertThat(people.people().findByMail(next).orElseThrow().id()).isEqualTo(person.id());
    }

    @Test
    void nobody_is_flooded_with_letters() {
        String mail = account();
        for (int i = 0; i < 10; i++) {
            people.registration().requestReset(mail, "192.0.2." + i);
        }
        people.registration().sendLetters();
        assertThat(LETTERS).hasSize(5);
    }

    @Test
    void somebody_entered_on_the_command_line_gets_a_link_that_works_once_and_no_password() {
        NewPerson first = NewPerson.typed("運営 一郎", "", Optional.of(mail()), "");
        Person operator = platform.db().inTransaction(tx -> people.people().enter(tx, first, Optional.empty()));
        assertThat(operator.canSignIn()).isFalse();
        Letter.Link link =
                platform.db().inTransaction(tx -> people.registration().passwordLink(tx, operator));
        people.registration().reset(link.secret(), PASSWORD, "192.0.2.1");
        assertThat(people.people().get(operator.id()).canSignIn()).isTrue();
        assertThatThrownBy(() -> people.registration().reset(link.secret(), PASSWORD, "192.0.2.1"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void secrets_do_not_show_when_a_letter_or_an_attempt_is_printed() {
        register(mail(), PASSWORD);
        Letter.ConfirmMail letter = only(Letter.ConfirmMail.class);
        assertThat(letter.toString()).doesNotContain(letter.link().secret());
        assertThat(new SignIn.Attempt("a@b.jp", PASSWORD, "192.0.2.1", Optional.of("x")).toString())
                .doesNotContain(PASSWORD);
    }

    @Test
    void only_hashes_of_secrets_are_kept() throws Exception {
        register(mail(), PASSWORD);
        String secret = only(Letter.ConfirmMail.class).link().secret();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select string_agg(r::text, ' ') from registrations r")) {
            rows.next();
            assertThat(rows.getString(1)).doesNotContain(secret).doesNotContain(PASSWORD);
        }
    }

    @Test
    void the_desk_notes_an_address_check_of_somebody_it_knows() {
        platform.db()
                .inTransaction(
                        tx -> people.hubs().create(tx, "desk-hub", Hub.Profile.named("窓口（例）"), Optional.empty()));
        UUID desk = people.people().findByMail(account()).orElseThrow().id();
        platform.db().inTransaction(tx -> {
            Person person = people.residents()
                    .enter(tx, "desk-hub", NewPerson.typed("藤田 サチ", "ふじた さち", Optional.empty(), "042-123-4567"), desk);
            people.residents()
                    .checked(
                            tx,
                            new AddressCheck(
                                    "desk-hub",
                                    person.id(),
                                    people.hubs().today("desk-hub"),
                                    AddressCheck.Method.LICENCE,
                                    desk));
            return person;
        });
        Person found = people.residents().search("desk-hub", "フジタ", 10).getFirst();
        assertThat(people.residents().search("desk-hub", "042-123", 10)).containsExactly(found);
        assertThat(people.residents().check(found.id(), "desk-hub")).isPresent();
        assertThat(people.residents().check(desk, "desk-hub")).isEmpty();
    }

    private static String mail() {
        return "person" + ++number + "@example.jp";
    }

    private static String account() {
        String mail = mail();
        register(mail, PASSWORD);
        confirm(only(Letter.ConfirmMail.class).link());
        LETTERS.clear();
        return mail;
    }

    private static void register(String mail, String password) {
        people.registration()
                .request(NewPerson.typed("見本 花子", "みほん はなこ", Optional.of(mail), ""), password, "192.0.2." + number);
        people.registration().sendLetters();
    }

    private static UUID confirm(Letter.Link link) {
        return platform.db().inTransaction(tx -> people.registration().confirm(tx, link.secret()));
    }

    private static UUID signIn(String mail, String password) {
        return people.signIn()
                .attempt(new SignIn.Attempt(mail, password, "192.0.2.200", Optional.empty()))
                .person();
    }

    private static <T extends Letter> T only(Class<T> kind) {
        assertThat(LETTERS).hasSize(1);
        return kind.cast(LETTERS.getFirst());
    }
}
