package org.renewals.scoring.model;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.scoring.model.ModelDescription.Calibration;
import org.renewals.scoring.model.ModelDescription.Selection;
import org.renewals.scoring.model.ModelQuality.Influence;
import org.renewals.scoring.renewal.RenewalStage;
import org.renewals.testing.TestDatabase;

/** Trained models for tests that only look at what is around them. */
public final class Models {

    private Models() {}

    /** A model of two features that beats the base rate and is beaten by its champion on log-loss. */
    public static ModelDescription knownUntil(String month) {
        YearMonth until = YearMonth.parse(month);
        return new ModelDescription(
                until.minusMonths(17),
                until,
                1,
                3100,
                412,
                330,
                List.of("income-trend", "complaints"),
                new Selection(
                        List.of(
                                new TriedLearner(RenewalStage.NEAR, "logistic", "4.0", 0.4312, 0.79, 0.75),
                                new TriedLearner(RenewalStage.NEAR, "trees-2", "120", 0.4401, 0.78, 0.25)),
                        List.of(new Calibration(RenewalStage.NEAR, 1.1, 0.9, -0.05))),
                new ModelQuality(
                        until.minusMonths(2),
                        until,
                        190,
                        150,
                        2400,
                        true,
                        List.of(
                                new Measured(Forecaster.MODEL, null, 0.4, 0.12, 0.81, 0.03, 0.04, 1.2),
                                new Measured(
                                        Forecaster.CHAMPION, "likelihood-2026-04", 0.39, 0.125, 0.8, 0.03, 0.05, 1.1),
                                new Measured(Forecaster.BASE_RATE, null, 0.5, 0.16, null, null, 0.01, null),
                                new Measured(Forecaster.LAST_YEAR, null, 0.51, 0.17, null, null, 0.02, null)),
                        List.of(new Influence("income-trend", 0.62), new Influence("complaints", 0.31))),
                List.of(new TrainingNote("rows", List.of("3100", "412"))));
    }

    /** Stores one. @return its id */
    public static int store(TestDatabase database, ModelStore store, @Nullable Integer account, String knownUntil) {
        return database.in(
                AccessScope.system(),
                connection -> store.insert(connection, account, knownUntil(knownUntil), "{\"of\": 1}"));
    }
}
