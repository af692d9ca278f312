package org.mochiyori.bench;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.mochiyori.catalogue.GeoPoint;
import org.mochiyori.catalogue.Municipalities;
import org.mochiyori.catalogue.Municipality;

/**
 * Made data for searching: sites of fifty listings in two hundred municipalities, twenty bookings of two hours for each listing
 * in four weeks, one on every day of a weekend. All of it follows from the numbers of the listings.
 *
 * @param listings how many
 */
record SearchWorld(int listings) {
    static final int AREAS = 200;
    static final int BOOKINGS = 20;
    static final LocalDate FIRST = LocalDate.of(2027, 1, 4);

    /** What is looked for: two to seven characters, rare and common. */
    static final List<String> WORDS = List.of(
            "和室", "椅子", "茶室", "講堂", "会議室", "テント", "体育館", "研修室", "ホール", "調理実習", "手話通訳", "第7会議室", "ワイヤレス", "音楽スタジオ",
            "折りたたみ椅子", "プロジェクター");

    private static final int AT_A_SITE = 50;
    private static final int[] WEEKEND = {5, 6, 12, 13, 19, 20, 26, 27};
    private static final int[] WINDOW_DAYS = {5, 6, 12, 13, 19, 20, 26, 27, 2, 9, 17};
    private static final int[] STARTS = {9, 10, 11, 12, 13, 14, 16, 18};
    private static final int OTHER_DAYS = BOOKINGS - WEEKEND.length;

    /** Each name with the number of listings in a hundred that bear it; # is a number up to the third column. */
    private static final List<Named> NAMES = List.of(
            new Named("第#会議室", 18, 20),
            new Named("和室#", 8, 2),
            new Named("茶室", 2, 1),
            new Named("講堂", 3, 1),
            new Named("多目的ホール#", 8, 5),
            new Named("体育館", 4, 1),
            new Named("研修室#", 9, 9),
            new Named("調理実習室", 6, 1),
            new Named("音楽スタジオ#", 6, 5),
            new Named("工作室", 6, 1),
            new Named("テント(3×6m)", 5, 1),
            new Named("プロジェクター", 6, 1),
            new Named("折りたたみ椅子(20脚)", 6, 1),
            new Named("ワイヤレスマイク", 4, 1),
            new Named("発電機", 4, 1),
            new Named("手話通訳(2級)", 5, 1));

    private static final List<String> NOTES = List.of(
            "プロジェクターを借りられます。",
            "椅子と机があります。",
            "和室から庭が見えます。",
            "研修室の鍵は窓口で渡します。",
            "土足で入れます。",
            "段差がありません。",
            "飲み物を持ち込めます。",
            "雨の日も使えます。",
            "駅から歩いて行けます。",
            "使ったあとは元の場所に戻してください。");

    private static final List<Municipality> TOWNS = towns();

    private record Named(String pattern, int share, int numbers) {}

    /** Two hours in which something must be free. */
    record Window(OffsetDateTime from, OffsetDateTime to) {}

    /** A place with its listings. */
    record Site(int number, Municipality town, GeoPoint point) {
        String name() {
            return town.name() + "第" + (number / AREAS + 1) + "交流センター（例）";
        }

        String address() {
            return town.fullName() + "中町" + (number / AREAS + 1) + "番";
        }
    }

    /** What a person asks: a word, free in a window, in one of the areas or around its middle. */
    record Question(String word, Window window, int area) {
        Municipality town() {
            return TOWNS.get(area);
        }
    }

    /** How many places there are. */
    int sites() {
        return (listings + AT_A_SITE - 1) / AT_A_SITE;
    }

    Site site(int number) {
        Municipality town = TOWNS.get(number % AREAS);
        long hash = mixed(number, 1);
        double north = (hash & 0xffff) / 65_536.0 - 0.5;
        double east = (hash >>> 16 & 0xffff) / 65_536.0 - 0.5;
        return new Site(
                number,
                town,
                new GeoPoint(town.hall().lat() + 0.3 * north, town.hall().lon() + 0.3 * east));
    }

    Site siteOf(int listing) {
        return site(listing / AT_A_SITE);
    }

    static int area(Site site) {
        return site.number() % AREAS;
    }

    String name(int listing) {
        int place = (int) Math.floorMod(mixed(listing, 2), 100L);
        for (Named each : NAMES) {
            place -= each.share();
            if (place < 0) {
                long number = 1 + Math.floorMod(mixed(listing, 3), (long) each.numbers());
                return each.pattern().replace("#", String.valueOf(number));
            }
        }
        throw new IllegalStateException("the shares do not make a hundred");
    }

    String note(int listing) {
        return NOTES.get((int) Math.floorMod(mixed(listing, 4), (long) NOTES.size()));
    }

    /** The starts of a listing's bookings, in seconds of the epoch; each takes two hours, and no two overlap. */
    void eachBooking(int listing, LongConsumer start) {
        for (int day : WEEKEND) {
            start.accept(start(listing, day));
        }
        int left = OTHER_DAYS;
        for (int day = 0, days = BOOKINGS; day < 28; day++) {
            if (day % 7 < 5) {
                // Each of the remaining days with the same chance, so many in all.
                if (Math.floorMod(mixed(listing, 40 + day), (long) days) < left) {
                    start.accept(start(listing, day));
                    left--;
                }
                days--;
            }
        }
    }

    private static long start(int listing, int day) {
        int hour = STARTS[(int) (mixed(listing, 80 + day) >>> 8 & 7)];
        return FIRST.plusDays(day).atTime(hour, 0).atZone(World.ZONE).toEpochSecond();
    }

    /** Different questions for different numbers, all words, days and areas in turn. */
    Question question(long number) {
        long hash = mixed(number, 9);
        int word = (int) Math.floorMod(number, (long) WORDS.size());
        int window = (int) Math.floorMod(hash, (long) WINDOW_DAYS.length);
        int area = (int) Math.floorMod(hash >>> 8, (long) Math.min(AREAS, sites()));
        return new Question(WORDS.get(word), window(window), area);
    }

    /** The beginning of a word or of a place's name, as somebody types it. */
    String typed(long number) {
        long hash = mixed(number, 10);
        String whole = number % 2 == 0
                ? WORDS.get((int) Math.floorMod(hash, (long) WORDS.size()))
                : site((int) Math.floorMod(hash, (long) sites())).name();
        return whole.substring(0, 1 + (int) Math.floorMod(hash >>> 16, (long) whole.length()));
    }

    static Window window(int number) {
        OffsetDateTime from = FIRST.plusDays(WINDOW_DAYS[number % WINDOW_DAYS.length])
                .atTime(10, 0)
                .atZone(World.ZONE)
                .toOffsetDateTime();
        return new Window(from, from.plusHours(2));
    }

    private static long mixed(long number, int salt) {
        long z = (number * 128 + salt) * 0x9e37_79b9_7f4a_7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return (z ^ (z >>> 31)) >>> 1;
    }

    private static List<Municipality> towns() {
        Municipalities known = Municipalities.bundled();
        List<Municipality> all = known.all().stream()
                .filter(town -> known.cityOf(town).isEmpty())
                .sorted(Comparator.comparing(Municipality::code))
                .toList();
        int step = all.size() / AREAS;
        return Stream.iterate(0, i -> i + step).limit(AREAS).map(all::get).toList();
    }
}
