package org.renewals.analysis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;

/**
 * Undecided contracts by how soon somebody has to act on them, counted from the end of the month (contract.md "windows").
 *
 * @param cells every window with every risk level that occurs in it; the windows do not overlap
 */
public record DueContracts(Subject subject, YearMonth month, List<Cell> cells) {

    /** Ends of the windows in days; each begins where the one before ends. 0: the day to act has passed. */
    public static final List<Integer> WINDOWS = List.of(0, 7, 30, 60, 90, 120, 180);

    /** The risk levels, least first, as the database names them. */
    public static final List<String> RISK_LEVELS = List.of("low", "medium", "high", "very_high");

    /** What stands in place of a level for customers that were not assessed in the month. */
    public static final String UNRATED = "unknown";

    /** The reach of the figure "due contracts" where no other is named. */
    public static final int HEADLINE_DAYS = 90;

    /** The reach of forecasts: all contracts a likelihood is told of with its reasons. */
    public static final int FORECAST_DAYS = 180;

    public DueContracts {
        cells = List.copyOf(cells);
    }

    /**
     * Contracts of one window and risk level.
     *
     * @param windowDays end of the window, one of {@link #WINDOWS}
     * @param value sum of their monthly values, in yuan
     * @param likely what of it is expected to be renewed, in yuan a month; null where the month has no likelihoods, as is
     * @param atRisk what a year without those that are lost would cost, in yuan
     */
    public record Cell(
            int windowDays,
            String riskLevel,
            long contracts,
            BigDecimal value,
            @Nullable BigDecimal likely,
            @Nullable BigDecimal atRisk) {}

    /** The day a window is counted from: the last of the month. */
    public LocalDate asOf() {
        return month.atEndOfMonth();
    }

    /** Contracts to act on within so many days from the end of the month; those already past are not among them. */
    public Value contractsWithin(int days) {
        return Value.of(Metric.DUE_CONTRACTS, contracts(1, days, null));
    }

    /** Their monthly value. */
    public Value valueWithin(int days) {
        return Value.of(Metric.DUE_VALUE, value(1, days, null));
    }

    /** What of their monthly value is expected to be renewed (contract.md "weighted forecast"). */
    public Value forecastWithin(int days) {
        return Value.of(Metric.WEIGHTED_FORECAST, known(1, days, Cell::likely));
    }

    /** What a year without those expected to be lost would cost (contract.md "revenue at risk"). */
    public Value revenueAtRiskWithin(int days) {
        return Value.of(Metric.REVENUE_AT_RISK, known(1, days, Cell::atRisk));
    }

    /** {@link #forecastWithin} of exactly one window. */
    public Value forecast(int windowDays) {
        return Value.of(Metric.WEIGHTED_FORECAST, known(windowDays, windowDays, Cell::likely));
    }

    /** {@link #revenueAtRiskWithin} of exactly one window. */
    public Value revenueAtRisk(int windowDays) {
        return Value.of(Metric.REVENUE_AT_RISK, known(windowDays, windowDays, Cell::atRisk));
    }

    /** Contracts of exactly one window; of one risk level, or of all for null. */
    public long contracts(int windowDays, @Nullable String riskLevel) {
        return contracts(windowDays, windowDays, riskLevel);
    }

    /** The monthly value of exactly one window; of one risk level, or of all for null. */
    public BigDecimal value(int windowDays, @Nullable String riskLevel) {
        return value(windowDays, windowDays, riskLevel);
    }

    private long contracts(int from, int to, @Nullable String riskLevel) {
        return cells.stream()
                .filter(cell -> matches(cell, from, to, riskLevel))
                .mapToLong(Cell::contracts)
                .sum();
    }

    private BigDecimal value(int from, int to, @Nullable String riskLevel) {
        return cells.stream()
                .filter(cell -> matches(cell, from, to, riskLevel))
                .map(Cell::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Null where no cell says anything. */
    private @Nullable BigDecimal known(int from, int to, Function<Cell, @Nullable BigDecimal> part) {
        BigDecimal sum = null;
        for (Cell cell : cells) {
            BigDecimal one = matches(cell, from, to, null) ? part.apply(cell) : null;
            if (one != null) {
                sum = sum == null ? one : sum.add(one);
            }
        }
        return sum;
    }

    private static boolean matches(Cell cell, int from, int to, @Nullable String riskLevel) {
        return cell.windowDays() >= from
                && cell.windowDays() <= to
                && (riskLevel == null || cell.riskLevel().equals(riskLevel));
    }
}
