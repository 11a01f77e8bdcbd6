package org.renewals.scoring.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.renewals.scoring.run.RunFixture.OCTOBER;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.database.SessionLock;
import org.renewals.scoring.model.Forecaster;
import org.renewals.scoring.model.ModelVersion;
import org.renewals.shared.Refused;
import org.renewals.testing.DomainApplication;
import org.renewals.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Trainings on a real PostgreSQL: 220 customers with facts of 18 months and a closed contract each, a quarter of them lost. */
@SpringBootTest(classes = DomainApplication.class)
class ModelTrainingTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final TrainingStep.Listener SILENT = (step, percent) -> {};

    @Autowired
    private ModelTraining training;

    @Autowired
    private TrainingOrders orders;

    private RunFixture fixture;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        database.properties(registry::add);
    }

    @BeforeEach
    void fill() {
        fixture = new RunFixture(database);
        fixture.manyCustomers(220, YearMonth.of(2025, 5), OCTOBER);
        fixture.execute("""
                delete from contract;
                insert into contract (number, customer_id, city_id, manager_id, product_id, starts_on, ends_on, monthly_value,
                    outcome, decided_on)
                select 'Z' || id, id, city_id, manager_id, 1, '2024-01-01', d, id * 10.5,
                    case when id % 4 = 0 then 'lost' else 'renewed' end, d
                from (select *, date '2025-08-15' + (id * 2)::int as d from customer) c""");
    }

    @Test
    void aModelIsKeptWithWhatItWasMadeOfAndWhatItIsWorth() {
        List<TrainingStep> steps = new ArrayList<>();
        ModelVersion model = training.train(OCTOBER, 1, 21, (step, percent) -> steps.add(step));

        assertThat(model.version()).isEqualTo("likelihood-2026-10");
        assertThat(model.who()).isEqualTo("甲");
        assertThat(steps).contains(TrainingStep.READ).endsWith(TrainingStep.TRAIN, TrainingStep.MEASURE);
        assertThat(model.description().contracts()).isEqualTo(220);
        assertThat(model.description().renewed()).isEqualTo(165);
        assertThat(model.description().quality().of(Forecaster.MODEL)).isPresent();
        assertThat(model.description().quality().of(Forecaster.BASE_RATE)).isPresent();
        assertThat(model.description().quality().until()).isEqualTo(YearMonth.of(2026, 10));
        assertThat(model.description().selection().tried())
                .extracting("family")
                .contains("logistic", "logistic-evidence");
        assertThat(model.description().selection().calibrations()).isNotEmpty();
        assertThat(model.description().log()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void theSameFactsAndSeedGiveTheSameModel() {
        training.train(OCTOBER, 5, null, SILENT);
        training.train(OCTOBER, 5, null, SILENT);

        assertThat(fixture.ask("select count(distinct body) || ' ' || count(*) from likelihood_model"))
                .isEqualTo("1 2");
        assertThat(fixture.ask("select count(distinct quality) from likelihood_model"))
                .isEqualTo("1");
    }

    @Test
    void theChampionIsMeasuredBesideIt() {
        ModelVersion first = training.train(YearMonth.of(2026, 9), 1, null, SILENT);
        fixture.execute("insert into model_activation (model_id, from_month, activated_at, actor, reason) values ("
                + first.id() + ", '2026-10-01', now(), 'x', 'x')");

        ModelVersion second = training.train(OCTOBER, 1, null, SILENT);

        assertThat(second.description()
                        .quality()
                        .of(Forecaster.CHAMPION)
                        .orElseThrow()
                        .version())
                .isEqualTo("likelihood-2026-09");
        assertThat(second.description().quality().championKnew()).isTrue();
    }

    @Test
    void withTooFewClosedContractsNothingIsTrainedAndTheyAreCounted() {
        fixture.execute("delete from contract where substr(number, 2)::int > 187");
        assertRefused("model.too-few-contracts [187, 2026-10, 200]", OCTOBER);

        fill();
        fixture.execute(
                "update contract set outcome = 'renewed' where outcome = 'lost' and substr(number, 2)::int > 100");
        assertRefused("model.too-few-outcomes [220, 2026-10, 195, 25, 30]", OCTOBER);

        assertRefused("model.no-facts [2026-12]", YearMonth.of(2026, 12));
        assertThat(fixture.ask("select count(*) from likelihood_model")).isEqualTo("0");
    }

    @Test
    void outcomesAfterTheMonthAreNotKnown() {
        // of 220 contracts that end every other day from August 2025 on, 190 had ended
        assertRefused("model.too-few-contracts [190, 2026-08, 200]", YearMonth.of(2026, 8));
    }

    @Test
    void aSecondTrainingWaitsForNoFirst() throws SQLException {
        try (Connection other = database.app().getConnection();
                SessionLock lock = SessionLock.take(other, 7_036_874_417_768L).orElseThrow()) {
            assertRefused("model.under-way []", OCTOBER);
        }
    }

    @Test
    void anOrderThatFindsAnotherTrainingUnderWayWaitsAndIsCarriedOutLater() throws SQLException {
        fixture.ask(
                "insert into training_order (month, account_id, ordered_at) values ('2026-10-01', 21, now()) returning id");
        try (Connection other = database.app().getConnection();
                SessionLock lock = SessionLock.take(other, 7_036_874_417_768L).orElseThrow()) {
            assertThatThrownBy(() -> orders.carryOut(OCTOBER)).hasMessage("model.under-way []");
        }
        assertThat(fixture.ask("select status from training_order")).isEqualTo("waiting");

        orders.carryOut(OCTOBER);
        orders.carryOut(OCTOBER);

        assertThat(fixture.ask("select o.status || ' ' || m.version from training_order o"
                        + " join likelihood_model m on m.id = o.model_id"))
                .isEqualTo("done likelihood-2026-10");
        assertThat(fixture.ask("select count(*) from likelihood_model")).isEqualTo("1");
    }

    @Test
    void anotherIsDueWhenTheNewestIsThreeMonthsOld() {
        assertThat(training.isDue(YearMonth.of(2026, 8))).as("too few").isFalse();
        assertThat(training.isDue(OCTOBER)).isTrue();
        training.train(OCTOBER, 1, null, SILENT);
        assertThat(training.isDue(OCTOBER)).isFalse();
        assertThat(training.isDue(YearMonth.of(2026, 12))).isFalse();
        assertThat(training.isDue(YearMonth.of(2027, 1))).isTrue();
    }

    private void assertRefused(String refusal, YearMonth month) {
        assertThatThrownBy(() -> training.train(month, 1, null, SILENT))
                .isInstanceOf(Refused.class)
                .hasMessage(refusal);
    }
}
