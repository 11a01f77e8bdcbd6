package org.renewals.testing;

import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Trained models as they are stored, for pages that tell of them; they score nothing. */
public final class StoredModels {

    private static final String CANDIDATES = """
            {"tried": [{"family": "logistic-bent", "size": "4.0", "logLoss": 0.4312, "auc": 0.79, "weight": 0.75},
              {"stage": "NEAR", "family": "trees-2", "size": "120", "logLoss": 0.4401, "auc": 0.78, "weight": 0.25},
              {"family": "trees-1", "size": "90", "logLoss": 0.46, "auc": 0.77, "weight": 0}],
             "calibration": {"below": 1.1, "above": 0.9, "shift": -0.05}}""";

    private static final String QUALITY = """
            {"from": "2026-05", "until": "2026-08", "rows": 190, "renewed": 150, "trainedOn": 2400, "championKnew": true,
             "measured": [
               {"who": "MODEL", "logLoss": 0.4, "brier": 0.125, "auc": 0.81, "aucError": 0.03, "calibrationError": 0.04,
                "lift": 1.2},
               {"who": "CHAMPION", "version": "likelihood-2026-02", "logLoss": 0.39, "brier": 0.13, "auc": 0.8,
                "aucError": 0.03, "calibrationError": 0.05, "lift": 1.2},
               {"who": "BASE_RATE", "logLoss": 0.5, "brier": 0.16, "auc": 0.5, "calibrationError": 0.01},
               {"who": "LAST_YEAR", "logLoss": 0.51, "brier": 0.17, "auc": 0.5, "calibrationError": 0.02}],
             "influences": [{"feature": "income-trend", "weight": 0.62}, {"feature": "visits-in-window", "weight": 0.31},
               {"feature": "season", "weight": 0}]}""";

    private static final String LOG = """
            [{"key": "model.note.read", "arguments": ["3100", "412", "2025-04", "2026-09", "1.2"]},
             {"key": "model.note.trained", "arguments": ["4", "1", "2.5"]}]""";

    private StoredModels() {}

    /**
     * Adds one.
     *
     * @param jdbc as the schema's owner
     * @param knownUntil month, YYYY-MM
     * @return its id
     */
    public static int add(JdbcClient jdbc, String knownUntil) {
        LocalDate until = YearMonth.parse(knownUntil).atDay(1);
        return jdbc.sql("""
                        insert into likelihood_model (version, known_until, trained_at, seed, known_from, training_rows,
                            contracts, renewed, features, candidates, quality, log, body)
                        select 'likelihood-' || :name || coalesce('-' || nullif(count(*) + 1, 1), ''), :until,
                            timestamptz '2026-11-10 09:00+08', 1, date '2025-04-01', 3100, 412, 330,
                            array['income-trend', 'visits-in-window', 'season'], cast(:candidates as jsonb),
                            cast(:quality as jsonb), cast(:log as jsonb), '{}'
                        from likelihood_model where known_until = :until
                        returning id""")
                .param("name", knownUntil)
                .param("until", until)
                .param("candidates", CANDIDATES)
                .param("quality", QUALITY)
                .param("log", LOG)
                .query(Integer.class)
                .single();
    }
}
