package org.mochiyori.notice;

import java.util.Optional;
import org.mochiyori.platform.config.Settings;
import org.mochiyori.platform.text.Typed;

/**
 * How mail goes out.
 *
 * @param server the mail server; empty: no mail is sent, people read their notices on the page
 * @param from the address that letters come from; empty only without a server
 */
public record NoticeConfig(Optional<Server> server, String from) {
    /** No mail. */
    public static final NoticeConfig NO_MAIL = new NoticeConfig(Optional.empty(), "");

    /** How the way to the mail server is encrypted. */
    public enum Tls {
        /** Plain first, then STARTTLS, or nothing is sent (RFC 3207). */
        STARTTLS,
        /** From the first byte (RFC 8314). */
        IMPLICIT,
        /** Not at all: a mail server on this machine. */
        NONE
    }

    /**
     * A mail server.
     *
     * @param user empty: it asks for no sign-in
     */
    public record Server(String host, int port, Tls tls, Optional<String> user, String password) {
        @Override
        public String toString() {
            return host + ":" + port + " " + tls;
        }
    }

    /** Reads {@code mail.host}, {@code .port}, {@code .from}, {@code .user}, {@code .password}, {@code .tls}. */
    public static NoticeConfig read(Settings settings) {
        Optional<String> host = settings.text("mail.host");
        Tls tls = settings.convert("mail.tls", Tls.STARTTLS, "starttls, implicit or none", text -> switch (text) {
            case "starttls" -> Tls.STARTTLS;
            case "implicit" -> Tls.IMPLICIT;
            case "none" -> Tls.NONE;
            default -> throw new IllegalArgumentException("none of them");
        });
        int port = settings.number("mail.port", tls == Tls.IMPLICIT ? 465 : 587, 1, 65535);
        Optional<String> user = settings.text("mail.user");
        String password = settings.text("mail.password", "");
        String from = settings.convert(
                "mail.from",
                "",
                "a mail address such as mochiyori@example.jp",
                text -> Typed.mail(text).orElseThrow(() -> new IllegalArgumentException("not an address")));
        if (host.isPresent() && from.isEmpty()) {
            settings.refuse("mail.host", host.get(), "give mail.from too, the address that letters come from");
        }
        return new NoticeConfig(host.map(name -> new Server(name, port, tls, user, password)), from);
    }
}
