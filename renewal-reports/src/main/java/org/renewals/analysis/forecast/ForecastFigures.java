package org.renewals.analysis.forecast;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.quality.Reliability;
import org.renewals.scoring.quality.Skill;

/**
 * How good the forecasts of a scope, stage and segment were over twelve months of outcomes. Null figures have no meaning for
 * these contracts; all are null where there are too few.
 *
 * @param segment {@code all}, or a tier
 * @param expected how many renewals the probabilities add up to
 * @param baseBrier had everybody been given the share that was renewed in the end; likewise {@code baseLogLoss}
 * @param lastYearBrier had everybody been given the share of the year before; likewise {@code lastYearLogLoss}
 * @param emp yuan a contract, of the best offers with these forecasts
 * @param empContacted share of the contracts these go to
 * @param empUntold yuan a contract, of the better of offering to all and to nobody
 * @param dueValue yuan a month; so are {@code expectedValue} and {@code keptValue}
 * @param bins about equally many contracts each, least likely renewals first
 * @param tenths contracts and renewals by tenths of the scale; their mean probability is not kept
 * @param gains share of the lost among the 10, 20, … 100 % most likely to be lost; empty where there are too few
 */
public record ForecastFigures(
        ForecastStage stage,
        String segment,
        int contracts,
        int renewed,
        double expected,
        boolean enough,
        @Nullable Double brier,
        @Nullable Double logLoss,
        @Nullable Double baseBrier,
        @Nullable Double baseLogLoss,
        @Nullable Double lastYearRate,
        @Nullable Double lastYearBrier,
        @Nullable Double lastYearLogLoss,
        @Nullable Double ece,
        @Nullable Double calibrationIntercept,
        @Nullable Double calibrationSlope,
        @Nullable Double auc,
        @Nullable Double aucError,
        @Nullable Double liftAt10,
        @Nullable Double emp,
        @Nullable Double empContacted,
        @Nullable Double empUntold,
        int green,
        int red,
        int falseGreen,
        int falseRed,
        BigDecimal dueValue,
        BigDecimal expectedValue,
        BigDecimal keptValue,
        @Nullable Double accuracy,
        @Nullable Double bias,
        List<Reliability.Bin> bins,
        List<Reliability.Bin> tenths,
        List<Double> gains,
        List<Double> valueGains) {

    /** Of a normal distribution, 95 % within. */
    private static final double WITHIN_95 = 1.959964;

    public ForecastFigures {
        bins = List.copyOf(bins);
        tenths = List.copyOf(tenths);
        gains = List.copyOf(gains);
        valueGains = List.copyOf(valueGains);
    }

    public int lost() {
        return contracts - renewed;
    }

    /** Share that was renewed. */
    public double renewedShare() {
        return renewed / (double) contracts;
    }

    /** Share that was expected to be renewed. */
    public double expectedShare() {
        return expected / contracts;
    }

    public @Nullable Double brierSkill() {
        return skill(brier, baseBrier);
    }

    public @Nullable Double logLossSkill() {
        return skill(logLoss, baseLogLoss);
    }

    /** Against last year's rate. */
    public @Nullable Double brierSkillOnLastYear() {
        return skill(brier, lastYearBrier);
    }

    /** Against last year's rate. */
    public @Nullable Double logLossSkillOnLastYear() {
        return skill(logLoss, lastYearLogLoss);
    }

    /** Lower end of the 95 % interval. */
    public @Nullable Double aucFrom() {
        return auc == null || aucError == null ? null : Math.max(0, auc - WITHIN_95 * aucError);
    }

    /** Upper end of the 95 % interval. */
    public @Nullable Double aucTo() {
        return auc == null || aucError == null ? null : Math.min(1, auc + WITHIN_95 * aucError);
    }

    /** Contracts that were not green: an alarm. */
    public int alarms() {
        return contracts - green;
    }

    /** Losses that were announced. */
    public int caught() {
        return lost() - falseGreen;
    }

    /** Share of the alarms that were right; null without an alarm or where there are too few cases. */
    public @Nullable Double precision() {
        return enough && alarms() > 0 ? Double.valueOf(caught() / (double) alarms()) : null;
    }

    /** Share of the losses that were announced; null where there are too few cases. */
    public @Nullable Double recall() {
        return enough && lost() > 0 ? Double.valueOf(caught() / (double) lost()) : null;
    }

    /** Harmonic mean of precision and recall; null where there are too few cases. */
    public @Nullable Double f1() {
        return enough ? Double.valueOf(2.0 * caught() / (alarms() + lost())) : null;
    }

    private static @Nullable Double skill(@Nullable Double loss, @Nullable Double reference) {
        return loss == null || reference == null || reference == 0 ? null : Double.valueOf(Skill.of(loss, reference));
    }

    static ForecastFigures read(ResultSet row) throws SQLException {
        return new ForecastFigures(
                ForecastStage.of(row.getString("stage")).orElseThrow(),
                row.getString("segment"),
                row.getInt("contracts"),
                row.getInt("renewed"),
                row.getDouble("expected"),
                row.getBoolean("enough"),
                (Double) row.getObject("brier"),
                (Double) row.getObject("log_loss"),
                (Double) row.getObject("base_brier"),
                (Double) row.getObject("base_log_loss"),
                (Double) row.getObject("last_year_rate"),
                (Double) row.getObject("last_year_brier"),
                (Double) row.getObject("last_year_log_loss"),
                (Double) row.getObject("ece"),
                (Double) row.getObject("calibration_intercept"),
                (Double) row.getObject("calibration_slope"),
                (Double) row.getObject("auc"),
                (Double) row.getObject("auc_error"),
                (Double) row.getObject("lift_at_10"),
                (Double) row.getObject("emp"),
                (Double) row.getObject("emp_contacted"),
                (Double) row.getObject("emp_untold"),
                row.getInt("green"),
                row.getInt("red"),
                row.getInt("false_green"),
                row.getInt("false_red"),
                row.getBigDecimal("due_value"),
                row.getBigDecimal("expected_value"),
                row.getBigDecimal("kept_value"),
                (Double) row.getObject("accuracy"),
                (Double) row.getObject("bias"),
                bins(
                        integers(row.getArray("bin_contracts")),
                        doubles(row.getArray("bin_stated")),
                        integers(row.getArray("bin_renewed"))),
                bins(integers(row.getArray("tenth_contracts")), List.of(), integers(row.getArray("tenth_renewed"))),
                doubles(row.getArray("gains")),
                doubles(row.getArray("value_gains")));
    }

    private static List<Reliability.Bin> bins(List<Integer> contracts, List<Double> stated, List<Integer> renewed) {
        List<Reliability.Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < contracts.size(); bin++) {
            bins.add(new Reliability.Bin(
                    contracts.get(bin), stated.isEmpty() ? Double.NaN : stated.get(bin), renewed.get(bin)));
        }
        return bins;
    }

    private static List<Integer> integers(Array array) throws SQLException {
        return List.of((Integer[]) array.getArray());
    }

    private static List<Double> doubles(Array array) throws SQLException {
        return List.of((Double[]) array.getArray());
    }
}
