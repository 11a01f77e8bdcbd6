package org.renewals.analysis.likelihood;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A row of {@code contract_score} as the monthly run wrote it, not explained yet. */
public final class ScoredContract {

    /** What a query selects of {@code contract_score s}, for {@link #of}. */
    public static final String COLUMNS =
            "s.model_id, s.log_odds, s.probability, s.monthly_value as scored_value, s.revenue_at_risk, s.features,"
                    + " s.contributions";

    final @Nullable Integer model;
    final double logOdds;
    final double probability;
    final BigDecimal monthlyValue;
    final BigDecimal revenueAtRisk;
    final float[] features;
    final double @Nullable [] contributions;

    private ScoredContract(ResultSet row) throws SQLException {
        this.model = (Integer) row.getObject("model_id");
        this.logOdds = row.getDouble("log_odds");
        this.probability = row.getDouble("probability");
        this.monthlyValue = row.getBigDecimal("scored_value");
        this.revenueAtRisk = row.getBigDecimal("revenue_at_risk");
        this.features = unboxed((Float[]) row.getArray("features").getArray());
        Array stored = row.getArray("contributions");
        this.contributions = stored == null ? null : unboxed((Double[]) stored.getArray());
    }

    /** @return null where an outer join found no score */
    public static @Nullable ScoredContract of(ResultSet row) throws SQLException {
        return row.getObject("probability") == null ? null : new ScoredContract(row);
    }

    /** What is not known is stored as null. */
    private static float[] unboxed(@Nullable Float[] values) {
        float[] plain = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            Float value = values[i];
            plain[i] = value == null ? Float.NaN : value;
        }
        return plain;
    }

    private static double[] unboxed(Double[] values) {
        double[] plain = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            plain[i] = values[i];
        }
        return plain;
    }
}
