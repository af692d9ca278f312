package org.mochiyori;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The walls of the house. No rule is ever switched off; a real exception is written into the rule with its reason. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.mochiyori");

    /** Which feature may use which; what those may use comes along. */
    private static final Map<String, Set<String>> ARROWS = new TreeMap<>(Map.ofEntries(
            Map.entry("people", Set.of()),
            Map.entry("group", Set.of("people")),
            Map.entry("calendar", Set.of()),
            Map.entry("catalogue", Set.of("calendar", "group")),
            Map.entry("curation", Set.of("catalogue", "group")),
            // Above the features: what starts, shows and measures a whole server.
            Map.entry("demo", Set.of("site")),
            Map.entry("bench", Set.of("site")),
            Map.entry("command", Set.of("demo", "bench", "site")),
            Map.entry("listfile", Set.of("catalogue")),
            Map.entry("intake", Set.of("listfile", "catalogue", "curation", "group")),
            Map.entry("allocation", Set.of("calendar", "group")),
            Map.entry("booking", Set.of("catalogue", "calendar", "allocation", "group", "people")),
            Map.entry("conversation", Set.of("booking", "group", "people")),
            Map.entry("outside", Set.of("booking", "catalogue", "group", "people")),
            Map.entry("feed", Set.of("booking", "catalogue", "group", "people")),
            Map.entry("series", Set.of("booking", "group")),
            Map.entry("dues", Set.of("booking", "catalogue", "group")),
            Map.entry("report", Set.of("dues", "booking", "catalogue", "group", "people")),
            Map.entry("closure", Set.of("dues", "booking", "catalogue", "group", "people")),
            Map.entry("custody", Set.of("dues", "booking", "catalogue", "group", "people")),
            Map.entry("access", Set.of("booking", "catalogue", "group", "people")),
            Map.entry("emergency", Set.of("closure", "booking", "catalogue", "group", "people")),
            Map.entry("paper", Set.of("dues", "booking", "catalogue", "group", "people")),
            Map.entry("words", Set.of("catalogue")),
            Map.entry("index", Set.of("words", "catalogue")),
            Map.entry("search", Set.of("index", "words", "catalogue", "calendar", "booking")),
            Map.entry("notice", Set.of("booking", "curation", "people", "search", "allocation", "group")),
            Map.entry("arrangement", Set.of("notice", "booking", "catalogue", "group", "people")),
            Map.entry("saved", Set.of("notice", "search", "catalogue", "group", "people")),
            Map.entry(
                    "site",
                    Set.of(
                            "saved",
                            "feed",
                            "arrangement",
                            "conversation",
                            "series",
                            "outside",
                            "dues",
                            "report",
                            "closure",
                            "custody",
                            "emergency",
                            "access",
                            "paper",
                            "notice",
                            "search",
                            "booking",
                            "curation",
                            "intake",
                            "catalogue",
                            "group",
                            "people"))));

    @Test
    void features_form_no_circle() {
        slices().matching("org.mochiyori.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void a_feature_uses_only_what_its_arrows_reach() {
        for (String feature : present()) {
            Set<String> allowed = reach(feature);
            String[] forbidden = present().stream()
                    .filter(other -> !other.equals(feature) && !allowed.contains(other))
                    .map(other -> "org.mochiyori." + other + "..")
                    .toArray(String[]::new);
            if (forbidden.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage("org.mochiyori." + feature + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden)
                        .check(HOUSE);
            }
        }
    }

    @Test
    void every_package_has_its_place_in_the_arrow_table() {
        Set<String> known = new LinkedHashSet<>(ARROWS.keySet());
        known.addAll(Set.of("kernel", "platform"));
        for (JavaClass each : HOUSE) {
            String inner = each.getPackageName().replaceFirst("^org\\.mochiyori\\.?", "");
            assertThat(inner.isEmpty() || known.contains(inner.split("\\.")[0]))
                    .as(each.getName())
                    .isTrue();
        }
    }

    @Test
    void the_kernel_uses_only_the_jdk_and_jspecify() {
        classes()
                .that()
                .resideInAPackage("org.mochiyori.kernel")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "org.mochiyori.kernel")
                .check(HOUSE);
    }

    @Test
    void the_platform_uses_no_feature() {
        noClasses()
                .that()
                .resideInAPackage("org.mochiyori.platform..")
                .should()
                .dependOnClassesThat(are(resideInAPackage("org.mochiyori..")
                        .and(DescribedPredicate.not(
                                resideInAnyPackage("org.mochiyori.platform..", "org.mochiyori.kernel")))))
                .check(HOUSE);
    }

    @Test
    void only_routes_and_pages_speak_http() {
        noClasses()
                .that(are(DescribedPredicate.not(simpleNameEndingWith("Routes")
                        .or(resideInAnyPackage("org.mochiyori.platform.web", "org.mochiyori.site"))
                        // The wiring of the whole server hands the router from one to the other.
                        .or(nameMatching("org\\.mochiyori\\.(Server|Features)(\\$.*)?"))
                        .or(nameMatching(".*Routes\\$.*")))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx.ext.web..")
                .check(HOUSE);
    }

    @Test
    void only_stores_speak_sql() {
        noClasses()
                .that(are(DescribedPredicate.not(simpleNameEndingWith("Store")
                        .or(nameMatching(".*Store\\$.*"))
                        // Rows of the change log and of kept answers are platform's own.
                        .or(resideInAnyPackage("org.mochiyori.platform..")))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx.sqlclient..")
                .check(HOUSE);
    }

    @Test
    void only_the_index_and_what_is_around_it_know_lucene() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        // Readings come from Lucene's Japanese dictionary.
                        "org.mochiyori.words..", "org.mochiyori.index..", "org.mochiyori.search..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.lucene..")
                .check(HOUSE);
    }

    @Test
    void nobody_waits_in_ways_that_stall_a_verticle() {
        noClasses()
                .should()
                .callMethodWhere(nameOf("io.vertx.core.Future", "await").and(takes(2)))
                .check(HOUSE);
        noClasses()
                // The embedded PostgreSQL waits for a process of the operating system, on threads of its own.
                .that(are(DescribedPredicate.not(resideInAPackage("org.mochiyori.platform.db"))))
                .should()
                .callMethodWhere(nameOf("java.lang.Thread", "sleep"))
                .orShould()
                .callMethodWhere(nameOf("java.lang.Thread", "interrupt"))
                .check(HOUSE);
    }

    @Test
    void time_and_chance_are_handed_in() {
        noClasses()
                .that(are(DescribedPredicate.not(resideInAnyPackage("org.mochiyori.platform..", "org.mochiyori"))))
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.OffsetDateTime.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .check(HOUSE);
    }

    @Test
    void the_inner_cast_of_a_feature_stays_inside() {
        classes()
                .that(are(simpleNameEndingWith("Store")
                        .or(simpleNameEndingWith("Routes"))
                        .or(simpleNameEndingWith("Rules"))
                        .or(simpleNameEndingWith("Json"))))
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void every_package_is_null_marked() {
        Set<String> unmarked = new LinkedHashSet<>();
        for (JavaClass each : HOUSE) {
            if (!each.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                unmarked.add(each.getPackageName());
            }
        }
        assertThat(unmarked).isEmpty();
    }

    @Test
    void a_wall_that_is_crossed_is_noticed() {
        assertThatThrownBy(() -> noClasses()
                        .that()
                        .resideInAPackage("org.mochiyori.platform..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.mochiyori.kernel")
                        .check(HOUSE))
                .isInstanceOf(AssertionError.class);
    }

    private static Set<String> present() {
        Set<String> present = new LinkedHashSet<>();
        for (JavaClass each : HOUSE) {
            String[] parts = each.getPackageName().split("\\.");
            if (parts.length > 2 && ARROWS.containsKey(parts[2])) {
                present.add(parts[2]);
            }
        }
        return present;
    }

    private static Set<String> reach(String feature) {
        Set<String> reached = new LinkedHashSet<>(ARROWS.get(feature));
        for (String next : Set.copyOf(reached)) {
            reached.addAll(reach(next));
        }
        return reached;
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaMethodCall> nameOf(
            String owner, String name) {
        return DescribedPredicate.describe(
                owner + "." + name,
                call -> call.getTarget().getOwner().getName().equals(owner)
                        && call.getName().equals(name));
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaMethodCall> takes(int parameters) {
        return DescribedPredicate.describe(
                "with " + parameters + " parameters",
                call -> call.getTarget().getRawParameterTypes().size() == parameters
                        && Arrays.asList("long")
                                .contains(call.getTarget()
                                        .getRawParameterTypes()
                                        .get(0)
                                        .getName()));
    }
}
