package org.renewals.analysis.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.access.AccessScope;
import org.renewals.analysis.SmallProvince;
import org.renewals.scoring.Reason;
import org.renewals.scoring.likelihood.Calibrator;
import org.renewals.scoring.likelihood.Effect;
import org.renewals.scoring.likelihood.Feature;
import org.renewals.scoring.likelihood.LikelihoodModel;
import org.renewals.scoring.likelihood.LogisticPart;
import org.renewals.scoring.renewal.Band;
import org.renewals.scoring.renewal.NextBand;
import org.renewals.scoring.renewal.ReasonGroup;
import org.renewals.scoring.renewal.RenewalReason;
import org.renewals.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customer 8 of manager 11 in the first city has a contract scored by a model, and others by the scorecard. */
class ContractLikelihoodTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final long CUSTOMER = 8;

    /** Visits help, income helps, the second of two cities hurts. */
    private static final LikelihoodModel MODEL = new LikelihoodModel(
            List.of(
                    Feature.numeric("income-trend"),
                    Feature.numeric("visits"),
                    Feature.categorical("city", List.of("102", "101")),
                    Feature.numeric("satisfaction")),
            List.of(new LikelihoodModel.Member(
                    new LogisticPart(
                            0.2,
                            List.of(
                                    ramp(-1.7, -1, 1, 2),
                                    ramp(0, 0, 4, 0.5),
                                    Effect.ofLevels(new double[] {0.1, -0.1}, 0),
                                    ramp(0, 1, 5, 0.2))),
                    1)),
            Calibrator.NONE);

    @BeforeAll
    static void load() {
        SmallProvince.load(database);
        JdbcClient owner = JdbcClient.create(database.owner());
        owner.sql("insert into likelihood_model (id, version, known_until, trained_at, seed, known_from, training_rows,"
                        + " contracts, renewed, features, candidates, quality, log, body) overriding system value"
                        + " values (7, 'likelihood-2026-08', '2026-08-01', '2026-09-05', 1, '2024-08-01', 900, 300, 250,"
                        + " array['income-trend'], '{}', '{}', '[]', :body)")
                .param("body", MODEL.toJson())
                .update();
        float[] vector = {-0.26f, 0, 1, Float.NaN};
        double[] contributions = new double[4];
        double logOdds = MODEL.contributions(vector, contributions);
        owner.sql("update contract_score set model_id = 7, log_odds = :odds, probability = :p, features = :vector,"
                        + " contributions = case when month = '2026-10-01' then cast(null as float8[]) else array[0, 0, 0, 0]"
                        + " end where customer_id = :customer")
                .param("odds", logOdds)
                .param("p", LikelihoodModel.probability(logOdds))
                .param("vector", new Float[] {-0.26f, 0f, 1f, Float.NaN})
                .param("customer", CUSTOMER)
                .update();
    }

    @Test
    void aModelIsAskedAgainWhereTheRunStoredNoReasons() {
        Likelihood likelihood = one(SmallProvince.MANAGER_11, true).likelihood();

        assertThat(likelihood.model()).isEqualTo(new Likelihood.Model(7, "likelihood-2026-08"));
        assertThat(likelihood.logOdds())
                .isCloseTo(Math.log(likelihood.probability() / (1 - likelihood.probability())), within(1e-9));
        assertThat(likelihood.base()).isCloseTo(MODEL.base(), within(1e-9));
        assertThat(likelihood.reasons())
                .extracting(RenewalReason::reason)
                .contains(
                        Reason.of("score.renewal.feature.income-trend.fall", 23.0),
                        Reason.of("score.renewal.feature.visits.zero"),
                        Reason.of("score.renewal.feature.city.value", "\u5408\u80a5"),
                        Reason.of("score.renewal.feature.satisfaction.missing"));
        assertThat(likelihood.untold()).isZero();
    }

    @Test
    void theNextBandIsFoundByScoringAnew() {
        NextBand next = Objects.requireNonNull(
                one(SmallProvince.MANAGER_11, true).likelihood().next());

        assertThat(next.band()).isEqualTo(Band.GREEN);
        assertThat(next.steps()).containsExactly(Reason.of("score.renewal.step.visits", 2.0));
        assertThat(next.probability())
                .isCloseTo(MODEL.probability(new float[] {-0.26f, 2, 1, Float.NaN}), within(1e-9));
    }

    @Test
    void reasonsThatAreNotForTheReaderAreToldAsASumOnly() {
        Likelihood whole = one(SmallProvince.MANAGER_11, true).likelihood();
        Likelihood part = one(SmallProvince.PROVINCE, false).likelihood();

        assertThat(part.reasons()).extracting(RenewalReason::group).doesNotContain(ReasonGroup.INCOME);
        assertThat(part.untold()).isOne();
        assertThat(part.logOdds()).isCloseTo(whole.logOdds(), within(1e-9));
        assertThat(part.probability()).isEqualTo(whole.probability());
        assertThat(part.next()).isNull();
    }

    @Test
    void itsHistoryIsWhatWasSaidAtTheTime() {
        assertThat(one(SmallProvince.MANAGER_11, true).history())
                .extracting(ContractLikelihood.Point::month)
                .containsExactly(OCTOBER.minusMonths(1), OCTOBER);
    }

    @Test
    void nobodyElseIsToldAnything() {
        assertThat(find(SmallProvince.CITY_2, true)).isEmpty();
        assertThat(find(SmallProvince.MANAGER_12, true)).isEmpty();
        assertThat(find(SmallProvince.CITY_1, true)).hasSize(1);
    }

    private static ContractLikelihood one(AccessScope scope, boolean incomes) {
        return find(scope, incomes).get(0);
    }

    private static List<ContractLikelihood> find(AccessScope scope, boolean incomes) {
        return SmallProvince.query(
                database,
                scope,
                jdbc -> new ContractLikelihoodQuery(jdbc, LikelihoodFixture.of(jdbc))
                        .ofCustomer(
                                scope, CUSTOMER, OCTOBER, reason -> incomes || reason.group() != ReasonGroup.INCOME));
    }

    private static Effect ramp(double offset, double from, double to, double slope) {
        return Effect.ofNumber(offset, 0, new double[] {from}, new double[] {to}, new double[] {slope});
    }
}
