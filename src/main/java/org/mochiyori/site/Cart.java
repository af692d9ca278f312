package org.mochiyori.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.booking.Wish;
import org.mochiyori.kernel.TimeWindow;

/**
 * What somebody has gathered to ask for in one go. It lies in the browser, since it is a wish and nothing more: it keeps
 * nothing from others, and all of it is measured anew whenever it is shown or sent.
 */
record Cart(List<Line> lines) {
    private static final String NAME = "gathered";
    private static final Duration KEPT = Duration.ofDays(14);
    private static final int DIGITS = 36;

    Cart {
        lines = List.copyOf(lines);
    }

    /**
     * One thing wanted, at a whole minute.
     *
     * @param extras labels of what is wanted on top
     */
    record Line(UUID listing, TimeWindow window, int quantity, Set<String> extras) {
        Line {
            extras = Set.copyOf(extras);
        }

        Wish.WishLine wish() {
            return new Wish.WishLine(listing, window, quantity, false, extras);
        }
    }

    /** The one this browser holds; what is not ours counts as empty. */
    static Cart of(Visit visit) {
        return new Cart(visit.cookie(NAME).map(Cart::read).orElse(List.of()));
    }

    boolean isFull() {
        return lines.size() >= Wish.MOST_LINES;
    }

    /** The same with one line more. */
    Cart with(Line line) {
        List<Line> more = new ArrayList<>(lines);
        more.add(line);
        return new Cart(more);
    }

    /** The same with another line in this place. */
    Cart with(int position, Line line) {
        List<Line> changed = new ArrayList<>(lines);
        changed.set(position, line);
        return new Cart(changed);
    }

    /** The same without this line. */
    Cart without(int position) {
        List<Line> fewer = new ArrayList<>(lines);
        fewer.remove(position);
        return new Cart(fewer);
    }

    /** As text without blanks; equal carts have equal texts. */
    String text() {
        return lines.stream().map(Cart::write).collect(Collectors.joining("~"));
    }

    /** The {@code Set-Cookie} line that keeps it. */
    String cookie(boolean secure) {
        return Cookie.cookie(NAME, text())
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(lines.isEmpty() ? 0 : KEPT.toSeconds())
                .encode();
    }

    private static String write(Line line) {
        ByteBuffer id = ByteBuffer.allocate(16)
                .putLong(line.listing().getMostSignificantBits())
                .putLong(line.listing().getLeastSignificantBits());
        long from = line.window().from().getEpochSecond() / 60;
        long until = line.window().until().getEpochSecond() / 60;
        String extras = line.extras().stream().sorted().collect(Collectors.joining("\n"));
        return String.join(
                ".",
                Base64.getUrlEncoder().withoutPadding().encodeToString(id.array()),
                Long.toString(from, DIGITS),
                Long.toString(until - from, DIGITS),
                Integer.toString(line.quantity(), DIGITS),
                Base64.getUrlEncoder().withoutPadding().encodeToString(extras.getBytes(UTF_8)));
    }

    private static List<Line> read(String text) {
        try {
            return Arrays.stream(text.split("~", -1))
                    .filter(line -> !line.isEmpty())
                    .limit(Wish.MOST_LINES)
                    .map(Cart::line)
                    .toList();
        } catch (RuntimeException notOurs) {
            // Changed by hand or written by another version: what is gathered is gathered anew.
            return List.of();
        }
    }

    private static Line line(String text) {
        String[] parts = text.split("\\.", -1);
        ByteBuffer id = ByteBuffer.wrap(Base64.getUrlDecoder().decode(parts[0]));
        long from = Long.parseLong(parts[1], DIGITS);
        long until = from + Long.parseLong(parts[2], DIGITS);
        int quantity = Integer.parseInt(parts[3], DIGITS);
        if (quantity < 1) {
            throw new IllegalArgumentException("a quantity is 1 or more");
        }
        return new Line(
                new UUID(id.getLong(), id.getLong()),
                new TimeWindow(Instant.ofEpochSecond(from * 60), Instant.ofEpochSecond(until * 60)),
                quantity,
                // Written by another version, there is no fifth part.
                parts.length < 5
                        ? Set.of()
                        : extras(new String(Base64.getUrlDecoder().decode(parts[4]), UTF_8)));
    }

    private static Set<String> extras(String lines) {
        return lines.lines().filter(label -> !label.isBlank()).collect(Collectors.toUnmodifiableSet());
    }
}
