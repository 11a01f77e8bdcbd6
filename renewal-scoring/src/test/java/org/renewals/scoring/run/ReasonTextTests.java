package org.renewals.scoring.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.renewals.alarm.AlertState;
import org.renewals.alarm.AnomalyKind;
import org.renewals.customer.CustomerStatus;
import org.renewals.scoring.Points;
import org.renewals.scoring.Reason;
import org.renewals.scoring.anomaly.AnomalyInputs;
import org.renewals.scoring.anomaly.AnomalyRules;
import org.renewals.scoring.anomaly.AnomalySign;
import org.renewals.scoring.anomaly.Finding;
import org.renewals.scoring.anomaly.ThresholdBook;
import org.renewals.scoring.anomaly.ThresholdRule;
import org.renewals.scoring.anomaly.Thresholds;
import org.renewals.scoring.elasticity.ElasticityRules;
import org.renewals.scoring.elasticity.IncomeKind;
import org.renewals.scoring.elasticity.Reading;
import org.renewals.scoring.health.HealthBand;
import org.renewals.scoring.health.HealthDimension;
import org.renewals.scoring.health.HealthInputs;
import org.renewals.scoring.health.HealthRules;
import org.renewals.scoring.lifecycle.CaptiveFacts;
import org.renewals.scoring.lifecycle.CaptiveRules;
import org.renewals.scoring.lifecycle.LifecycleFacts;
import org.renewals.scoring.lifecycle.LifecycleRules;
import org.renewals.scoring.lifecycle.LifecycleStage;
import org.renewals.scoring.plausibility.MonthTotal;
import org.renewals.scoring.plausibility.PlausibilityLimits;
import org.renewals.scoring.plausibility.Warning;
import org.renewals.scoring.risk.RiskInputs;
import org.renewals.scoring.risk.RiskLevel;
import org.renewals.scoring.risk.RiskRules;
import org.renewals.scoring.tier.ValueInputs;
import org.renewals.scoring.tier.ValueRules;
import org.renewals.scoring.value.FormulaOne;
import org.renewals.tier.TierClass;

/** Every reason and refusal of this module has a text in both languages. */
class ReasonTextTests {

    private static final List<ResourceBundle> LANGUAGES =
            List.of(bundle(Locale.ROOT), bundle(Locale.SIMPLIFIED_CHINESE));

    static Stream<Points> everyOutcome() {
        return Stream.of(
                        ValueRules.STANDARD
                                .score(ValueInputs.of(120_000.5, 35_000, 60_000, 800, 65, 4, 4, 60, 0.8, 80, 60))
                                .explain(),
                        ValueRules.STANDARD.score(ValueInputs.of(unknown(11))).explain(),
                        RiskRules.STANDARD.score(RiskInputs.of(unknown(10))).explain(),
                        RiskRules.STANDARD
                                .score(RiskInputs.of(95, 0.1, 0, 0, 1, 0, 0, 0, 0, 3))
                                .explain(),
                        RiskRules.STANDARD
                                .score(RiskInputs.of(12, -0.5, 0.1, 1, 3, 1, 4, 1, 1, 200))
                                .explain(),
                        HealthRules.STANDARD
                                .score(HealthInputs.of(
                                        -0.1, 0.985, 2, 0.7, -0.05, 85.5, 1.25, 0.85, 0.75, 0.5, 6, 1, 0.9))
                                .explain(),
                        HealthRules.STANDARD.score(HealthInputs.of(unknown(13))).explain())
                .flatMap(List::stream);
    }

    static Stream<Reason> everyReason() {
        return Stream.of(
                        Stream.of(
                                HealthRules.STANDARD
                                        .score(HealthInputs.of(unknown(13)))
                                        .reason(),
                                HealthRules.STANDARD
                                        .score(HealthInputs.of(new double[13]))
                                        .reason()),
                        HealthRules.STANDARD.alert(90, 75.5).stream(),
                        ThresholdBook.standard().whyNot(looserThanTheCity(), 1).stream(),
                        findings(AnomalyInputs.of(100, 12, 1, 600, 1_000.5, 90, 40)),
                        findings(AnomalyInputs.of(100, 1, 1, 1_100, 1_000, 90, 1)),
                        findings(AnomalyInputs.of(9, 1, 0, 10, 20, 9, 1)),
                        findings(AnomalyInputs.of(unknown(7))),
                        Stream.of(
                                        ElasticityRules.STANDARD.between(10_000, 1000, 10_350, 1150),
                                        ElasticityRules.STANDARD.between(100, 10, 110, 10),
                                        ElasticityRules.STANDARD.between(100, 10, 120, 11),
                                        ElasticityRules.STANDARD.between(Double.NaN, 10, 100, 10),
                                        ElasticityRules.STANDARD.between(0, 10, 100, 10),
                                        ElasticityRules.STANDARD.between(100, 0, 100, 10),
                                        ElasticityRules.STANDARD.between(100, 10, 101, 10))
                                .map(ElasticityRules.STANDARD::explain),
                        stages(),
                        Stream.of(
                                        new CaptiveFacts(true, 1, null, null),
                                        new CaptiveFacts(false, 1, null, null),
                                        new CaptiveFacts(null, 12, null, null),
                                        new CaptiveFacts(null, 36, true, null),
                                        new CaptiveFacts(null, 36, false, 90),
                                        new CaptiveFacts(null, 36, false, 30))
                                .map(CaptiveRules.STANDARD::explain),
                        Stream.of(90.5, 2_000.0)
                                .flatMap(now ->
                                        PlausibilityLimits.STANDARD.check(MonthTotal.GROUP_SMS, 1_000, now).stream())
                                .map(Warning::reason),
                        Stream.of(
                                Reason.of("score.formula.amount-negative", "P0", new BigDecimal("-1")),
                                Reason.of("score.formula.ratio-outside", "r", new BigDecimal("5")),
                                Reason.of("score.formula.years-outside", 51, 50)))
                .flatMap(each -> each);
    }

    private static ThresholdRule looserThanTheCity() {
        return ThresholdRule.ofManager(1, TierClass.A, new Thresholds(9, 20, 20.5), YearMonth.of(2026, 5));
    }

    private static Stream<Reason> stages() {
        return Stream.of(
                        new LifecycleFacts(CustomerStatus.LEFT, 40, 0, 0, null),
                        new LifecycleFacts(CustomerStatus.PROSPECT, 40, 0, 0, null),
                        new LifecycleFacts(CustomerStatus.SILENT, 40, 0, 0, null),
                        new LifecycleFacts(CustomerStatus.ACTIVE, 40, 0, 0, RiskLevel.HIGH),
                        new LifecycleFacts(CustomerStatus.ACTIVE, 2, 0, 0, null),
                        new LifecycleFacts(CustomerStatus.ACTIVE, 40, -0.234, 0, null),
                        new LifecycleFacts(CustomerStatus.ACTIVE, 40, 0, -0.234, null),
                        new LifecycleFacts(CustomerStatus.ACTIVE, 40, 0.234, 0, null),
                        new LifecycleFacts(CustomerStatus.ACTIVE, 40, 0.001, 0, null),
                        new LifecycleFacts(CustomerStatus.ACTIVE, 40, Double.NaN, 0, null))
                .map(LifecycleRules.STANDARD::explain);
    }

    private static Stream<Reason> findings(AnomalyInputs inputs) {
        return AnomalyRules.STANDARD.explain(inputs, new Thresholds(8, 20, 20)).stream()
                .map(Finding::reason);
    }

    static Stream<String> everyName() {
        return Stream.of(
                        Stream.of(HealthBand.values()).map(HealthBand::key),
                        Stream.of(HealthDimension.values()).map(HealthDimension::key),
                        Stream.of(AnomalyKind.values()).map(AnomalyKind::key),
                        Stream.of(AnomalySign.values()).map(AnomalySign::key),
                        Stream.of(AlertState.values()).map(AlertState::key),
                        Stream.of(IncomeKind.values()).map(IncomeKind::key),
                        Stream.of(IncomeKind.Driver.values()).map(IncomeKind.Driver::key),
                        Stream.of(Reading.values()).map(Reading::key),
                        Stream.of(LifecycleStage.values()).map(LifecycleStage::key),
                        Stream.of(MonthTotal.values()).map(MonthTotal::key),
                        Stream.of(FormulaOne.RECONSTRUCTION, "score.captive", "score.expert.label"),
                        Stream.of("entry", "income", "renewal", "total").map("score.formula."::concat),
                        Stream.of("total", "under-contract", "renewals", "acquisition-cost", "costs-missing")
                                .map("score.lifetime."::concat))
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("everyName")
    void everyNameIsWritten(String key) {
        for (ResourceBundle language : LANGUAGES) {
            assertThat(language.getString(key)).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("everyReason")
    void everyOtherReasonReadsAsASentenceWithItsNumbers(Reason reason) {
        assertReads(reason);
    }

    @ParameterizedTest
    @MethodSource("everyOutcome")
    void everyReasonReadsAsASentenceWithItsNumbers(Points points) {
        for (ResourceBundle language : LANGUAGES) {
            assertThat(language.getString(points.rule())).isNotBlank();
        }
        assertReads(points.reason());
    }

    private static void assertReads(Reason reason) {
        for (ResourceBundle language : LANGUAGES) {
            String text = MessageFormat.format(
                    language.getString(reason.key()), reason.arguments().toArray());
            assertThat(text).isNotBlank().doesNotContain("{").doesNotContain("}");
        }
    }

    private static double[] unknown(int count) {
        double[] values = new double[count];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(LANGUAGES.get(1).keySet()).isEqualTo(LANGUAGES.get(0).keySet());
    }

    @Test
    void everyStepHasAName() {
        for (RunStep step : RunStep.values()) {
            assertThat(LANGUAGES.get(0).containsKey("run.step." + step.code())).isTrue();
        }
    }

    @Test
    void numbersAreSaidTheWayPeopleReadThem() {
        Points decline = RiskRules.STANDARD
                .score(RiskInputs.of(12, -0.234, 0.1, 1, 3, 1, 4, 1, 1, 200))
                .explain()
                .get(1);
        assertThat(new MessageFormat(LANGUAGES.get(0).getString(decline.reason().key()), Locale.ENGLISH)
                        .format(decline.reason().arguments().toArray()))
                .isEqualTo("Income changed by -23.4% over three months (limit -20%)");
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "i18n.scoring.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
