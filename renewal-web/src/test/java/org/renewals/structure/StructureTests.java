package org.renewals.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the product to its rules, and each rule to its purpose: a tree of packages that breaks it has to be caught. */
class StructureTests {

    /** Queries that need no scope, and why. */
    private static final Map<String, String> UNSCOPED = Map.ofEntries(
            Map.entry("account", "accounts, their log-ins and passwords; no customer"),
            Map.entry("analysis.likelihood.LikelihoodModels", "models carry no customer's data"),
            Map.entry(
                    "analysis.likelihood.Likelihoods",
                    "explains what was read inside a scope, with names of places and products"),
            Map.entry("analysis.evaluation.ProductCatalogue", "names of products carry no customer's data"),
            Map.entry("analysis.customer.Search", "says how statements are planned; reads nothing"),
            Map.entry("analysis.ReportMonths", "names of months carry no customer's data"),
            Map.entry(
                    "analysis.Targets",
                    "targets of a unit carry no customer's data; the unit was found inside the scope"),
            Map.entry("audit", "writes what the current scope did; reads nothing"),
            Map.entry("database", "opens the database and puts scopes on; works on no customer"),
            Map.entry("demonstration", "fills an empty database before anybody is there"),
            Map.entry("ingest", "loads files for nobody in particular, in the system's scope"),
            Map.entry("organization", "names of places, shown to everybody"),
            Map.entry("reports.mail", "run by province and administrator, who see all of it; granted to nobody else"),
            Map.entry("scoring.model", "models and who put them into use; no customer"),
            Map.entry("scoring.run", "computes a month for everybody, in the system's scope"),
            Map.entry("web.security.LogInAudit", "writes down when an account logged in"));

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
            .importPackages("org.renewals");

    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("broken");

    private static final JavaClasses NOTHING = new ClassFileImporter().importClasses(Set.of());

    private static final StructureRules RULES = new StructureRules("org.renewals", UNSCOPED);

    private static final Map<String, ArchRule> BROKEN_RULES = new StructureRules("broken", Map.of()).all();

    /** What each rule has to say about the broken tree: one text per way of breaking it. */
    private static final Map<String, List<String>> OFFENCES = Map.ofEntries(
            Map.entry("modules point downwards", List.of("broken.scoring.Backwards", "broken.customer.FarBackwards")),
            Map.entry("packages form no cycle", List.of("Slice analysis", "Slice customer")),
            Map.entry(
                    "time comes from the clock",
                    List.of(
                            "java.time.LocalDate.now()",
                            "java.time.Instant.now()",
                            "java.time.OffsetDateTime.now(java.time.ZoneId)",
                            "java.time.Clock.systemUTC()",
                            "java.lang.System.currentTimeMillis()",
                            "java.util.Date.<init>()")),
            Map.entry(
                    "queries take a scope",
                    List.of(
                            "Unscoped.direct()",
                            "Unscoped.throughAPrivateMethod()",
                            "Unscoped.inALambda()",
                            "Unscoped.throughAnInnerClass()",
                            "Unscoped$Open.read()")),
            Map.entry("nothing is found by magic", List.of("broken.customer.Strays")),
            Map.entry(
                    "handlers exchange no entity",
                    List.of(
                            "PublicController.take(broken.customer.Stray) exchanges",
                            "PublicController.give() exchanges broken.customer.Stray")),
            Map.entry("views hold no entity", List.of("broken.web.StrayView.strays holds broken.customer.Stray")),
            Map.entry("entities have no setter", List.of("broken.customer.Stray.setName(java.lang.String)")),
            Map.entry(
                    "controllers are package-private",
                    List.of("broken.web.PublicController", "broken.web.PublicAdvice")),
            Map.entry("packages are null-marked", List.of("broken.web has no package-info")),
            Map.entry("fields are not injected", List.of("broken.web.PublicController.clock")),
            Map.entry("nothing is cached", List.of("broken.analysis.Cached")),
            Map.entry("names say what a type is for", List.of("broken.analysis.CachedImpl")));

    @TestFactory
    Stream<DynamicTest> theProductKeepsEveryRule() {
        return each(
                RULES.all(), (name, rule) -> assertThat(report(rule, PRODUCT)).isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> everyRuleCatchesWhoBreaksIt() {
        assertThat(OFFENCES.keySet()).isEqualTo(BROKEN_RULES.keySet());
        return each(BROKEN_RULES, (name, rule) -> {
            List<String> report = report(rule, BROKEN);
            for (String offence : OFFENCES.get(name)) {
                assertThat(report).anyMatch(line -> line.contains(offence));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> noRuleAccusesTheInnocent() {
        return each(
                BROKEN_RULES,
                (name, rule) -> assertThat(report(rule, BROKEN)).noneMatch(line -> line.contains("Innocent")));
    }

    @TestFactory
    Stream<DynamicTest> aRuleThatMatchesNothingFails() {
        return each(
                BROKEN_RULES, (name, rule) -> assertThat(report(rule, NOTHING)).isNotEmpty());
    }

    @Test
    void everyExemptionIsStillNeeded() {
        assertThat(RULES.uselessExemptions(PRODUCT)).isEmpty();
    }

    private static List<String> report(ArchRule rule, JavaClasses classes) {
        try {
            EvaluationResult result = rule.evaluate(classes);
            return result.getFailureReport().getDetails();
        } catch (AssertionError emptyShould) {
            return List.of(String.valueOf(emptyShould.getMessage()));
        }
    }

    private interface Check {
        void of(String name, ArchRule rule);
    }

    private static Stream<DynamicTest> each(Map<String, ArchRule> rules, Check check) {
        return rules.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> check.of(rule.getKey(), rule.getValue())));
    }
}
