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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mochiyori.booking.Wish;
import org.mochiyori.kernel.TimeWindow;

/**
 * What somebody has gathered to ask for in one go. It lies in the browser, since it is a wish and nothing more: it keeps
 * nothing from others, and all of it is measured anew whenever it is shown or sent.
 *
 * @param told what it is all for, as far as somebody has said so on the form of one of the things
 */
record Cart(List<Line> lines, Told told) {
    private static final String NAME = "gathered";
    private static final Duration KEPT = Duration.ofDays(14);
    private static final int DIGITS = 36;
    /** How the part begins that is no line. */
    private static final String TOLD = "!";
    /** Browsers drop a cookie of more than 4096 bytes: what it is for is typed again sooner than what is wanted. */
    private static final int LONGEST = 3800;

    Cart {
        lines = List.copyOf(lines);
    }

    /** Of which nobody has said what it is for. */
    Cart(List<Line> lines) {
        this(lines, Told.NOTHING);
    }

    /**
     * What all of it is for.
     *
     * @param purpose blank where it was not said
     */
    record Told(String purpose, Optional<Integer> persons) {
        static final Told NOTHING = new Told("", Optional.empty());

        /** The same, with what was said before where this says nothing. */
        Told or(Told before) {
            return new Told(purpose.isBlank() ? before.purpose() : purpose, persons.or(before::persons));
        }

        /** As answers of a form. */
        Map<String, String> answers() {
            Map<String, String> answers = new LinkedHashMap<>();
            if (!purpose.isBlank()) {
                answers.put("purpose", purpose);
            }
            persons.ifPresent(count -> answers.put("persons", count.toString()));
            return answers;
        }
    }

    /**
     * One thing wanted, at a whole minute.
     *
     * @param extras labels of what is wanted on top
     * @param candidates further times that would do as well, where a person is asked for help; each time once
     */
    record Line(UUID listing, TimeWindow window, int quantity, Set<String> extras, List<TimeWindow> candidates) {
        Line {
            extras = Set.copyOf(extras);
            candidates = candidates.stream()
                    .filter(other -> !other.equals(window))
                    .distinct()
                    .toList();
            if (candidates.size() > Wish.WishLine.MOST_CANDIDATES) {
                throw new IllegalArgumentException("too many times");
            }
        }

        /** Every time that would do: the one wished for most, then the others. */
        List<TimeWindow> windows() {
            return Stream.concat(Stream.of(window), candidates.stream()).toList();
        }

        Wish.WishLine wish() {
            return new Wish.WishLine(listing, window, quantity, false, extras, candidates);
        }
    }

    /** The one this browser holds; what is not ours counts as empty. */
    static Cart of(Visit visit) {
        return visit.cookie(NAME).map(Cart::read).orElse(new Cart(List.of()));
    }

    boolean isFull() {
        return lines.size() >= Wish.MOST_LINES;
    }

    /** The same with one line more. */
    Cart with(Line line) {
        List<Line> more = new ArrayList<>(lines);
        more.add(line);
        return of(more);
    }

    /** The same with another line in this place. */
    Cart with(int position, Line line) {
        List<Line> changed = new ArrayList<>(lines);
        changed.set(position, line);
        return of(changed);
    }

    /** The same without this line. */
    Cart without(int position) {
        List<Line> fewer = new ArrayList<>(lines);
        fewer.remove(position);
        return of(fewer);
    }

    /** Other lines for the same use. */
    Cart of(List<Line> others) {
        return new Cart(others, told);
    }

    /** The same lines, for what was said last. */
    Cart of(Told last) {
        return new Cart(lines, last.or(told));
    }

    /** The lines as text without blanks; equal lines have equal texts. */
    String text() {
        return lines.stream().map(Cart::write).collect(Collectors.joining("~"));
    }

    /** All of it as text without blanks; what was for something that is gone is for nothing. */
    String kept() {
        boolean tells = !lines.isEmpty() && !told.equals(Told.NOTHING);
        String whole = tells ? text() + "~" + write(told) : text();
        return whole.length() > LONGEST ? text() : whole;
    }

    /** The {@code Set-Cookie} line that keeps it. */
    String cookie(boolean secure) {
        return Cookie.cookie(NAME, kept())
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
        String written = String.join(
                ".",
                Base64.getUrlEncoder().withoutPadding().encodeToString(id.array()),
                write(line.window()),
                Integer.toString(line.quantity(), DIGITS),
                encoded(line.extras().stream().sorted().collect(Collectors.joining("\n"))));
        return Stream.concat(Stream.of(written), line.candidates().stream().map(Cart::write))
                .collect(Collectors.joining("."));
    }

    private static String write(TimeWindow window) {
        long from = window.from().getEpochSecond() / 60;
        long until = window.until().getEpochSecond() / 60;
        return Long.toString(from, DIGITS) + "." + Long.toString(until - from, DIGITS);
    }

    private static String write(Told told) {
        return TOLD + encoded(told.purpose()) + "."
                + told.persons().map(count -> Integer.toString(count, DIGITS)).orElse("");
    }

    /** What {@link #kept} has written, by this version or one before. */
    static Cart read(String text) {
        try {
            List<String> parts = Arrays.stream(text.split("~", -1))
                    .filter(part -> !part.isEmpty())
                    .toList();
            List<Line> lines = parts.stream()
                    .filter(part -> !part.startsWith(TOLD))
                    .limit(Wish.MOST_LINES)
                    .map(Cart::line)
                    .toList();
            Told told = parts.stream()
                    .filter(part -> part.startsWith(TOLD))
                    .findFirst()
                    .map(part -> told(part.substring(TOLD.length())))
                    .orElse(Told.NOTHING);
            return new Cart(lines, told);
        } catch (RuntimeException notOurs) {
            // Changed by hand or written by another version: what is gathered is gathered anew.
            return new Cart(List.of());
        }
    }

    private static Told told(String text) {
        String[] parts = text.split("\\.", -1);
        return new Told(
                decoded(parts[0]),
                Optional.of(parts[1]).filter(count -> !count.isEmpty()).map(count -> Integer.valueOf(count, DIGITS)));
    }

    private static Line line(String text) {
        String[] parts = text.split("\\.", -1);
        ByteBuffer id = ByteBuffer.wrap(Base64.getUrlDecoder().decode(parts[0]));
        int quantity = Integer.parseInt(parts[3], DIGITS);
        if (quantity < 1) {
            throw new IllegalArgumentException("a quantity is 1 or more");
        }
        return new Line(
                new UUID(id.getLong(), id.getLong()),
                window(parts[1], parts[2]),
                quantity,
                // Written by another version, there is no fifth part, or nothing after it.
                parts.length < 5 ? Set.of() : extras(decoded(parts[4])),
                candidates(Arrays.asList(parts).subList(Math.min(5, parts.length), parts.length)));
    }

    private static List<TimeWindow> candidates(List<String> parts) {
        return IntStream.range(0, parts.size() / 2)
                .mapToObj(i -> window(parts.get(2 * i), parts.get(2 * i + 1)))
                .toList();
    }

    private static TimeWindow window(String begin, String length) {
        long from = Long.parseLong(begin, DIGITS);
        long until = from + Long.parseLong(length, DIGITS);
        return new TimeWindow(Instant.ofEpochSecond(from * 60), Instant.ofEpochSecond(until * 60));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getUrlDecoder().decode(text), UTF_8);
    }

    private static Set<String> extras(String lines) {
        return lines.lines().filter(label -> !label.isBlank()).collect(Collectors.toUnmodifiableSet());
    }
}
