package org.renewals.scoring.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.renewals.scoring.run.RunFixture.OCTOBER;

import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.access.AccessScope;
import org.renewals.testing.TestDatabase;

/** A thousand contracts in city 11 and three hundred in city 12, scored by models that look at arrears, city and season. */
class LikelihoodStabilityTests {

    private static final String ADD = """
            insert into %s (month, contract_id, customer_id, city_id, manager_id, act_in_days, monthly_value,
                model_id, log_odds, probability, revenue_at_risk, features)
            select '%s', i, i, case when i > 1000 then 12 else 11 end, 21, 0, 1, nullif(%d, 0), 0, power(i %% 1000 / 1000.0, %d), 0,
                array[case when i %% 4 = 0 then null else i %% 3 end, i %% 5, %d + i %% 12]::real[]
            from generate_series(1, 1300) i""";

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private RunFixture province;

    @BeforeEach
    void twoModels() {
        province = new RunFixture(database);
        province.execute("""
                insert into likelihood_model (version, known_until, trained_at, seed, known_from, training_rows, contracts,
                    renewed, features, candidates, quality, log, body)
                select 'v' || i, '2025-01-01', '2025-01-01', 1, '2024-01-01', 1, 1, 1, array['arrears-months', 'city', 'season'],
                    '{}', '{}', '{}', '' from generate_series(1, 2) i""");
        for (YearMonth month = OCTOBER.minusMonths(12); !month.isAfter(OCTOBER); month = month.plusMonths(1)) {
            province.month(month);
        }
        province.ask("select begin_assessments()::text");
    }

    @Test
    void comparesWithTheSameMonthOfTheYearBefore() {
        scored("contract_score", OCTOBER.minusMonths(12), 1, 1, 0);
        scored("contract_score", OCTOBER.minusMonths(3), 1, 9, 100);
        scored("contract_score_next", OCTOBER, 1, 1, 0);
        write();
        assertThat(province.rows("select scope_kind || ' ' || feature || ' ' || reference || ' ' || psi"
                        + " from likelihood_stability order by 1"))
                .containsExactly(
                        "city score 2025-10-01 0",
                        "province arrears-months 2025-10-01 0",
                        "province city 2025-10-01 0",
                        "province score 2025-10-01 0",
                        "province season 2025-10-01 0");
        assertThat(province.ask("select scope_id || ' ' || contracts || ' ' || reference_contracts"
                        + " from likelihood_stability where scope_kind = 'city'"))
                .as("300 contracts of city 12 are too few")
                .isEqualTo("11 1000 1000");
    }

    @Test
    void aYearThatWasNotScoredBeginsWithItsFirstMonth() {
        scored("contract_score", OCTOBER.minusMonths(5), 1, 1, 0);
        scored("contract_score", OCTOBER.minusMonths(3), 1, 9, 0);
        scored("contract_score_next", OCTOBER, 2, 3, 6);
        write();
        assertThat(province.rows("select feature from likelihood_stability where scope_kind = 'province'"
                        + " and reference = '2026-05-01' order by 1"))
                .as("another model knows words by other codes")
                .containsExactly("arrears-months", "score", "season");
        assertThat(shift("score")).isGreaterThan(0.25);
        assertThat(shift("arrears-months")).isZero();
        // months 0 to 11 became 6 to 17: half of them in the reference's last bin
        assertThat(shift("season")).isGreaterThan(0.25);
    }

    @Test
    void theScorecardsInputsAreNotCompared() {
        scored("contract_score", OCTOBER.minusMonths(5), 0, 1, 0);
        scored("contract_score_next", OCTOBER, 0, 1, 0);
        write();
        assertThat(province.rows("select distinct feature from likelihood_stability"))
                .containsExactly("score");
    }

    @Test
    void aModelIsNotHeldAgainstTheScorecard() {
        scored("contract_score", OCTOBER.minusMonths(5), 0, 9, 0);
        scored("contract_score_next", OCTOBER, 1, 1, 0);
        write();
        assertThat(province.ask("select count(*) from likelihood_stability")).isEqualTo("0");

        scored("contract_score", OCTOBER.minusMonths(3), 1, 1, 0);
        write();
        assertThat(province.rows("select distinct reference::text from likelihood_stability"))
                .containsExactly("2026-07-01");
    }

    @Test
    void theFirstMonthHasNothingToCompareWith() {
        scored("contract_score_next", OCTOBER, 1, 1, 0);
        write();
        assertThat(province.ask("select count(*) from likelihood_stability")).isEqualTo("0");
    }

    private double shift(String feature) {
        return Double.parseDouble(province.ask(
                "select psi from likelihood_stability where scope_kind = 'province' and feature = '" + feature + "'"));
    }

    /** @param model 0 for the scorecard */
    private void scored(String table, YearMonth month, int model, int power, int season) {
        province.execute(ADD.formatted(table, month.atDay(1), model, power, season));
    }

    private static void write() {
        database.in(AccessScope.system(), connection -> {
            RunPeriod period = new RunPeriod(OCTOBER, ZoneId.of("Asia/Shanghai"));
            period.handTo(connection, 0, 0);
            LikelihoodStability.write(connection, period);
            return null;
        });
    }
}
