package org.mochiyori.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.catalogue.Place;
import org.mochiyori.index.SearchRequest;
import org.mochiyori.index.SearchRequest.Filters;
import org.mochiyori.index.SearchRequest.Page;
import org.mochiyori.intake.Import;
import org.mochiyori.intake.Intake;
import org.mochiyori.intake.Order;
import org.mochiyori.listfile.SourceFile;
import org.mochiyori.support.TestHub;

/** Questions of all kinds, judged: the mean nDCG@10 of each kind stays above a floor, and better answers before lesser ones. */
class JudgedSearchTest {
    private static final List<String> FILES = List.of(
            "/demo/132241_tama_gsi_shelters.json",
            "/demo/132021_tachikawa_gsi_shelters.json",
            "/demo/252034_nagahama_gsi_shelters.json",
            "/demo/132241_tama_equipment.csv",
            "/demo/132021_tachikawa_equipment.csv",
            "/demo/252034_nagahama_equipment.csv",
            "/demo/132241_tama_skills.csv",
            "/demo/132021_tachikawa_skills.csv",
            "/demo/252034_nagahama_skills.csv",
            "/listfile/222127_yaizu_community_center.csv",
            "/listfile/222127_yaizu_facilities_smartmap.csv",
            "/listfile/372013_takamatsu_gymnasium.csv",
            "/listfile/372013_takamatsu_hall.csv",
            "/search/131164_toshima_rooms.json",
            "/search/131075_sumida_rooms.json",
            "/search/132233_musashimurayama_equipment.csv",
            "/search/132233_musashimurayama_skills.csv");

    private static final Map<String, Double> FLOORS = new TreeMap<>(Map.ofEntries(
            Map.entry("kanji", 0.95),
            Map.entry("kana", 0.95),
            Map.entry("romaji", 0.95),
            Map.entry("typo", 0.95),
            Map.entry("synonym", 0.95),
            Map.entry("nickname", 0.95),
            Map.entry("natural", 0.92),
            Map.entry("area", 0.92),
            Map.entry("attribute", 0.90),
            Map.entry("easy", 0.90),
            Map.entry("en", 0.95),
            Map.entry("zh", 0.95),
            Map.entry("pt", 0.95),
            Map.entry("vi", 0.95),
            Map.entry("ko", 0.95)));

    private static TestHub server;
    private static final Map<String, List<Entry>> BY_AREA = new HashMap<>();

    @BeforeAll
    static void fill() throws IOException {
        server = TestHub.start();
        Lender lender = ListingFixture.on(server).lender();
        Intake intake = server.features().intake().intake();
        for (String file : FILES) {
            try (InputStream in = Objects.requireNonNull(JudgedSearchTest.class.getResourceAsStream(file), file)) {
                String name = file.substring(file.lastIndexOf('/') + 1);
                Order order = new Order(
                        lender.hub(), Optional.empty(), lender.curator().id(), SourceFile.of(name, in.readAllBytes()));
                Import read = intake.begin(order);
                server.features().platform().db().inTransaction(tx -> intake.apply(tx, read.id(), true));
                intake.finish(read.id(), progress -> {});
            }
        }
        SearchFixture.catchUp(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** One line of the file of judged questions. */
    private record Judged(String kind, String area, String question, Pattern best, Optional<Pattern> good) {
        static Judged of(String line) {
            String[] cells = line.split("\t", -1);
            Optional<Pattern> good =
                    Optional.of(cells[4]).filter(cell -> !cell.isEmpty()).map(Pattern::compile);
            return new Judged(cells[0], cells[1], cells[2], Pattern.compile(cells[3]), good);
        }

        String judgedArea() {
            return area.replace("all/", "");
        }

        int grade(Entry entry) {
            String name = text(entry);
            return best.matcher(name).find()
                    ? 2
                    : good.filter(pattern -> pattern.matcher(name).find()).isPresent() ? 1 : 0;
        }
    }

    @Test
    void every_kind_of_question_finds_what_was_meant() throws IOException {
        Map<String, List<Double>> scores = new TreeMap<>();
        List<String> poor = new ArrayList<>();
        List<String> unanswerable = new ArrayList<>();
        for (Judged judged : judged()) {
            List<Entry> found = find(judged.question(), judged.area().startsWith("all") ? "" : judged.area());
            List<Integer> ideal = grades(all(judged.judgedArea()), judged::grade).stream()
                    .sorted(Comparator.reverseOrder())
                    .toList();
            if (!ideal.contains(2)) {
                unanswerable.add(judged.area() + " " + judged.question());
                continue;
            }
            double score = gain(grades(found, judged::grade)) / gain(ideal);
            scores.computeIfAbsent(judged.kind(), kind -> new ArrayList<>()).add(score);
            if (score < 0.7) {
                poor.add(judged.kind() + " " + judged.question() + " "
                        + found.stream().limit(3).map(JudgedSearchTest::text).toList());
            }
        }
        assertThat(unanswerable).as("questions that no listing answers").isEmpty();
        assertThat(scores.keySet()).isEqualTo(FLOORS.keySet());
        scores.forEach((kind, all) -> assertThat(
                        all.stream().mapToDouble(d -> d).average().orElse(0))
                .as("%s; poor: %s", kind, poor)
                .isGreaterThanOrEqualTo(FLOORS.getOrDefault(kind, 1.0)));
    }

    @Test
    void the_better_answer_comes_before_the_lesser_one() {
        before("252034", "体育館", "長浜市民体育館", "長浜伊香ツインアリーナ");
        before("252034", "除雪機", "小型除雪機", "スノーダンプ・雪かきスコップ");
        before("252034", "高付小学校", "高月小学校", "小谷小学校");
        before("132241", "いす", "パイプ椅子", "車いす（自走式）");
        before("132241", "公民館", "関戸公民館", "聖ヶ丘コミュニティセンター");
        before("132241", "コミセン", "聖ヶ丘コミュニティセンター", "関戸公民館");
        before("132021", "べんきょうする ところ", "錦学習館", "立川市立第六小学校");
    }

    @Test
    void today_is_not_read_out_of_the_middle_of_a_word() {
        assertThat(find("べんきょうする ところ", "132021")).isNotEmpty();
    }

    @Test
    void what_begins_with_a_known_word_is_no_slip_of_another() {
        assertThat(find("畳のある部屋", "131075"))
                .isNotEmpty()
                .allMatch(entry -> entry.listing().name().contains("和室"));
    }

    private static void before(String area, String question, String better, String lesser) {
        List<String> names = find(question, area).stream()
                .map(entry -> entry.listing().name())
                .toList();
        assertThat(names).as(question).contains(better);
        assertThat(names.indexOf(better)).as(question + " " + names).isLessThan(at(names, lesser));
    }

    private static int at(List<String> names, String name) {
        return names.contains(name) ? names.indexOf(name) : Integer.MAX_VALUE;
    }

    private static List<Judged> judged() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(JudgedSearchTest.class.getResourceAsStream("/search/judged.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Judged::of)
                    .toList();
        }
    }

    private static List<Entry> all(String area) {
        return BY_AREA.computeIfAbsent(area, code -> {
            List<Entry> entries = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                Found found = ask("", code, new Page(SearchRequest.Sort.NAME, cursor, 100, false));
                found.items().forEach(item -> entries.add(item.entry()));
                cursor = found.next();
            } while (cursor.isPresent());
            return entries;
        });
    }

    private static List<Entry> find(String question, String area) {
        return ask(question, area, Page.first(20)).items().stream()
                .map(Found.Item::entry)
                .toList();
    }

    private static Found ask(String question, String area, Page page) {
        Filters filters = area.isEmpty() ? Filters.NONE : Filters.NONE.in(Set.of(area));
        return server.features()
                .search()
                .search()
                .find(Optional.empty(), new Wanted(question, false, filters, Optional.empty(), false, page));
    }

    private static String text(Entry entry) {
        String name = entry.listing().name();
        return entry.place()
                .map(Place::name)
                .filter(place -> !name.contains(place))
                .map(place -> place + " / " + name)
                .orElse(name);
    }

    private static List<Integer> grades(List<Entry> entries, ToIntFunction<Entry> grade) {
        return entries.stream().map(grade::applyAsInt).toList();
    }

    private static double gain(List<Integer> grades) {
        double sum = 0;
        for (int i = 0; i < Math.min(10, grades.size()); i++) {
            sum += (Math.pow(2, grades.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
        }
        return sum;
    }
}
