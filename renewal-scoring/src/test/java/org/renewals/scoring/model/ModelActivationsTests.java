package org.renewals.scoring.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.renewals.testing.TwoCities.ADMIN;
import static org.renewals.testing.TwoCities.CITY;
import static org.renewals.testing.TwoCities.MANAGER;
import static org.renewals.testing.TwoCities.PROVINCE;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.access.NotAllowed;
import org.renewals.shared.NotFound;
import org.renewals.shared.Refused;
import org.renewals.testing.DomainApplication;
import org.renewals.testing.TestDatabase;
import org.renewals.testing.TwoCities;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Versions and what scores which month, on a real PostgreSQL as the run-time role. The newest month run is October 2026. */
@SpringBootTest(classes = DomainApplication.class)
class ModelActivationsTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private final JdbcClient looking = JdbcClient.create(database.owner());

    @Autowired
    private ModelActivations activations;

    @Autowired
    private ModelStore store;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        database.properties(registry::add);
    }

    @BeforeAll
    static void settle() {
        TwoCities.settle(database);
    }

    @BeforeEach
    void startAfresh() {
        looking.sql("truncate model_activation, training_order, likelihood_model, audit_entry restart identity cascade")
                .update();
        looking.sql("update account_month set run_at = now() where month = '2026-10-01'")
                .update();
    }

    @Test
    void aVersionIsKeptAsItWasTrained() {
        int id = Models.store(database, store, 1, "2026-07");

        ModelVersion kept = asProvince(() -> store.find(id).orElseThrow());

        assertThat(kept.version()).isEqualTo("likelihood-2026-07");
        assertThat(kept.who()).isEqualTo("省");
        assertThat(kept.description()).isEqualTo(Models.knownUntil("2026-07"));
        assertThat(kept.description().quality().logLossSkill(Forecaster.MODEL)).hasValue(1 - 0.4 / 0.5);
        assertThat(ModelStore.body(looking, id)).isEqualTo("{\"of\": 1}");
        assertThat(asProvince(() -> store.find(id + 1))).isEmpty();
    }

    @Test
    void theSecondModelOfAMonthIsNumbered() {
        model("2026-07");
        model("2026-07");
        model("2026-08");

        assertThat(asProvince(store::list))
                .extracting(ModelVersion::version)
                .containsExactly("likelihood-2026-08", "likelihood-2026-07-2", "likelihood-2026-07");
    }

    @Test
    void theExpertScorecardServesUntilSomebodyDecides() {
        model("2026-07");

        assertThat(champion("2026-11")).isEqualTo("scorecard");
        assertThat(asProvince(() -> activations.rollBack()).isPresent()).isFalse();
        assertThatThrownBy(() -> asProvince(() -> activations.rollBack("why", null)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("model.nothing-to-roll-back"));
    }

    @Test
    void aModelCountsFromTheMonthAfterTheNewestThatWasRun() {
        int july = model("2026-07");

        Activation done = activate(july, "It beats the base rate", null);

        assertThat(done.from()).isEqualTo(YearMonth.of(2026, 11));
        assertThat(done.who()).isEqualTo("省");
        assertThat(done.actor()).isEqualTo("province");
        assertThat(champion("2026-10")).isEqualTo("scorecard");
        assertThat(champion("2026-11")).isEqualTo("likelihood-2026-07");
        assertThat(champion("2027-05")).isEqualTo("likelihood-2026-07");
        assertThat(looking.sql(
                                "select actor || ' ' || action || ' ' || subject || ' ' || detail::text from audit_entry")
                        .query(String.class)
                        .list())
                .containsExactly("province model.activated likelihood-2026-07"
                        + " {\"from\": \"2026-11\", \"reason\": \"It beats the base rate\"}");
    }

    @Test
    void theNewestDecisionOfTheLatestMonthCounts() {
        int july = model("2026-07");
        int august = model("2026-08");
        activate(august, "first", YearMonth.of(2026, 12));
        activate(july, "second", YearMonth.of(2026, 11));

        assertThat(champion("2026-11")).isEqualTo("likelihood-2026-07");
        assertThat(champion("2026-12")).isEqualTo("likelihood-2026-08");

        activate(july, "third", YearMonth.of(2026, 12));

        assertThat(champion("2026-12")).isEqualTo("likelihood-2026-07");
    }

    @Test
    void aModelMustNotScoreMonthsWhoseOutcomesItKnows() {
        int october = model("2026-10");

        assertRefused("model.knows-too-much", () -> activate(october, "why", YearMonth.of(2026, 9)));

        assertThat(activate(october, "why", YearMonth.of(2026, 10)).from()).isEqualTo(YearMonth.of(2026, 10));
    }

    @Test
    void oneThatGotThereAllTheSameDoesNotScoreThem() {
        int october = model("2026-10");
        looking.sql("insert into model_activation (model_id, from_month, activated_at, actor, reason)"
                        + " values (?, '2026-08-01', now(), 'x', 'x')")
                .param(october)
                .update();

        assertThat(champion("2026-09")).isEqualTo("scorecard");
        assertThat(champion("2026-10")).isEqualTo("likelihood-2026-10");
    }

    @Test
    void whatIsSenselessIsRefused() {
        int july = model("2026-07");

        assertRefused("model.reason-missing", () -> activate(july, " \n", null));
        assertRefused("model.reason-missing", () -> activate(july, null, null));
        assertRefused("model.reason-long", () -> activate(july, "因".repeat(501), null));
        assertRefused("model.reason-control-character", () -> activate(july, "a\u0000b", null));
        assertRefused("model.too-far-ahead", () -> activate(july, "why", YearMonth.of(2027, 12)));
        assertRefused("model.scorecard-in-use", () -> activate(null, "why", null));
        assertThatThrownBy(() -> activate(99, "why", null)).isInstanceOf(NotFound.class);

        assertThat(count("model_activation") + count("audit_entry")).isZero();
        activate(july, "因".repeat(500), YearMonth.of(2027, 11));
        assertRefused("model.in-use", () -> activate(july, "why", YearMonth.of(2027, 11)));
    }

    @Test
    void goingBackIsOneMoreDecision() {
        int july = model("2026-07");
        int august = model("2026-08");
        activate(july, "first", null);
        activate(august, "second", null);

        ModelActivations.RollBack announced =
                asProvince(() -> activations.rollBack()).orElseThrow();
        Activation done = asProvince(() -> activations.rollBack(" It drifts ", 2));

        assertThat(announced.leaving().version()).isEqualTo("likelihood-2026-08");
        assertThat(announced.version()).isEqualTo("likelihood-2026-07");
        assertThat(done.model()).isEqualTo(july);
        assertThat(done.reason()).isEqualTo("It drifts");
        assertThat(champion("2026-11")).isEqualTo("likelihood-2026-07");
        assertThat(asProvince(activations::history))
                .extracting(Activation::version)
                .containsExactly("likelihood-2026-07", "likelihood-2026-08", "likelihood-2026-07");
        assertThat(looking.sql("select subject from audit_entry where action = 'model.rolled-back'")
                        .query(String.class)
                        .list())
                .containsExactly("likelihood-2026-07");
    }

    @Test
    void beforeTheFirstModelWasTheScorecard() {
        activate(model("2026-07"), "first", null);

        asProvince(() -> activations.rollBack("It drifts", 1));

        assertThat(champion("2026-11")).isEqualTo("scorecard");
    }

    @Test
    void aModelPlannedForLaterIsTakenBackFromThere() {
        activate(model("2026-07"), "first", null);
        activate(model("2026-08"), "second", YearMonth.of(2027, 2));

        Activation done = asProvince(() -> activations.rollBack("Not after all", null));

        assertThat(done.from()).isEqualTo(YearMonth.of(2027, 2));
        assertThat(champion("2027-02")).isEqualTo("likelihood-2026-07");
    }

    @Test
    void whoDecidesOnAnOldViewIsTold() {
        int july = model("2026-07");
        int august = model("2026-08");
        activate(july, "first", null);

        assertRefused(
                "model.overtaken-by",
                () -> asProvince(() -> activations.activate(new ActivationOrder(august, "second", null, 0))));
        assertRefused("model.overtaken-by", () -> asProvince(() -> activations.rollBack("back", 0)));

        assertThat(champion("2026-11")).isEqualTo("likelihood-2026-07");
        asProvince(() -> activations.activate(new ActivationOrder(august, "second", null, 1)));
        assertThat(champion("2026-11")).isEqualTo("likelihood-2026-08");
    }

    @Test
    void ofManyAtOnceOneIsFirstAndAllOthersAreTold() throws Exception {
        int people = 4;
        int july = model("2026-07");
        CyclicBarrier together = new CyclicBarrier(people);
        ExecutorService crowd = Executors.newFixedThreadPool(people);
        List<Future<String>> outcomes = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            outcomes.add(crowd.submit(() -> {
                together.await(1, TimeUnit.MINUTES);
                try {
                    asProvince(() -> activations.activate(new ActivationOrder(july, "first", null, 0)));
                    return "done";
                } catch (Refused refused) {
                    return refused.key();
                }
            }));
        }
        List<String> told = new ArrayList<>();
        for (Future<String> outcome : outcomes) {
            told.add(outcome.get(1, TimeUnit.MINUTES));
        }
        crowd.shutdown();

        assertThat(told)
                .containsExactlyInAnyOrder("done", "model.overtaken-by", "model.overtaken-by", "model.overtaken-by");
        assertThat(count("model_activation")).isEqualTo(1);
    }

    @Test
    void onlyTheProvinceAndTheProductItselfDecide() {
        int july = model("2026-07");
        for (AccessScope scope : List.of(CITY, MANAGER, ADMIN)) {
            assertThatThrownBy(() -> CurrentScope.call(
                            scope, () -> activations.activate(new ActivationOrder(july, "why", null, null))))
                    .isInstanceOf(NotAllowed.class);
        }

        Activation done = CurrentScope.call(
                AccessScope.system(),
                () -> activations.activate(new ActivationOrder(july, "why", null, null), "demonstration"));

        assertThat(done.who()).isNull();
        assertThat(done.actor()).isEqualTo("demonstration");
    }

    @Test
    void aChallengerIsNewerThanTheChampionAndWasNeverInUse() {
        int july = model("2026-07");
        assertThat(challenger("2026-11")).isEqualTo(july);
        activate(july, "first", null);
        assertThat(challenger("2026-11")).isNull();
        int october = model("2026-10");

        assertThat(challenger("2026-09")).isNull();
        assertThat(challenger("2026-10")).isEqualTo(october);

        activate(october, "second", null);
        asProvince(() -> activations.rollBack("It drifts", null));
        assertThat(challenger("2026-11")).isNull();
    }

    private int model(String knownUntil) {
        return Models.store(database, store, null, knownUntil);
    }

    private Activation activate(@Nullable Integer model, @Nullable String reason, @Nullable YearMonth from) {
        return asProvince(() -> activations.activate(new ActivationOrder(model, reason, from, null)));
    }

    private String champion(String month) {
        return ModelActivations.championFor(looking, YearMonth.parse(month))
                .map(Activation::version)
                .orElse("scorecard");
    }

    private @Nullable Integer challenger(String month) {
        return ModelActivations.challengerFor(looking, YearMonth.parse(month)).orElse(null);
    }

    private long count(String table) {
        return looking.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static void assertRefused(String key, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }

    private static <T> T asProvince(Supplier<T> work) {
        return CurrentScope.call(PROVINCE, work);
    }
}
