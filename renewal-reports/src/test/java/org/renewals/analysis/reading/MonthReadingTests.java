package org.renewals.analysis.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.renewals.analysis.SmallProvince.MANAGER_11;
import static org.renewals.analysis.SmallProvince.PROVINCE;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.access.AccessScope;
import org.renewals.analysis.ProductUsage;
import org.renewals.analysis.SmallProvince;
import org.renewals.analysis.figure.Figures;
import org.renewals.testing.TestDatabase;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class MonthReadingTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    @BeforeAll
    static void load() {
        SmallProvince.load(database);
    }

    @Test
    void aMonthIsToldInChinese() {
        assertThat(text(PROVINCE, Locale.SIMPLIFIED_CHINESE))
                .startsWith("集团整体收入 510.3 万元，环比持平。")
                .contains("在网集团客户 100 户，本月新增 0 户，流失 0 户。")
                .contains("A 类客户中 10 户需要关注；高风险客户 40 户。")
                .contains("距考核指标 75% 差 −");
    }

    @Test
    void andInEnglish() {
        assertThat(text(PROVINCE, Locale.ENGLISH))
                .startsWith("Total group income was 5,103,268 yuan, unchanged on the month before.")
                .contains("10 customers of class A need attention; 40 customers are at high risk.")
                .doesNotContain("{");
    }

    @Test
    void whereChangesComeFromIsNamedWithTheWayThere() {
        assertThat(sentences(PROVINCE, Locale.ENGLISH))
                .filteredOn(sentence -> sentence.key().equals("reading.due"))
                .singleElement()
                .satisfies(sentence -> assertThat(
                                sentence.phrases().stream().map(Phrase::target).filter(Objects::nonNull))
                        .singleElement()
                        .isInstanceOf(Target.DueWithin.class));
    }

    @Test
    void onlyManagersMayOpenWhoMovedFromTierToTier() {
        assertThat(tierTargets(PROVINCE)).hasSize(2).allMatch(Target.Function.class::isInstance);
        assertThat(tierTargets(MANAGER_11)).hasSize(2).allMatch(Target.Customers.class::isInstance);
    }

    private static List<Target> tierTargets(AccessScope scope) {
        return sentences(scope, Locale.ENGLISH).stream()
                .filter(sentence -> sentence.key().equals("reading.tiers"))
                .flatMap(sentence -> sentence.phrases().stream())
                .map(Phrase::target)
                .filter(Objects::nonNull)
                .toList();
    }

    private static String text(AccessScope scope, Locale locale) {
        return String.join(
                "", sentences(scope, locale).stream().map(Sentence::text).toList());
    }

    private static List<Sentence> sentences(AccessScope scope, Locale locale) {
        ResourceBundleMessageSource bundle = new ResourceBundleMessageSource();
        bundle.setBasename("i18n/reports/messages");
        bundle.setDefaultEncoding("UTF-8");
        bundle.setFallbackToSystemLocale(false);
        return SmallProvince.month(
                database,
                scope,
                OCTOBER,
                (overview, parts, due) -> MonthReading.tell(
                        bundle,
                        Figures.summary(bundle, locale),
                        overview,
                        parts,
                        due,
                        new ProductUsage(
                                overview.subject(),
                                OCTOBER,
                                List.of(
                                        product("移动总机", 9_000, 8_000),
                                        product("集团短信", 4_000, 5_000),
                                        product("校信通", 500, 500))),
                        scope.kind() == AccessScope.Kind.MANAGER));
    }

    private static ProductUsage.Row product(String name, long income, long before) {
        return new ProductUsage.Row(
                name,
                name,
                "standard",
                true,
                9,
                new ProductUsage.Usage(false, 100L, BigDecimal.valueOf(income)),
                new ProductUsage.Usage(false, 100L, BigDecimal.valueOf(before)));
    }

    @Test
    void whereMostAnomaliesAreIsNamedUnlessSeveralHaveAsMany() {
        anomalies("scope_id = (select min(scope_id) from scope_month where scope_kind = 'city')", 7, 2);
        assertThat(sentences(PROVINCE, Locale.ENGLISH))
                .filteredOn(sentence -> sentence.key().equals("reading.anomalies.most"))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence.text())
                        .endsWith("has most of them: 7 customers by status, 2 customers by calls."));

        anomalies("scope_kind = 'city'", 7, 2);
        assertThat(text(PROVINCE, Locale.ENGLISH)).contains("Status anomalies").doesNotContain("most of them");
    }

    private static void anomalies(String scope, long status, long call) {
        JdbcClient jdbc = JdbcClient.create(database.owner());
        jdbc.sql("update scope_month set status_anomalies = coalesce(status_anomalies, 0),"
                        + " call_anomalies = coalesce(call_anomalies, 0)")
                .update();
        jdbc.sql("update scope_month set status_anomalies = ?, call_anomalies = ? where " + scope)
                .params(status, call)
                .update();
    }

    @Test
    void productsAreToldByWhatMoved() {
        assertThat(text(PROVINCE, Locale.SIMPLIFIED_CHINESE))
                .contains("移动总机收入最高（0.9 万元）", "移动总机增收最多（+12.50%），集团短信减收最多（−20.00%）");
    }
}
